"""What of rounds belongs to an agency's record."""

from prongsai.files.export import Table, of
from prongsai.rounds.models import Round

TABLES = (Table(Round, of("agency"), {"framework_code": "framework__framework_id"}),)
