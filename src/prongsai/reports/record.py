"""What of papers belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.reports.models import Letter, Paper, PaperFile, PaperTemplate

TABLES = (
    Table(Paper, of("agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(Letter, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(PaperFile, of("paper__agency"), endings={"content": lambda file: f".{file.format}"}),
    Table(PaperTemplate, of("agency"), endings={"content": lambda _template: ".docx"}),
)
