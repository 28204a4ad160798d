"""What is checked, and what was found."""

from prongsai.checks.models.links import Copy, Probe, Watch, WatchedAddress

__all__ = ["Copy", "Probe", "Watch", "WatchedAddress"]
