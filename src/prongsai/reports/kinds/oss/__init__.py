"""The report on what was done to promote online permits (BMA OSS)."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.reports.kind import Kind, Note
from prongsai.reports.kinds.oss.content import OssPaper
from prongsai.reports.kinds.oss.reading import PROGRAMME, current_report
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.support.models import Line
from prongsai.support.queries.rows import rows_of


class OssKind(Kind[OssPaper]):
    key = "oss"
    name = _("Report on promoting BMA OSS")
    file_name = "รายงานผลการส่งเสริม BMA OSS"
    content = OssPaper
    lead = _("Made from the promotion measures, trainings, manuals and channels as they stand now.")
    nothing_yet = _("No promotion measure is written down in this year yet. Please write the first one.")
    gap_words = {
        "trainings": _("is to show the trainings, and none is written down"),
        "manuals": _("is to show the manuals, and none is written down"),
        "channels": _("is to show the channels, and none is written down"),
        "try_outs": _("is to show the try-outs, and none is written down"),
    }

    def current(self, round_: Round, subject: str = "") -> OssPaper | None:
        return None if subject else current_report(round_)

    def notes(self, round_: Round, content: OssPaper) -> Iterable[Note]:
        """Measures without any picture of what was done."""
        for measure in content.measures:
            if not measure.photos and not measure.trainings and not measure.manual_tables:
                words = gettext("has no photo; the paper shows its words alone")
                yield Note(measure.number, words, self.start_href(round_))

    def start_href(self, round_: Round) -> str:
        return of_round("support:rows", round_, book="promotion")

    def hands(self, round_: Round, subject: str) -> Iterable[int]:  # noqa: ARG002 - a round has one
        """Whoever wrote a line of promotion last."""
        lines = rows_of(round_, Line)
        return {one.changed_by_id for one in lines if one.programme == PROGRAMME and one.changed_by_id}


KIND = OssKind()
