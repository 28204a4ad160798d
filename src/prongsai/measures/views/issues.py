"""The issue to improve, and the reason why an item gets no measure."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest
from prongsai.analysis.models import Finding
from prongsai.measures import actions, queries
from prongsai.measures.forms import WordsForm
from prongsai.measures.presenters.plan import Editing
from prongsai.measures.queries import PlannedFinding
from prongsai.measures.views.answers import open_editor, round_to_plan, saved
from prongsai.measures.words import PLAN_HELD
from prongsai.ui.versions import as_chosen, versions_of

Write = Callable[[MemberRequest, Finding, WordsForm], None]


@require_http_methods(["GET", "POST"])
def change_issue(request: MemberRequest, agency: str, year: int, finding_id: int) -> HttpResponse:
    return _change(request, agency, year, finding_id, "issue", "issue", _write_issue)


@require_http_methods(["GET", "POST"])
def change_reason(request: MemberRequest, agency: str, year: int, finding_id: int) -> HttpResponse:
    return _change(request, agency, year, finding_id, "reason", "no_measure_reason", _write_reason)


def _write_issue(request: MemberRequest, finding: Finding, form: WordsForm) -> None:
    words, seen = form.cleaned_data["words"], form.cleaned_data["seen"]
    actions.change_issue(finding=finding, issue=words, seen=seen, by=request.member, now=timezone.now())


def _write_reason(request: MemberRequest, finding: Finding, form: WordsForm) -> None:
    words, seen = form.cleaned_data["words"], form.cleaned_data["seen"]
    actions.change_reason(finding=finding, reason=words, seen=seen, by=request.member, now=timezone.now())


def _change(
    request: MemberRequest, agency: str, year: int, finding_id: int, about: str, column: str, write: Write
) -> HttpResponse:
    round_ = round_to_plan(request, agency, year)
    planned = queries.whole_plan(round_)
    row = queries.row_or_404(planned, f"finding-{finding_id}")
    assert isinstance(row, PlannedFinding)
    finding = row.finding
    standing, key = getattr(finding, column), f"{about}-{finding_id}"
    mark = actions.fingerprint(standing)
    if request.method != "POST":
        form = WordsForm(initial={"words": standing, "seen": mark}, key=key, about=about)
        return open_editor(request, round_, planned, Editing(about, row.key, form))
    form = WordsForm(as_chosen(request.POST, {"words": [standing]}), key=key, about=about)
    if not form.is_valid():
        return open_editor(request, round_, planned, Editing(about, row.key, form), refused=True)
    try:
        write(request, finding, form)
    except actions.CannotPlan:
        form.add_error(None, str(PLAN_HELD))
        return open_editor(request, round_, planned, Editing(about, row.key, form), refused=True)
    except actions.Stale:
        form = WordsForm(initial={"words": request.POST.get("words", ""), "seen": mark}, key=key, about=about)
        labels, mine = {"words": str(form.fields["words"].label)}, {"words": request.POST.get("words", "")}
        versions = versions_of(labels, mine, {"words": standing})
        editing = Editing(about, row.key, form, newer=standing, versions=versions)
        return open_editor(request, round_, planned, editing, refused=True)
    return saved(request, round_, [row.key], now=timezone.now())
