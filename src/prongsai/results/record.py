"""What of results belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.results.models import Result, ResultPhoto, UnitReport

WITH_UNIT = {"fiscal_year": "round__fiscal_year", "unit_code": "unit__code"}
TABLES = (
    Table(UnitReport, of("round__agency"), WITH_UNIT),
    Table(Result, of("round__agency"), {**WITH_UNIT, "measure_position": "measure__position"}),
    Table(ResultPhoto, of("result__round__agency")),
)
