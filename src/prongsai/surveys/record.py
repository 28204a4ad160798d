"""What of surveys belongs to an agency's record: what was asked, never what was answered."""

from prongsai.files.export import LeftOut, Table, of
from prongsai.surveys.models import (
    CardBatch,
    CommentDecision,
    DayCount,
    Headcount,
    PaperBatch,
    Place,
    Point,
    Release,
    Wave,
)
from prongsai.surveys.responses.models import (
    Arrival,
    Intake,
    Sealed,
    SealedComment,
    UnspentCode,
    WaitingComment,
    WaveKey,
)

TABLES = (
    Table(Wave, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(Place, of("wave__round__agency"), {"unit_code": "unit__code"}),
    Table(CardBatch, of("wave__round__agency")),
    Table(Point, of("wave__round__agency"), {"place_code": "place__code"}),
    Table(PaperBatch, of("wave__round__agency"), {"place_code": "place__code"}),
    Table(Release, of("wave__round__agency")),
    Table(Headcount, of("wave__round__agency")),
    Table(CommentDecision, of("wave__round__agency")),
    Table(DayCount, of("wave__round__agency")),
)
_SINGLE = (
    "what single persons said leaves the system in no form; figures of groups do, once a survey is closed"
)
LEFT_OUT = (
    LeftOut(Intake, _SINGLE),
    LeftOut(Sealed, _SINGLE),
    LeftOut(WaitingComment, _SINGLE),
    LeftOut(SealedComment, "may tell who somebody is; what an officer released is in the record"),
    LeftOut(UnspentCode, "good for answering; whoever took it out could answer for others"),
    LeftOut(Arrival, "sums that may show fewer than five; the office's pages show them as they may be shown"),
    LeftOut(WaveKey, "half of the key that keeps cards and sheets apart"),
)
