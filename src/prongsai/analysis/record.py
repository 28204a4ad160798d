"""What of analyses belongs to an agency's record."""

from prongsai.analysis.models import Analysis, Finding
from prongsai.files.export import Table, of

TABLES = (
    Table(Analysis, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(Finding, of("analysis__round__agency"), {"item": "node__code"}),
)
