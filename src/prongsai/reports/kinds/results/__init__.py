"""The report on the results of the measures, after six months and after twelve."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.reports.by_indicator import indicators_in, only_indicator
from prongsai.reports.kind import Kind, Note, Subject
from prongsai.reports.kinds.results.assembling import MISSING, NOT_ACCEPTED, NOT_AT_WORK, place_of
from prongsai.reports.kinds.results.content import ResultsPaper
from prongsai.reports.kinds.results.reading import current_results
from prongsai.results.halves import halves, reporting_of
from prongsai.results.models import Result
from prongsai.results.presenters.places import line_address
from prongsai.results.queries import Flaw, Line, sheet_of
from prongsai.results.wording import changes_in_words
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.ui.language import in_words

GAP_WORDS = {
    MISSING: _("the result is missing"),
    NOT_ACCEPTED: _("the results of this unit are not accepted by its head yet"),
    NOT_AT_WORK: _("a measure was not put to work, so nothing is told of it"),
}


class ResultsKind(Kind[ResultsPaper]):
    key = "results"
    name = _("Report on the results of the measures")
    file_name = "รายงานผลการดำเนินการตามมาตรการ"
    content = ResultsPaper
    lead = _("Made from the results as they stand now. Look at it, then hand it in.")
    nothing_yet = _("No weak points are chosen in this year yet, so there is nothing to report on.")
    gap_words = GAP_WORDS

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:  # noqa: ARG002 - for all
        return tuple(Subject(half.key, in_words(half.text)) for half in halves().values())

    def current(self, round_: Round, subject: str = "") -> ResultsPaper | None:
        return current_results(round_, subject)

    def parts(self, content: ResultsPaper) -> Sequence[Subject]:
        return indicators_in(content)

    def part(self, content: ResultsPaper, key: str) -> ResultsPaper | None:
        return only_indicator(content, key)

    def notes(self, round_: Round, content: ResultsPaper) -> Iterable[Note]:
        """Results that only repeat their measure, that no photo shows, or behind which something has changed."""
        half = next(half for half in halves().values() if half.text.th == content.half)
        reporting = reporting_of(round_, half)
        for line in sheet_of(reporting, None).lines:
            for sentence in _remarks(line):
                yield Note(place_of(line), sentence, line_address(reporting, line))

    def start_href(self, round_: Round) -> str:
        return of_round("results:reporting", round_)

    def hands(self, round_: Round, subject: str) -> Iterable[int]:
        """Whoever wrote a result of the half."""
        told = Result.objects.filter(round=round_, half=subject, changed_by__isnull=False)
        return told.values_list("changed_by", flat=True).distinct()


def _remarks(line: Line) -> Iterable[str]:
    if line.result is None:
        return
    if line.flaw is Flaw.REPEATS:
        yield gettext("says only what the measure says")
    if not line.photos:
        yield gettext("has no photo yet")
    yield from changes_in_words(line.changes)


KIND = ResultsKind()
