"""SQLite rebuilds tables when they are migrated, and would stop at a guard that speaks of one."""

import pytest
from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.models.signals import pre_migrate

from prongsai.audit.guards import install_guards, lift_guards, registered_guards

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL rebuilds nothing"),
]
A_STEP = [object()]
SPEAKING = """CREATE TRIGGER guard_of_one BEFORE INSERT ON one
WHEN EXISTS (SELECT 1 FROM other) BEGIN SELECT RAISE(ABORT, 'no'); END"""


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall()}


def rebuild() -> None:
    run("CREATE TABLE fresh (id integer)", "DROP TABLE other", "ALTER TABLE fresh RENAME TO other")


def test_a_table_that_a_guard_speaks_of_is_rebuilt_while_guards_are_lifted() -> None:
    run("CREATE TABLE one (id integer)", "CREATE TABLE other (id integer)", SPEAKING)
    with pytest.raises(OperationalError, match="guard_of_one"), transaction.atomic():
        rebuild()
    lift_guards(using="default", plan=A_STEP)
    rebuild()


def test_every_guard_is_back_afterwards() -> None:
    before = triggers()
    assert len(before) >= len(registered_guards()) > 50
    lift_guards(using="default", plan=A_STEP)
    assert not triggers()
    for room in apps.get_app_configs():
        install_guards(sender=room, using="default")
    assert triggers() == before


def test_where_nothing_is_migrated_no_guard_is_lifted_for_a_moment() -> None:
    before = triggers()
    lift_guards(using="default", plan=[])
    assert triggers() == before


def test_django_asks_before_it_migrates() -> None:
    before = triggers()
    pre_migrate.send(sender=apps.get_app_config("audit"), using="default", plan=A_STEP)
    assert before
    assert not triggers()
