"""Inviting, and taking up an invitation."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import CHOSEN, MemberRequest, require
from prongsai.accounts.middleware import public
from prongsai.accounts.models import Membership, User
from prongsai.people import actions, permissions, queries
from prongsai.people.forms import InvitePerson, OpenAccount, TakeUpCode
from prongsai.people.mailing import sent_invitations
from prongsai.people.models import Invitation
from prongsai.people.presenters.people import Handed, handed
from prongsai.people.wording import REFUSALS, WHY_NOT_ACCEPTED
from prongsai.ui.refusals import REFUSED

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: MemberRequest, slug: str) -> HttpResponse:
    """The answer to the form is the paper itself: the code is kept nowhere and shown this once."""
    agency = queries.agency_or_404(request.member, slug)
    require(permissions.may_manage_people(request.member, agency))
    initial = {"starts_on": timezone.localdate()}
    form = InvitePerson(agency, request.member, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.invite_person(
                agency=agency, invited=form.invited(), by=request.member, now=timezone.now()
            )
        except actions.CannotInvite as refused:
            form.add_error("unit", str(REFUSALS[refused.code]))
        else:
            return hand_out(request, slug, [made])
    title = _("Invite a person")
    context = {"form": form, "title": title, "back": reverse("people:agency_people", args=[slug])}
    return render(request, "people/form.html", context, status=REFUSED if form.errors else 200)


def hand_out(request: MemberRequest, slug: str, made: list[tuple[Invitation, str]]) -> HttpResponse:
    """Mail what has an address; print the rest."""
    posted = [(invitation, code, _address(request, code)) for invitation, code in made]
    gone = sent_invitations(posted)
    papers: list[Handed] = [
        handed(one, code, address=address, sent_to=one.email if one.pk in gone else "")
        for one, code, address in posted
    ]
    failed = any(one.email and one.pk not in gone for one, _code, _address in posted)
    context = {"papers": papers, "failed": failed, "slug": slug, "join": _address(request, "")}
    return render(request, "people/handed.html", context)


@require_POST
def withdraw_invitation(request: MemberRequest, invitation_id: int) -> HttpResponse:
    found = queries.invitation_or_404(request.member, invitation_id)
    actions.withdraw_invitation(invitation=found, by=request.member, now=timezone.now())
    messages.success(request, _("The invitation has been withdrawn; its code is good for nothing any more."))
    return redirect("people:agency_people", found.agency.slug)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Type the code from the paper: of an invitation, or for a new password."""
    form = TakeUpCode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(
                _opened_by(form.cleaned_data["code"]),
                form.cleaned_data["code"].replace(" ", "").replace("/", ""),
            )
        except actions.CannotAccept as refused:
            return refuse_code(request, refused)
    return render(request, "people/join.html", {"form": form}, status=REFUSED if form.errors else 200)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: HttpRequest, code: str) -> HttpResponse:
    """With the account that is signed in, or with a new one."""
    try:
        invitation = actions.standing_invitation(code, now=timezone.now())
        if request.user.is_authenticated:
            return _take_up_signed_in(request, invitation, request.user)
    except actions.CannotAccept as refused:
        return refuse_code(request, refused)
    return _take_up_new(request, invitation)


def _opened_by(code: str) -> str:
    """The page that a code opens. Raises CannotAccept."""
    try:
        actions.standing_invitation(code, now=timezone.now())
    except actions.CannotAccept as refused:
        if refused.code != "unknown":
            raise
        actions.standing_password_code(code, now=timezone.now())
        return "people:new_password"
    return "people:take_up"


def _take_up_signed_in(request: HttpRequest, invitation: Invitation, user: User) -> HttpResponse:
    if request.method == "POST":
        membership = actions.accept_invitation(invitation=invitation, user=user, now=timezone.now())
        return _welcome(request, membership)
    return _page(request, invitation, None)


def _take_up_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    initial = {"name_th": invitation.name_th, "name_en": invitation.name_en, "username": invitation.email}
    form = OpenAccount(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.open_account(invitation=invitation, account=form.account(), now=timezone.now())
        except actions.CannotAccept as refused:
            if refused.code != "name_used":
                return refuse_code(request, refused)
            form.add_error("username", str(WHY_NOT_ACCEPTED[refused.code]))
        else:
            login(request, user, backend=BACKEND)
            return _welcome(request, user.memberships.get())
    return _page(request, invitation, form)


def _welcome(request: HttpRequest, membership: Membership) -> HttpResponse:
    request.session[CHOSEN] = membership.pk
    messages.success(request, _("Welcome. Your role is in place."))
    return redirect("/")


def _page(request: HttpRequest, invitation: Invitation, form: OpenAccount | None) -> HttpResponse:
    paper = handed(invitation, "", address=request.path, sent_to="")
    status = REFUSED if form is not None and form.errors else 200
    return render(request, "people/take_up.html", {"paper": paper, "form": form}, status=status)


def refuse_code(request: HttpRequest, refused: actions.CannotAccept) -> HttpResponse:
    context = {"form": TakeUpCode(), "refusal": WHY_NOT_ACCEPTED[refused.code]}
    return render(request, "people/join.html", context, status=REFUSED)


def _address(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(
        reverse("people:take_up", args=[code]) if code else reverse("people:join")
    )
