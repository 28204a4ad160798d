"""What of scoring belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.scoring.models import ScoreSheet, SheetFigure

TABLES = (
    Table(ScoreSheet, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(SheetFigure, of("sheet__round__agency"), {"item": "node__code"}),
)
