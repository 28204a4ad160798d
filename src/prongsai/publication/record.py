"""What of publication belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.publication.models import Publication, PublishedFile

TABLES = (
    Table(Publication, of("agency"), {"fiscal_year": "round__fiscal_year"}),
    Table(PublishedFile, of("publication__agency"), {"code": "publication__code"}),
)
