"""Evidence that people of one unit put in becomes their unit's."""

from django.db import migrations

OF_A_UNIT = ("division_officer", "school_officer", "division_head")


def give_units(apps, _editor):
    Evidence = apps.get_model("files", "Evidence")
    Membership = apps.get_model("accounts", "Membership")
    for evidence in Evidence.objects.filter(unit=None, added_by__isnull=False).iterator():
        held = Membership.objects.filter(
            user_id=evidence.added_by_id, agency_id=evidence.agency_id, starts_on__lte=evidence.added_on
        ).exclude(ends_on__lt=evidence.added_on)
        found = set(held.values_list("role", "unit_id"))
        units = {unit for role, unit in found if role in OF_A_UNIT}
        if len(units) == 1 and all(role in OF_A_UNIT for role, _unit in found):
            Evidence.objects.filter(pk=evidence.pk).update(unit=units.pop())


class Migration(migrations.Migration):
    dependencies = [("files", "0002_evidence_unit"), ("accounts", "0002_roles_and_acting")]
    operations = [migrations.RunPython(give_units, migrations.RunPython.noop)]
