"""Opening a fiscal year: on which framework, and for which agencies."""

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.accounts.members import Member
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds import queries
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """years: those that somebody may still open here, newest first; framework is None where there are none."""

    years: tuple[Tab, ...]
    year: int | None
    framework: Text | None
    count: int


def opening_page(
    choices: Sequence[FrameworkVersion], chosen: FrameworkVersion | None, *, viewer: Member
) -> OpeningPage:
    return OpeningPage(
        years=tuple(
            Tab(str(one.fiscal_year), f"?framework={one.framework_id}", one == chosen) for one in choices
        ),
        year=chosen.fiscal_year if chosen else None,
        framework=Text(chosen.title_th, chosen.title_en) if chosen else None,
        count=queries.agencies_to_open(viewer, chosen).count() if chosen else 0,
    )
