"""What would be brought over from last year."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.disclosure.presenters.places import address, crumbs
from prongsai.disclosure.presenters.said import ShownPart, shown_part
from prongsai.disclosure.queries import Carried
from prongsai.disclosure.wording import unit_in_words
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class CarriedRow:
    code: str
    title: Text
    unit: Text
    said: ShownPart


@dataclass(frozen=True, slots=True)
class CarryPage:
    crumbs: Crumbs
    above: str
    rows: tuple[CarriedRow, ...]
    back: str


def carry_page(round_: Round, found: Sequence[Carried]) -> CarryPage:
    return CarryPage(
        crumbs=crumbs(round_, (_("Bring over from last year"), "")),
        above=_("Disclosure of FY %(year)s") % {"year": round_.fiscal_year},
        rows=tuple(
            CarriedRow(
                one.record.item.code, one.part.title, unit_in_words(one.record), shown_part(one.part, {})
            )
            for one in found
        ),
        back=address("board", round_),
    )
