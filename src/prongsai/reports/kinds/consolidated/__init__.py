"""The supervising office's report on the measures of all offices, gathered after six months and after twelve."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.reports.by_indicator import indicators_in, only_indicator
from prongsai.reports.kind import Kind, Subject
from prongsai.reports.kinds.consolidated.content import ConsolidatedPaper
from prongsai.reports.kinds.consolidated.reading import current_report
from prongsai.reports.kinds.results import GAP_WORDS
from prongsai.results.halves import halves
from prongsai.results.models import Result
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.ui.language import in_words


class ConsolidatedKind(Kind[ConsolidatedPaper]):
    key = "consolidated"
    name = _("Consolidated report of all offices")
    file_name = "รายงานผลการดำเนินการตามมาตรการของทุกหน่วยงาน"
    content = ConsolidatedPaper
    lead = _("Made from the measures of the whole city and their results as they stand now.")
    nothing_yet = _("No measure is planned in this year yet, so there is nothing to report on.")
    gap_words = GAP_WORDS

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:  # noqa: ARG002 - for all
        """Only the supervising office reports for others."""
        if not round_.agency.is_centre:
            return ()
        return tuple(Subject(half.key, in_words(half.text)) for half in halves().values())

    def current(self, round_: Round, subject: str = "") -> ConsolidatedPaper | None:
        return current_report(round_, subject) if round_.agency.is_centre else None

    def parts(self, content: ConsolidatedPaper) -> Sequence[Subject]:
        return indicators_in(content)

    def part(self, content: ConsolidatedPaper, key: str) -> ConsolidatedPaper | None:
        return only_indicator(content, key)

    def start_href(self, round_: Round) -> str:
        return of_round("measures:plan", round_)

    def hands(self, round_: Round, subject: str) -> Iterable[int]:
        """Whoever wrote a result of the half."""
        told = Result.objects.filter(round=round_, half=subject, changed_by__isnull=False)
        return told.values_list("changed_by", flat=True).distinct()


KIND = ConsolidatedKind()
