"""The first pages."""

from tests.architecture.matrix.declaring import GET, Row, content

ROWS = (
    Row("dashboards:search", methods=(GET,)),
    Row("dashboards:home", methods=(GET,)),
    Row("dashboards:round", methods=(GET,), found=content),
    Row("dashboards:district", methods=(GET,), found=content),
)
