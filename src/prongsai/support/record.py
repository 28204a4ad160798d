"""What of this room belongs to an agency's record."""

from prongsai.files.export import LeftOut, Table, of
from prongsai.support.models import (
    Attendance,
    CheckPoint,
    Comment,
    Form,
    Honour,
    Limits,
    Line,
    MonthCount,
    MonthlyCheck,
    Remark,
    Sending,
    Service,
    Shown,
    Tally,
    Training,
)

_YEAR = {"fiscal_year": "round__fiscal_year"}
_OWN = of("round__agency")
_OF_A_UNIT = {**_YEAR, "unit_code": "unit__code"}
TABLES = (
    Table(Training, _OWN, _YEAR),
    Table(Attendance, of("training__round__agency"), {"unit_code": "unit__code"}),
    Table(Line, _OWN, _OF_A_UNIT),
    Table(Service, _OWN, _OF_A_UNIT),
    Table(MonthCount, of("service__round__agency"), {"service_name": "service__name"}),
    Table(MonthlyCheck, _OWN, _YEAR),
    Table(CheckPoint, of("check_row__round__agency")),
    Table(Form, _OWN, _OF_A_UNIT),
    Table(Comment, _OWN, _OF_A_UNIT),
    Table(Honour, _OWN, _OF_A_UNIT),
    Table(Shown, of("evidence__agency")),
    Table(Limits, of("agency")),
)
LEFT_OUT = (
    LeftOut(Tally, "figures of small groups are never shown; the results of a closed form have a page"),
    LeftOut(Remark, "words of visitors leave by the page of a closed form alone, where the group is large"),
    LeftOut(Sending, "tells one sending from another while a form is open, and nothing else"),
)
