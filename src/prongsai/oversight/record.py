"""What of this room belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.oversight.models import Example

TABLES = (
    Table(
        Example,
        of("result__round__agency"),
        {"fiscal_year": "result__round__fiscal_year", "source_agency": "source__round__agency__slug"},
    ),
)
