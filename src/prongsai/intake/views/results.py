"""Entering a result: put in, check what was understood, save whole."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.frameworks.queries import framework_from
from prongsai.intake import actions, presenters, queries, wording
from prongsai.intake.forms import EnterResult, SaveDraft, corrected_rows, narrowed
from prongsai.intake.models import ResultDraft
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.rules.reading import RawRow
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.permissions import may_enter_result
from prongsai.tables.cannot_read import CannotRead
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import house_limit, let_go_of, takes_uploads


@require_safe
def results(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Every sheet of the round, and the reader's own unfinished drafts."""
    round_ = round_or_404(request.member, agency, year)
    page = presenters.results_page(
        round_,
        sheets=queries.sheets_of(request.member, round_),
        drafts=queries.drafts_of(request.member, round_),
        viewer=request.member,
    )
    return render(request, "intake/results.html", {"page": page})


@takes_uploads(house_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Upload, paste or type a result; what was read becomes a draft."""
    round_ = round_to_enter(request, agency, year)
    framework = framework_from(round_.framework)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = EnterResult(framework, *sent, initial=presenters.first_words(round_))
    if let_go_of(request):
        form.refuse_file()
    if form.is_valid():
        draft = actions.start_draft(
            round_=round_,
            source=ScoreSheet.Source(form.cleaned_data["source"]),
            title=form.cleaned_data["title"],
            origin=form.cleaned_data["origin"],
            rows=narrowed(form.cleaned_data["rows"]),
            by=request.member,
            now=timezone.now(),
        )
        return redirect("intake:draft", agency, year, draft.pk)
    page = presenters.new_page(
        round_, framework, typed=request.POST, drafts=queries.drafts_of(request.member, round_)
    )
    status = REFUSED if form.is_bound else 200
    return render(request, "intake/new.html", {"page": page, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: MemberRequest, agency: str, year: int, draft_id: int) -> HttpResponse:
    """What was put in beside what was understood. A POST keeps corrections; htmx only asks what they would make."""
    round_ = round_to_enter(request, agency, year)
    found = queries.draft_of(request.member, round_, draft_id)
    if found is None:
        return _no_such_draft(request, round_)
    if request.method != "POST":
        return _show(request, round_, found)
    rows = corrected_rows(request.POST)
    if request.headers.get("HX-Request") == "true":
        found.rows = ResultDraft.stored(rows)
        return _show(request, round_, found)
    return _correct(request, round_, found, rows)


@require_POST
def save_draft(request: MemberRequest, agency: str, year: int, draft_id: int) -> HttpResponse:
    """Save what the page showed. If a row was changed in the same breath, it is read and shown again first."""
    round_ = round_to_enter(request, agency, year)
    found = queries.draft_of(request.member, round_, draft_id)
    if found is None:
        return _no_such_draft(request, round_)
    rows = corrected_rows(request.POST)
    if rows and rows != found.raw_rows:
        again = _("The corrected lines have been read again. Please check them, then save.")
        return _correct(request, round_, found, rows, again)
    form = SaveDraft(request.POST)
    wishes = form.cleaned_data if form.is_valid() else {}
    try:
        sheet = actions.save_draft(
            draft=found,
            corrects=wishes.get("corrects"),
            note=wishes.get("note", ""),
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotSaveDraft as refused:
        if refused.code == "gone":
            return _no_such_draft(request, round_)
        messages.error(request, _REFUSED[refused.code]())
        return redirect("intake:draft", agency, year, draft_id)
    messages.success(request, presenters.saved_sentence(sheet))
    return redirect("analysis:result", agency, year)


@require_POST
def abandon_draft(request: MemberRequest, agency: str, year: int, draft_id: int) -> HttpResponse:
    round_ = round_to_enter(request, agency, year)
    found = queries.draft_of(request.member, round_, draft_id)
    if found is None:
        return _no_such_draft(request, round_)
    actions.abandon_draft(draft=found, by=request.member, now=timezone.now())
    messages.success(request, _("The draft was thrown away. Nothing of it was saved."))
    return redirect("intake:results", agency, year)


def round_to_enter(request: MemberRequest, agency: str, year: int) -> Round:
    """The round, for somebody who may put in its result: 404 outside the scope, 403 without the role."""
    round_ = round_or_404(request.member, agency, year)
    require(may_enter_result(request.member, round_))
    return round_


def _correct(
    request: MemberRequest, round_: Round, found: ResultDraft, rows: list[RawRow], sentence: str = ""
) -> HttpResponse:
    """Keep corrected rows and show the draft anew. A request that came without its rows changes nothing."""
    try:
        if rows or "code-0" in request.POST:
            actions.change_draft(draft=found, rows=rows, by=request.member, now=timezone.now())
    except actions.TooManyRows:
        refusal = CannotRead("too_many_for_draft", rows=str(len(rows)), limit=str(actions.MOST_ROWS))
        messages.error(request, wording.why_unreadable(refusal))
        found.rows = ResultDraft.stored(rows)
        return _show(request, round_, found, status=REFUSED)
    if sentence:
        messages.info(request, sentence)
    return redirect("intake:draft", round_.agency.slug, round_.fiscal_year, found.pk)


def _show(request: MemberRequest, round_: Round, found: ResultDraft, status: int = 200) -> HttpResponse:
    page = presenters.draft_page(round_, found)
    return render(request, "intake/draft.html", {"page": page}, status=status)


def _no_such_draft(request: HttpRequest, round_: Round) -> HttpResponseRedirect:
    """A second click, an old tab: say so, and show what there is."""
    messages.info(request, _("This draft is no longer there: it has been saved or thrown away."))
    return HttpResponseRedirect(of_round("intake:results", round_))


_REFUSED = {
    "problems": lambda: _("Some lines must be settled before the result can be saved. They stand first."),
    "choose_correction": lambda: _(
        "An official result stands already. Please tick that this one corrects it, or throw the draft away."
    ),
    "other_official": lambda: _(
        "Another official result has been saved meanwhile. Please look at it, then decide again."
    ),
}
