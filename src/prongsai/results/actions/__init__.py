"""What people can do with results: write them, show them by photos. A unit's part is decided on by its procedure."""

from prongsai.results.actions.writing import write_result
from prongsai.results.content import CannotWrite, ResultContent, ShownPhoto, Stale

__all__ = ["CannotWrite", "ResultContent", "ShownPhoto", "Stale", "write_result"]
