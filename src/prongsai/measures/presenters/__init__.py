"""What the pages of the plan show: one dataclass a page."""
