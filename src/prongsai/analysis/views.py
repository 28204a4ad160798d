"""Reading a result, trying figures out, and choosing the weak points."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.analysis import actions, permissions, queries
from prongsai.analysis.forms import Scenario, WeakPoints, asked_or_standing
from prongsai.analysis.holds import is_held
from prongsai.analysis.presenters.result import no_result_page, result_page
from prongsai.analysis.presenters.scenario import scenario_page
from prongsai.analysis.presenters.trace import figure_page
from prongsai.analysis.presenters.weak_points import weak_points_page
from prongsai.analysis.queries import Baseline
from prongsai.analysis.selection import Selection, select
from prongsai.analysis.trial import standing_figures
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.scoring.queries import scored_sheet, sheet_or_404
from prongsai.scoring.wording import codes_in_words
from prongsai.ui.ids import id_in
from prongsai.ui.language import in_words
from prongsai.ui.refusals import REFUSED


@require_safe
def result(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    reading = queries.reading_of(round_, _sheet_id(request.GET.get("sheet")))
    if reading.sheet is None:
        return render(
            request, "analysis/no_result.html", {"page": no_result_page(reading, viewer=request.member)}
        )
    page = result_page(reading, reading.sheet, viewer=request.member)
    return render(request, "analysis/result.html", {"page": page})


@require_safe
def figure(request: MemberRequest, agency: str, year: int, sheet_id: int, code: str) -> HttpResponse:
    sheet = sheet_or_404(request.member, round_or_404(request.member, agency, year), sheet_id)
    scored = scored_sheet(sheet)
    if code not in scored.framework.nodes:
        raise Http404
    page = figure_page(sheet, scored, code)
    in_panel = _asks_for(request, "trace-body")
    template = "analysis/figure.html#story" if in_panel else "analysis/figure.html"
    return render(request, template, {"page": page, "in_panel": in_panel})


@require_safe
def what_if(request: MemberRequest, agency: str, year: int, sheet_id: int) -> HttpResponse:
    """A scenario, in its address; an address that also holds what does not change leads to the shorter one."""
    sheet = sheet_or_404(request.member, round_or_404(request.member, agency, year), sheet_id)
    scored = scored_sheet(sheet)
    trial = Scenario(request.GET.dict(), standing=standing_figures(scored)).trial()
    page = scenario_page(sheet, scored, trial)
    if _asks_for(request, "outcome"):
        answer = render(request, "analysis/what_if.html#outcome", {"page": page})
        answer["HX-Replace-Url"] = page.outcome.href
        return answer
    if not trial.problems and request.get_full_path() != page.outcome.href:
        return redirect(page.outcome.href)
    return render(request, "analysis/what_if.html", {"page": page})


@require_safe
def findings(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    baseline = queries.baseline_for(round_)
    held = is_held(round_)
    may_choose = permissions.may_analyse(request.member, round_) and not held
    form = _weak_points_form(request.GET, baseline) if may_choose else _standing_form(baseline)
    template = "analysis/findings.html#preview" if _asks_for(request, "preview") else "analysis/findings.html"
    return _findings_page(request, round_, baseline, form, template, held=held)


@require_POST
def choose_weak_points(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_analyse(request.member, round_))
    baseline = queries.baseline_for(round_)
    form = _weak_points_form(request.POST, baseline)
    if is_held(round_):
        messages.error(
            request,
            _(
                "The plan rests on these weak points and has been handed in or approved, so they cannot be changed now."
            ),
        )
        return redirect("analysis:findings", agency=agency, year=year)
    if baseline.sheet is None or not form.is_valid():
        return _findings_page(request, round_, baseline, form, "analysis/findings.html", status=REFUSED)
    selection = actions.choose_weak_points(
        round_=round_,
        baseline=baseline.sheet,
        choice=form.choice(),
        extra_codes=form.extra_codes(),
        by=request.member,
        now=timezone.now(),
    )
    _tell(request, selection)
    return redirect("analysis:findings", agency=agency, year=year)


def _findings_page(
    request: MemberRequest,
    round_: Round,
    baseline: Baseline,
    form: WeakPoints,
    template: str,
    *,
    held: bool = False,
    status: int = 200,
) -> HttpResponse:
    page = weak_points_page(round_, baseline, _selection(baseline, form), viewer=request.member, held=held)
    return render(request, template, {"page": page, "form": form}, status=status)


def _weak_points_form(asked: MultiValueDict[str, str], baseline: Baseline) -> WeakPoints:
    """What was asked for; a page opened without a question shows what stands."""
    by_hand = [finding.node.code for finding in baseline.findings if finding.by_hand]
    return _form(asked, baseline, by_hand)


def _standing_form(baseline: Baseline) -> WeakPoints:
    """For those who only read: every item that stands, whatever the rule would pick by now."""
    return _form(MultiValueDict(), baseline, [finding.node.code for finding in baseline.findings])


def _form(asked: MultiValueDict[str, str], baseline: Baseline, extra: list[str]) -> WeakPoints:
    items: dict[str, str] = {}
    if baseline.scored is not None:
        nodes = baseline.scored.framework.nodes
        items = {code: f"{code} {in_words(nodes[code].text)}" for code in standing_figures(baseline.scored)}
    choice = baseline.analysis.choice if baseline.analysis else None
    known = [code for code in extra if code in items]
    return WeakPoints(asked_or_standing(asked, choice, known), items=list(items.items()))


def _selection(baseline: Baseline, form: WeakPoints) -> Selection | None:
    """What the choice in the form would do; None when it cannot be read, or there is nothing to choose from."""
    if baseline.scored is None or not form.is_valid():
        return None
    return select(
        scored=baseline.scored,
        choice=form.choice(),
        extra_codes=form.extra_codes(),
        findings=baseline.findings,
        worked_on=queries.worked_on(baseline.findings),
    )


def _tell(request: HttpRequest, selection: Selection) -> None:
    """What was saved, and what was kept although the rule no longer picks it."""
    saved = ngettext(
        "Saved: %(count)s item is on the list.",
        "Saved: %(count)s items are on the list.",
        len(selection.items),
    )
    messages.success(request, saved % {"count": len(selection.items)})
    if selection.kept:
        sentence = ngettext(
            "%(codes)s stays on the list, because work has been written down for it.",
            "%(codes)s stay on the list, because work has been written down for them.",
            len(selection.kept),
        )
        messages.info(request, sentence % {"codes": codes_in_words([item.code for item in selection.kept])})


def _asks_for(request: HttpRequest, part: str) -> bool:
    """Whether htmx asks for one part of the page."""
    return request.headers.get("HX-Target") == part


def _sheet_id(text: str | None) -> int | None:
    """The sheet that an address asks for, if any; Http404 for what cannot be one."""
    found = id_in(text)
    if text is not None and found is None:
        raise Http404
    return found
