"""In what the office, the machine and the assessor differ about a component."""

import pytest

from prongsai.rules.assessing import Verdict
from prongsai.rules.comparing import DOUBTED, Difference, Machine, Remark, differences, remarks_of

MET, NOT, NA = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_APPLICABLE
FINE, BROKEN, UNSURE = (Remark(one) for one in (Machine.THERE, Machine.BROKEN, Machine.UNSURE))
D = Difference


@pytest.mark.parametrize(
    ("own", "first", "final", "remark", "expected"),
    [
        (MET, MET, None, FINE, ()),
        (MET, NOT, None, FINE, (D.OFFICE_HIGHER,)),
        (NOT, MET, None, FINE, (D.OFFICE_LOWER,)),
        (NA, NOT, None, FINE, (D.APPLIES,)),
        (MET, NA, None, FINE, (D.APPLIES,)),
        (MET, NOT, MET, FINE, (D.REVISED,)),
        (NOT, NOT, MET, FINE, (D.OFFICE_LOWER, D.REVISED)),
        (MET, NOT, NOT, FINE, (D.OFFICE_HIGHER,)),
        (MET, MET, None, BROKEN, (D.MACHINE_OFFICE, D.MACHINE_ASSESSOR)),
        (MET, NOT, None, BROKEN, (D.OFFICE_HIGHER, D.MACHINE_OFFICE)),
        (NOT, NOT, None, BROKEN, ()),
        (MET, MET, None, UNSURE, ()),
        (MET, None, None, FINE, ()),
        (MET, None, None, BROKEN, (D.MACHINE_OFFICE,)),
        (None, None, None, BROKEN, ()),
    ],
)
def test_who_differs(
    own: Verdict | None,
    first: Verdict | None,
    final: Verdict | None,
    remark: Remark,
    expected: tuple[Difference, ...],
) -> None:
    assert differences(own, first, final, (remark,)) == expected


def test_what_only_a_person_can_tell_is_no_doubt() -> None:
    assert {Machine.UNSURE, Machine.UNDECIDED, Machine.UNSCANNED, Machine.CHANGED}.isdisjoint(DOUBTED)


def test_remarks_stand_once_and_what_weighs_most_first() -> None:
    assert remarks_of([UNSURE, BROKEN, UNSURE]) == (BROKEN, UNSURE)
    assert remarks_of([]) == (FINE,)
