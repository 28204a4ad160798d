"""What of papers can be found by words."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member
from prongsai.reports.kinds import kind_of
from prongsai.reports.models import Paper
from prongsai.reports.topics import paper_name
from prongsai.reports.words import STATES
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words


def find_papers(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """By number, subject, year and agency; of other agencies the approved ones alone."""
    readable = Q(agency=member.agency) | Q(state=Paper.State.APPROVED)
    fields = ("number", "round__fiscal_year", "agency__name_th", "agency__name_en", "subject_name")
    rows = Paper.objects.visible_to(member).filter(readable, holding(words, *fields))
    rows = rows.select_related("round__agency").defer("content")
    return [_paper(one) for one in rows.order_by("-round__fiscal_year", "-id")[:most]]


def _paper(one: Paper) -> Found:
    name = paper_name(kind_of(one.kind), one.subject_name)
    title = _("%(paper)s, fiscal year %(year)s") % {"paper": name, "year": one.round.fiscal_year}
    agency = in_words(Text(one.round.agency.name_th, one.round.agency.name_en))
    about = ", ".join(part for part in (agency, one.number, str(STATES[one.state])) if part)
    return Found(title, about, of_round("reports:paper", one.round, paper_id=one.pk))


FINDERS = (Finder("papers", gettext_lazy("Papers"), find_papers),)
