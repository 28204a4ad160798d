"""What of plans and measures belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.measures.models import Measure, MeasureFinding, MeasureItem, MeasureStep, MeasureUnit, Plan

OF_A_MEASURE = of("measure__plan__round__agency")
TABLES = (
    Table(Plan, of("round__agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(Measure, of("plan__round__agency"), {"fiscal_year": "plan__round__fiscal_year"}),
    Table(MeasureStep, OF_A_MEASURE),
    Table(MeasureFinding, OF_A_MEASURE, {"item": "finding__node__code"}),
    Table(MeasureItem, OF_A_MEASURE, {"item": "node__code"}),
    Table(MeasureUnit, OF_A_MEASURE, {"unit_code": "unit__code"}),
)
