"""What of decisions belongs to an agency's record."""

from prongsai.approvals.models import ApprovalRule, Author, Step, StepComment
from prongsai.files.export import Table, of

TABLES = (
    Table(Step, of("agency"), {"username": "by__username", "unit_code": "unit__code"}),
    Table(StepComment, of("step__agency"), {"flow": "step__flow", "subject_id": "step__subject_id"}),
    Table(Author, of("agency"), {"username": "user__username"}),
    Table(ApprovalRule, of("agency")),
)
