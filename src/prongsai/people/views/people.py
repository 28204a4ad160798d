"""People and their roles."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import CHOSEN, MemberRequest, require
from prongsai.credentials.queries import factors_of
from prongsai.people import actions, permissions, queries
from prongsai.people.forms import GiveRole, LastDay, ResetSecondFactor
from prongsai.people.presenters.people import people_page, person_page
from prongsai.people.wording import REFUSALS
from prongsai.ui.refusals import REFUSED


@require_safe
def people(request: MemberRequest) -> HttpResponse:
    """Those of the own agency."""
    return agency_people(request, request.member.agency.slug)


@require_safe
def agency_people(request: MemberRequest, slug: str) -> HttpResponse:
    agency = queries.agency_or_404(request.member, slug)
    page = people_page(
        agency,
        queries.memberships_of(request.member, agency),
        queries.open_invitations(agency, timezone.now()),
        viewer=request.member,
        today=timezone.localdate(),
    )
    return render(request, "people/people.html", {"page": page})


@require_safe
def person(request: MemberRequest, person_id: int) -> HttpResponse:
    found = queries.person_or_404(request.member, person_id)
    shown = queries.memberships_within(request.member).filter(user=found).order_by("-starts_on")
    today = timezone.localdate()
    held = queries.unended_memberships(found, today)
    has_factor = factors_of(found).count > 0
    page = person_page(found, list(shown), held, has_factor=has_factor, viewer=request.member, today=today)
    return render(request, "people/person.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: MemberRequest, person_id: int, slug: str) -> HttpResponse:
    """One role more for somebody who is here already, or an acting one."""
    found = queries.person_or_404(request.member, person_id)
    agency = queries.agency_or_404(request.member, slug)
    require(permissions.may_manage_people(request.member, agency))
    initial = {"starts_on": timezone.localdate()}
    form = GiveRole(agency, request.member, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(
                person=found, agency=agency, given=form.given(), by=request.member, now=timezone.now()
            )
        except actions.CannotGiveRole as refused:
            form.add_error(None, str(REFUSALS[refused.code]))
        else:
            messages.success(request, _("The role has been given."))
            return redirect("people:person", person_id)
    title = _("A role for %(person)s") % {"person": found.name_th}
    context = {"form": form, "title": title, "back": reverse("people:person", args=[person_id])}
    return render(request, "people/form.html", context, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def end_membership(request: MemberRequest, membership_id: int) -> HttpResponse:
    found = queries.membership_or_404(request.member, membership_id)
    require(permissions.may_change_membership(request.member, found))
    form = LastDay(request.POST or None, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_membership(
                membership=found, on=form.cleaned_data["day"], by=request.member, now=timezone.now()
            )
        except actions.CannotGiveRole as refused:
            form.add_error("day", str(REFUSALS[refused.code]))
        else:
            messages.success(
                request, _("The role ends on that day. What this person did stays in their name.")
            )
            return redirect("people:person", found.user_id)
    title = _("End the role of %(person)s") % {"person": found.user.name_th}
    context = {"form": form, "title": title, "back": reverse("people:person", args=[found.user_id])}
    return render(request, "people/form.html", context, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def reset_second_factor(request: MemberRequest, person_id: int) -> HttpResponse:
    """For somebody who lost the telephone and the recovery codes."""
    found = queries.person_or_404(request.member, person_id)
    held = queries.unended_memberships(found, timezone.localdate())
    require(permissions.may_reset_second_factor(request.member, held))
    form = ResetSecondFactor(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.reset_second_factor(person=found, reason=reason, by=request.member, now=timezone.now())
        messages.success(
            request, _("The second factor is taken away. The person is told at the next sign-in.")
        )
        return redirect("people:person", person_id)
    title = _("Take away the second factor of %(person)s") % {"person": found.name_th}
    context = {"form": form, "title": title, "back": reverse("people:person", args=[person_id])}
    return render(request, "people/form.html", context, status=REFUSED if form.errors else 200)


@require_POST
def choose_role(request: MemberRequest) -> HttpResponse:
    """Act in another of one's own memberships from now on."""
    wanted = request.POST.get("membership", "")
    if wanted not in {str(one.pk) for one in request.member.choices}:
        raise Http404
    request.session[CHOSEN] = int(wanted)
    return redirect("/")
