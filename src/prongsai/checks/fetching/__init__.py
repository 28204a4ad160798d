"""Asking addresses of the open web, in such a way that nothing inside the own network can be reached."""

from prongsai.checks.fetching.asking import Fetched, Limits, ask
from prongsai.checks.fetching.many import ask_many

__all__ = ["Fetched", "Limits", "ask", "ask_many"]
