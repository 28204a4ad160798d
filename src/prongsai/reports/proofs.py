"""Approved papers prove that the measures were set and put before the director, and that what came of them was reported."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.reports.kinds import ANALYSIS, RESULTS, AnyKind
from prongsai.reports.models import Paper
from prongsai.reports.states import WAITING
from prongsai.results.halves import halves
from prongsai.rounds.proofs import Condition


class ApprovedPaper:
    """subject: which paper of that kind; "" where a round has only one."""

    def __init__(self, key: str, kind: AnyKind, subject: str, action: Promise, view: str) -> None:
        self.key, self.action, self.view = key, action, view
        self._about = {"kind": kind.key, "subject": subject}

    def accepted(self) -> Condition:
        return self._paper({Paper.State.APPROVED.value})

    def in_review(self) -> Condition:
        return self._paper(WAITING)

    def _paper(self, states: Collection[str]) -> Exists:
        return Exists(Paper.objects.filter(**self._about, round=OuterRef("round"), state__in=states))


def proofs() -> list[ApprovedPaper]:
    """One for the analysis, one for the report of each half, named as the framework's calendar names its due day."""
    analysis = ApprovedPaper("approved_paper", ANALYSIS, "", _("Open the papers"), "reports:papers")
    reports = (
        ApprovedPaper(half.calendar, RESULTS, half.key, _("Open the results"), "results:reporting")
        for half in halves().values()
    )
    return [analysis, *reports]
