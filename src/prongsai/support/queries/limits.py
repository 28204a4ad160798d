"""Which limits bind an agency now."""

from dataclasses import dataclass

from django.db.models.functions import Length

from prongsai.agencies.models import Agency
from prongsai.support.lists import house_limits
from prongsai.support.models import Limits


@dataclass(frozen=True, slots=True)
class LimitsNow:
    """seen: the row_version of the agency's own limits, 0 where it has none. of: whose they are, None for the house's."""

    pass_mark: int
    check_day: int
    count_day: int
    group: int
    seen: int = 0
    of: Agency | None = None


def limits_of(agency: Agency) -> LimitsNow:
    """The agency's own, else those of the nearest agency above, else the house's. One query."""
    found = (
        Limits.objects.filter(agency__path__in=agency.paths_upwards)
        .select_related("agency")
        .order_by(Length("agency__path").desc())
        .first()
    )
    if found is None:
        house = house_limits()
        return LimitsNow(house.pass_mark, house.check_day, house.count_day, house.group)
    seen = found.row_version if found.agency_id == agency.pk else 0
    return LimitsNow(found.pass_mark, found.check_day, found.count_day, found.group, seen, found.agency)
