"""The links of what was approved are asked about from then on; those that a later version dropped are let go."""

from collections.abc import Iterable
from datetime import datetime

from prongsai.accounts.members import Member
from prongsai.checks.actions import CannotWatch, unwatch, watch
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import ColumnKind, Disclosed, Part

SUBJECTS = "disclosure:"
"""How the subject of every watch of this room begins."""


def watch_links(round_: Round, said: Disclosed, *, by: Member, now: datetime) -> None:
    """Told of every approval. What is no address of the open web is not asked, and is shown as never checked."""
    subject = subject_of(round_, said.code)
    kept = []
    for url in urls_of(said.parts):
        try:
            watch(agency=round_.agency, url=url, subject=subject, by=by, now=now)
        except CannotWatch:
            continue
        kept.append(url)
    unwatch(agency=round_.agency, subject=subject, by=by, now=now, keep=tuple(kept))


def subject_of(round_: Round, code: str) -> str:
    return f"{SUBJECTS}{round_.fiscal_year}:{code}"


def place_of(subject: str) -> tuple[int, str]:
    """Year and code: the inverse of subject_of."""
    _room, year, code = subject.split(":", 2)
    return int(year), code


def urls_of(parts: Iterable[Part]) -> list[str]:
    """Every address in links and tables, once, in order."""
    found: dict[str, None] = {}
    for part in parts:
        found |= dict.fromkeys(link.url for link in part.links)
        for table in part.tables:
            places = [place for place, one in enumerate(table.columns) if one.kind is ColumnKind.LINK]
            found |= dict.fromkeys(str(row[place]) for row in table.rows for place in places if row[place])
    return list(found)
