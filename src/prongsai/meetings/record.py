"""What of the working group and its meetings belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.meetings.models import (
    ActionFile,
    ActionItem,
    ActionNote,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingMove,
    Minutes,
    Order,
    OrderMember,
    Series,
)

OF_A_MEETING = of("meeting__round__agency")
OF_A_DECISION = of("action__round__agency")
TABLES = (
    Table(Order, of("agency")),
    Table(OrderMember, of("order__agency"), {"unit_code": "unit__code"}),
    Table(Series, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(
        Meeting, of("round__agency"), {"fiscal_year": "round__fiscal_year", "series_name": "series__name_th"}
    ),
    Table(MeetingMove, OF_A_MEETING),
    Table(AgendaItem, OF_A_MEETING, {"unit_code": "unit__code"}),
    Table(Attendance, OF_A_MEETING, {"unit_code": "unit__code"}),
    Table(Minutes, OF_A_MEETING, {"day": "meeting__day"}),
    Table(ActionItem, of("round__agency"), {"fiscal_year": "round__fiscal_year", "unit_code": "unit__code"}),
    Table(ActionNote, OF_A_DECISION),
    Table(ActionFile, OF_A_DECISION),
)
