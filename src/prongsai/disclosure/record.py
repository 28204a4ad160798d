"""What of disclosure belongs to an agency's record."""

from prongsai.disclosure.models import Item, Record, RecordFile, Version
from prongsai.files.export import Table, of

YEAR = {"fiscal_year": "round__fiscal_year", "unit_code": "unit__code"}
OF_ITEM = {"fiscal_year": "item__round__fiscal_year", "item_code": "item__code"}
TABLES = (
    Table(Item, of("round__agency"), YEAR),
    Table(Record, of("item__round__agency"), {**OF_ITEM, "unit_code": "unit__code"}),
    Table(RecordFile, of("record__item__round__agency")),
    Table(Version, of("item__round__agency"), OF_ITEM),
)
