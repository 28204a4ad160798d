"""What of checks belongs to an agency's record."""

from prongsai.checks.models import Copy, Finding, Hand, Probe, Scan, Watch, WatchedAddress
from prongsai.files.export import Table, of

OF_AN_ADDRESS = of("address__agency")
TABLES = (
    Table(WatchedAddress, of("agency")),
    Table(Watch, OF_AN_ADDRESS, {"url": "address__url"}),
    Table(Probe, OF_AN_ADDRESS, {"url": "address__url"}),
    Table(Copy, OF_AN_ADDRESS, {"url": "address__url"}),
    Table(Scan, of("agency"), {"unit_code": "unit__code"}),
    Table(Hand, of("scan__agency"), {"username": "user__username"}),
    Table(Finding, of("scan__agency"), {"title": "scan__title"}),
)
