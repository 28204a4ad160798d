"""Holidays: data from a file, read once."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings


class BadHolidays(ValueError):
    """The file of holidays cannot be used."""


def holidays() -> frozenset[date]:
    """The days of the file that PRONGSAI_HOLIDAYS names. Raises BadHolidays."""
    return _read(Path(settings.HOLIDAYS_FILE))


@cache
def _read(path: Path) -> frozenset[date]:
    try:
        rows = yaml.safe_load(path.read_text("utf-8")) or []
        days = frozenset(row["day"] for row in rows)
    except (OSError, yaml.YAMLError, TypeError, KeyError) as error:
        raise BadHolidays(
            f"{path} must be a list of rows such as: - {{day: 2025-04-14, th: วันสงกรานต์, en: Songkran}}"
        ) from error
    if not all(type(day) is date for day in days):
        raise BadHolidays(f"{path}: each day must be written as 2025-04-14.")
    return days
