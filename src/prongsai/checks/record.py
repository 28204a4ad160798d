"""What of checks belongs to an agency's record."""

from prongsai.checks.models import Copy, Probe, Watch, WatchedAddress
from prongsai.files.export import Table, of

OF_AN_ADDRESS = of("address__agency")
TABLES = (
    Table(WatchedAddress, of("agency")),
    Table(Watch, OF_AN_ADDRESS, {"url": "address__url"}),
    Table(Probe, OF_AN_ADDRESS, {"url": "address__url"}),
    Table(Copy, OF_AN_ADDRESS, {"url": "address__url"}),
)
