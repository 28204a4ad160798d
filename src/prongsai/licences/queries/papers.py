"""Which papers an applicant may send now, and what was sent."""

from collections.abc import Sequence

from prongsai.licences.models import Application, ChecklistItem, Notice, SentPaper
from prongsai.licences.models.cases import Verdict
from prongsai.licences.moves import State


def open_notice(application: Application) -> Notice | None:
    """The notice that waits for its answer."""
    if application.state != State.DEFECT:
        return None
    return application.notices.order_by("-number").first()


def asked_papers(application: Application, notice: Notice | None) -> list[ChecklistItem]:
    """Before the check every paper that is asked for; later those that the open notice names; else none. One query at most."""
    items = application.checklist.items.filter(is_held=False)
    if application.state == State.RECEIVED:
        return list(items)
    if notice is None:
        return []
    wrong = notice.lines.exclude(verdict=Verdict.OK).values("item")
    return list(items.filter(pk__in=wrong))


def sent_papers(application: Application) -> Sequence[SentPaper]:
    """Without their content. One query."""
    return list(application.sent_papers.select_related("item").defer("content"))
