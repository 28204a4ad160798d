"""What is checked, and what was found."""

from prongsai.checks.models.links import Copy, Probe, Watch, WatchedAddress
from prongsai.checks.models.scans import Finding, Hand, Scan

__all__ = ["Copy", "Finding", "Hand", "Probe", "Scan", "Watch", "WatchedAddress"]
