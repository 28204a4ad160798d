"""Orders of the working group: read, drafted, given their members, put in force."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.meetings import actions, permissions, queries
from prongsai.meetings.content import line_of, order_content
from prongsai.meetings.forms import IssueForm, MembersForm, OrderForm, refuse
from prongsai.meetings.links import address, order_address
from prongsai.meetings.member_lists import MembersRead, grids_to_text, read_members, text_of
from prongsai.meetings.models import Order
from prongsai.meetings.order_words import usual_content
from prongsai.meetings.presenters.orders import members_page, order_page, orders_page
from prongsai.meetings.refusing import CannotOrder, Stale
from prongsai.meetings.views.doing import was_done
from prongsai.meetings.wording import CANNOT_ORDER
from prongsai.people.wording import CANNOT_READ
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.files import grids_of
from prongsai.ui.refusals import REFUSED

Found = tuple[Round, Order]


@require_safe
def orders(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    return render(request, "meetings/orders.html", {"page": orders_page(round_, viewer=request.member)})


@require_POST
def start_order(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Begin a draft, with the words and members of the order in force."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_order(request.member, round_.agency))
    content = usual_content(round_.agency, queries.order_in_force(round_.agency))
    try:
        order = actions.start_order(
            agency=round_.agency, content=content, by=request.member, now=timezone.now()
        )
    except CannotOrder as refused:
        messages.error(request, str(CANNOT_ORDER[refused.code][1]))
        return HttpResponseRedirect(address("orders", round_))
    return HttpResponseRedirect(order_address(order, round_))


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: MemberRequest, agency: str, year: int, order_id: int) -> HttpResponse:
    """One order as it is printed; a draft with its form."""
    found = _found(request, agency, year, order_id)
    if request.method != "POST":
        return _page(request, found)
    require(permissions.may_order(request.member, found[0].agency))
    form = OrderForm(request.POST, auto_id="order-%s")
    if not form.is_valid():
        return _page(request, found, form)
    try:
        actions.write_order(
            order=found[1],
            content=form.content(),
            seen=form.cleaned_data["seen"] or 0,
            by=request.member,
            now=timezone.now(),
        )
    except CannotOrder as refused:
        refuse(form, CANNOT_ORDER[refused.code])
        return _page(request, found, form)
    except Stale:
        return _stale(request, found)
    messages.success(request, _("The draft is saved."))
    return _back(found)


@require_http_methods(["GET", "HEAD", "POST"])
def order_members(request: MemberRequest, agency: str, year: int, order_id: int) -> HttpResponse:
    """The members as one table: read and shown first, then written whole or not at all."""
    found = _found(request, agency, year, order_id)
    require(permissions.may_order(request.member, found[0].agency))
    if request.method != "POST":
        return _members(request, found, MembersForm(initial={"table": _beginning(request, found)}))
    form = _sent(request)
    read = _read(form, found[0])
    if read is None or read.problems or "write" not in request.POST:
        return _members(request, found, form, read, status=REFUSED if form.errors else 200)
    try:
        actions.set_members(order=found[1], lines=read.lines, by=request.member, now=timezone.now())
    except CannotOrder as refused:
        refuse(form, CANNOT_ORDER[refused.code])
        return _members(request, found, form, read, status=REFUSED)
    messages.success(request, _("The members are written."))
    return _back(found)


@require_POST
def issue_order(request: MemberRequest, agency: str, year: int, order_id: int) -> HttpResponse:
    """Put a signed order in force."""
    found = _found(request, agency, year, order_id)
    require(permissions.may_order(request.member, found[0].agency))
    form = IssueForm(request.POST, auto_id="issue-%s")

    def do() -> None:
        actions.issue_order(order=found[1], **form.cleaned_data, by=request.member, now=timezone.now())

    if was_done(form, do):
        messages.success(request, _("The order is in force. It does not change any more."))
        return _back(found)
    return _page(request, found, issue=form)


@require_POST
def discard_order(request: MemberRequest, agency: str, year: int, order_id: int) -> HttpResponse:
    found = _found(request, agency, year, order_id)
    require(permissions.may_order(request.member, found[0].agency))
    try:
        actions.discard_order(order=found[1], by=request.member, now=timezone.now())
    except CannotOrder as refused:
        messages.error(request, str(CANNOT_ORDER[refused.code][1]))
        return _back(found)
    messages.success(request, _("The draft is discarded."))
    return HttpResponseRedirect(address("orders", found[0]))


def _found(request: MemberRequest, agency: str, year: int, order_id: int) -> Found:
    round_ = round_or_404(request.member, agency, year)
    return round_, queries.order_or_404(request.member, round_.agency, order_id)


def _form_of(order: Order) -> OrderForm:
    content = order_content(order)
    words = {name: getattr(content, name) for name in OrderForm.base_fields if name != "seen"}
    return OrderForm(initial={**words, "seen": order.row_version}, auto_id="order-%s")


def _page(
    request: MemberRequest, found: Found, form: OrderForm | None = None, issue: IssueForm | None = None
) -> HttpResponse:
    page = order_page(*found, viewer=request.member, form=form or _form_of(found[1]), issue=issue)
    is_refused = bool(form and form.errors) or bool(issue and issue.errors)
    return render(request, "meetings/order.html", {"page": page}, status=REFUSED if is_refused else 200)


def _stale(request: MemberRequest, found: Found) -> HttpResponse:
    """The form with what was typed, on what stands there now, which is shown beside it."""
    newer = queries.order_or_404(request.member, found[0].agency, found[1].pk)
    typed = request.POST.copy()
    typed["seen"] = str(newer.row_version)
    form = OrderForm(typed, auto_id="order-%s")
    page = order_page(found[0], newer, viewer=request.member, form=form, newer=True)
    return render(request, "meetings/order.html", {"page": page}, status=REFUSED)


def _beginning(request: MemberRequest, found: Found) -> str:
    """What the box begins with: who stands in the draft, or proposals from the roles that people hold."""
    standing = [line_of(one) for one in found[1].members.select_related("unit", "user")]
    if "propose" in request.GET or not standing:
        return text_of(queries.proposed_members(found[0].agency, timezone.localdate()))
    return text_of(standing)


def _read(form: MembersForm, round_: Round) -> MembersRead | None:
    """What was understood of the box, or an error beside it."""
    if not form.is_valid():
        return None
    try:
        return read_members(form.cleaned_data["table"], round_.agency)
    except CannotRead as refused:
        form.add_error("table", str(CANNOT_READ[refused.code]) % refused.params)
        return None


def _sent(request: MemberRequest) -> MembersForm:
    """The form as it was sent; the words of a file take the place of the box."""
    typed, upload = request.POST.copy(), request.FILES.get("file")
    form = MembersForm(typed, request.FILES)
    if upload is None:
        return form
    try:
        typed["table"] = grids_to_text(grids_of(upload.name or "", upload.read()))
    except CannotRead as refused:
        form.add_error("file", str(CANNOT_READ[refused.code]) % refused.params)
    return form


def _members(
    request: MemberRequest,
    found: Found,
    form: MembersForm,
    read: MembersRead | None = None,
    status: int = 200,
) -> HttpResponse:
    page = members_page(*found, form=form, read=read)
    return render(request, "meetings/members.html", {"page": page}, status=status)


def _back(found: Found) -> HttpResponse:
    return HttpResponseRedirect(order_address(found[1], found[0]))
