"""Who was trained: by training and by division."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prongsai.agencies.models import Unit
from prongsai.support.models import Attendance, Training


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """A unit in the year: to how many trainings it was invited, to how many somebody came, how many people in all."""

    unit: Unit
    invited: int
    attended: int
    people: int
    unknown: int

    @property
    def is_whole(self) -> bool:
        """Somebody came to every training to which it was invited."""
        return self.attended == self.invited


def unit_totals(attendance: Mapping[int, Sequence[Attendance]]) -> list[UnitTotal]:
    """In the order of the units; only those that were invited."""
    rows: dict[int, list[Attendance]] = {}
    for several in attendance.values():
        for one in several:
            rows.setdefault(one.unit_id, []).append(one)
    totals = [_total(several) for several in rows.values()]
    return sorted(totals, key=lambda one: one.unit.position)


def unwritten(
    trainings: Sequence[Training], attendance: Mapping[int, Sequence[Attendance]]
) -> list[Training]:
    """Trainings of which somebody's attendance is not known yet."""
    return [one for one in trainings if any(each.people is None for each in attendance.get(one.pk, ()))]


def _total(rows: Sequence[Attendance]) -> UnitTotal:
    return UnitTotal(
        unit=rows[0].unit,
        invited=len(rows),
        attended=sum(1 for one in rows if one.people),
        people=sum(one.people or 0 for one in rows),
        unknown=sum(1 for one in rows if one.people is None),
    )
