"""The internal measures of a year: what took place, the analysis of the result, and the measures."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.reports.kind import Kind, Note
from prongsai.reports.kinds import analysis
from prongsai.reports.kinds.internal_measures.content import InternalMeasuresPaper
from prongsai.reports.kinds.internal_measures.reading import current_measures
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round


class InternalMeasuresKind(Kind[InternalMeasuresPaper]):
    key = "internal-measures"
    name = _("Internal measures of the year")
    file_name = "มาตรการภายในเพื่อส่งเสริมคุณธรรมและความโปร่งใส"
    content = InternalMeasuresPaper
    lead = _("Made from the activities of the office, the result and the plan as they stand now.")
    nothing_yet = analysis.AnalysisKind.nothing_yet

    def current(self, round_: Round, subject: str = "") -> InternalMeasuresPaper | None:
        return None if subject else current_measures(round_)

    def notes(self, round_: Round, content: InternalMeasuresPaper) -> Iterable[Note]:
        """No activity of the office, activities without photos, no order, no promotion, and what the analysis lacks."""
        here = of_round("activities:activities", round_)
        if not content.activities:
            yield Note(
                gettext("Activities"), gettext("are not recorded yet; the paper leaves them out"), here
            )
        for one in content.activities:
            if not one.rows:
                yield Note(one.title, gettext("has no photo yet"), here)
        if not content.orders:
            orders = of_round("meetings:orders", round_)
            yield Note(
                gettext("Order of the working group"),
                gettext("is not signed yet; the paper leaves it out"),
                orders,
            )
        if not content.promotion:
            promotion = of_round("support:rows", round_, book="promotion")
            yield Note(
                gettext("Promotion of online services"),
                gettext("has no measures yet; the paper leaves it out"),
                promotion,
            )
        yield from analysis.KIND.notes(round_, content)

    def start_href(self, round_: Round) -> str:
        return analysis.KIND.start_href(round_)

    def hands(self, round_: Round, subject: str) -> Iterable[int]:
        """Whoever wrote the plan since it was last approved."""
        return analysis.KIND.hands(round_, subject)

    def why_none(self, round_: Round) -> str:
        return analysis.KIND.why_none(round_)

    def gap_sentence(self, kind: str) -> str:
        return analysis.KIND.gap_sentence(kind)


KIND = InternalMeasuresKind()
