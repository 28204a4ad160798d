"""Addresses and names that the pages share."""

from django.utils.translation import gettext as _

from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs


def agency_of(round_: Round) -> Text:
    return Text(round_.agency.name_th, round_.agency.name_en)


def crumbs(round_: Round, *last: str) -> Crumbs:
    """From the sheets of the year down to this page."""
    title = _("Score sheets of fiscal year %(year)s") % {"year": round_.fiscal_year}
    return ((title, of_round("intake:results", round_)), *((label, "") for label in last))
