"""What of rounds and their duties belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.rounds.models import DeadlineRule, DutyRecord, LockException, Obligation, ReminderRule, Round

FISCAL_YEAR = {"fiscal_year": "round__fiscal_year"}
TABLES = (
    Table(Round, of("agency"), {"framework_code": "framework__framework_id"}),
    Table(Obligation, of("round__agency"), {**FISCAL_YEAR, "unit_code": "unit__code"}),
    Table(DutyRecord, of("obligation__round__agency"), {"duty": "obligation__key"}),
    Table(LockException, of("round__agency"), FISCAL_YEAR),
    Table(DeadlineRule, of("agency")),
    Table(ReminderRule, of("agency")),
)
