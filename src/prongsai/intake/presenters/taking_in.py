"""A printed table on its way in: the box, what was read, and whether it may be written."""

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.intake.forms import PaperTable
from prongsai.intake.paper_tables.preview import Shown, digest_of, has_problems
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class TakingInPage:
    """fresh: how many rows would change something; digest: of what is shown, "" while nothing was read."""

    title: str
    lead: str
    crumbs: Crumbs
    form: PaperTable
    rows: tuple[Shown, ...]
    fresh: int
    is_ready: bool
    has_problems: bool
    digest: str
    back: str


def taking_in_page(
    *, title: str, lead: str, crumbs: Crumbs, form: PaperTable, rows: Sequence[Shown], fresh: int, back: str
) -> TakingInPage:
    """No query."""
    stuck = bool(rows) and has_problems(rows)
    ordered = sorted(rows, key=lambda row: not row.problems)
    return TakingInPage(
        title=title,
        lead=lead,
        crumbs=crumbs,
        form=form,
        rows=tuple(ordered),
        fresh=fresh,
        is_ready=bool(rows) and not stuck and fresh > 0,
        has_problems=stuck,
        digest=digest_of(rows) if rows else "",
        back=back,
    )
