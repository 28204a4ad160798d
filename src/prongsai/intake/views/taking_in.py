"""Tables of measures and results as papers print them: read, shown row by row, then written whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.intake import actions
from prongsai.intake.forms import PaperTable
from prongsai.intake.paper_tables import plan, results
from prongsai.intake.paper_tables.preview import Shown, digest_of, has_problems
from prongsai.intake.paper_tables.text import text_of_file
from prongsai.intake.presenters.taking_in import taking_in_page
from prongsai.intake.sentences import CANNOT_READ_PAPER
from prongsai.measures.content import CannotPlan
from prongsai.measures.permissions import may_plan
from prongsai.measures.words import PLAN_HELD
from prongsai.results.content import CannotWrite, Stale
from prongsai.results.permissions import may_write
from prongsai.results.presenters.places import board_address
from prongsai.results.presenters.places import crumbs as result_crumbs
from prongsai.results.queries import half_or_404
from prongsai.results.wording import CANNOT_WRITE
from prongsai.rounds.links import of_round
from prongsai.rounds.queries import round_or_404
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.files import LARGEST_SHOWN
from prongsai.ui.parts import Crumbs
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import house_limit, let_go_of, takes_uploads


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a table goes. read: the rows as they are shown, how many are new, and what writes them (how many it wrote)."""

    title: str
    lead: str
    crumbs: Crumbs
    back: str
    read: Callable[[str], tuple[Sequence[Shown], int, Callable[[], int]]]


@takes_uploads(house_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in_measures(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Measures from a paper into the plan."""
    round_ = round_or_404(request.member, agency, year)
    require(may_plan(request.member, round_))

    def read(table: str) -> tuple[Sequence[Shown], int, Callable[[], int]]:
        rows = plan.understand(table, round_)

        def write() -> int:
            now = timezone.now()
            return actions.take_in_measures(round_=round_, rows=rows, by=request.member, now=now)

        return [row.shown for row in rows], len(plan.to_add(rows)), write

    back, name = of_round("measures:plan", round_), _("Measures of FY %(year)s") % {"year": year}
    title = _("Take measures in from a paper")
    lead = _("The table is read and shown row by row first. Nothing is added before you confirm it.")
    return _answer(request, _Way(title, lead, ((name, back), (title, "")), back, read))


@takes_uploads(house_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def take_in_results(request: MemberRequest, agency: str, year: int, half: str) -> HttpResponse:
    """Results from a paper into the reporting of a half."""
    reporting = half_or_404(round_or_404(request.member, agency, year), half)
    require(may_write(request.member, reporting.round, None))

    def read(table: str) -> tuple[Sequence[Shown], int, Callable[[], int]]:
        rows = results.understand(table, reporting, request.member)

        def write() -> int:
            now = timezone.now()
            return actions.take_in_results(reporting=reporting, rows=rows, by=request.member, now=now)

        return [row.shown for row in rows], len(results.to_write(rows)), write

    title = _("Take results in from a paper")
    lead = _("The table is read and shown row by row first. Nothing is written before you confirm it.")
    back = board_address(reporting)
    return _answer(request, _Way(title, lead, result_crumbs(reporting, (title, "")), back, read))


def _answer(request: MemberRequest, way: _Way) -> HttpResponse:
    """What is written is what was shown: a preview that has changed meanwhile is shown again."""
    if request.method != "POST":
        return _page(request, way, PaperTable())
    form = _sent(request)
    if form.errors or not form.is_valid():
        return _page(request, way, form)
    try:
        rows, fresh, write = way.read(form.cleaned_data["table"])
    except CannotRead as refused:
        form.add_error("table", str(CANNOT_READ_PAPER[refused.code]) % refused.params)
        return _page(request, way, form)
    if "write" not in request.POST or has_problems(rows):
        return _page(request, way, form, rows, fresh)
    if digest_of(rows) != form.cleaned_data["digest"]:
        messages.info(request, _("The table or the plan has changed since. Please look at it once more."))
        return _page(request, way, form, rows, fresh)
    try:
        written = write()
    except (CannotPlan, CannotWrite, Stale) as refused:
        form.add_error(None, _why(refused))
        return _page(request, way, form, rows, fresh)
    said = ngettext("%(count)s row is taken in.", "%(count)s rows are taken in.", written)
    messages.success(request, said % {"count": written})
    return HttpResponseRedirect(way.back)


def _why(refused: CannotPlan | CannotWrite | Stale) -> str:
    if isinstance(refused, CannotWrite):
        return str(CANNOT_WRITE[refused.code][1])
    if isinstance(refused, CannotPlan) and refused.code == "held":
        return str(PLAN_HELD)
    return _("Somebody changed it meanwhile. Please read the table again.")


def _sent(request: MemberRequest) -> PaperTable:
    """The form as it was sent; the words of a file take the place of the box."""
    typed, upload = request.POST.copy(), request.FILES.get("file")
    form = PaperTable(typed)
    if let_go_of(request):
        form.add_error("file", str(CANNOT_READ_PAPER["too_large"]) % {"limit": LARGEST_SHOWN})
    elif upload is not None:
        try:
            typed["table"] = text_of_file(upload.name or "", upload.read())
        except CannotRead as refused:
            form.add_error("file", str(CANNOT_READ_PAPER[refused.code]) % refused.params)
    return form


def _page(
    request: MemberRequest, way: _Way, form: PaperTable, rows: Sequence[Shown] = (), fresh: int = 0
) -> HttpResponse:
    page = taking_in_page(
        title=way.title, lead=way.lead, crumbs=way.crumbs, form=form, rows=rows, fresh=fresh, back=way.back
    )
    is_refused = bool(form.errors) or page.has_problems
    return render(request, "intake/taking_in.html", {"page": page}, status=REFUSED if is_refused else 200)
