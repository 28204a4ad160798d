"""What of tables on their way in belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.intake.models import ResultDraft

TABLES = (Table(ResultDraft, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),)
