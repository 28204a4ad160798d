"""What must hold of every model of the house."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from prongsai.audit.guards import registered_guards

FLOORS = (
    "rules", "ui", "agencies", "accounts", "audit", "background", "credentials", "people", "files", "notices", "approvals", "frameworks", "rounds", "registers", "licences", "checks", "disclosure",
    "surveys", "scoring", "analysis", "measures", "followup", "activities", "results", "meetings", "support", "intake", "reports", "publication", "assessment", "public_site", "oversight", "dashboards", "api",
)  # fmt: skip


def our_models() -> list[type[models.Model]]:
    return [
        model
        for app in apps.get_app_configs()
        if app.name.startswith("prongsai.")
        for model in app.get_models(include_auto_created=False)
    ]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_field_says_how_private_it_is(model: type[models.Model]) -> None:
    fields = {field.name for field in model._meta.get_fields() if not field.auto_created or field.concrete}
    declared = model.PRIVACY.fields  # type: ignore[attr-defined]
    assert set(declared) == fields
    assert len(declared) == len(set(declared)), "a field stands under two headings"


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_and_leave_no_trace_above(model: type[models.Model]) -> None:
    own = model._meta.app_label
    for field in model._meta.get_fields():
        if not isinstance(field, models.ForeignKey | models.ManyToManyField):
            continue
        target = field.related_model
        assert isinstance(target, type)
        other = target._meta.app_label
        if other != own:
            assert FLOORS.index(other) < FLOORS.index(own), f"{field} points up"
            assert str(field.remote_field.related_name).endswith("+"), f"{field} shows itself below"


@pytest.mark.django_db
def test_every_guard_stands_in_the_database() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        standing = {row[0] for row in cursor.fetchall()}
    wanted = {name for guard in registered_guards() for name in guard.triggers(connection.vendor)}
    assert wanted
    assert wanted <= standing


def test_migrations_of_each_room_are_one_line() -> None:
    loader = MigrationLoader(None)
    assert loader.detect_conflicts() == {}
