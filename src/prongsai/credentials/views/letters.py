"""What begins or ends with a letter: a forgotten password, a new e-mail address."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import DjangoUnicodeDecodeError, force_str
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import public
from prongsai.accounts.models import User
from prongsai.credentials import actions
from prongsai.credentials.confirming import freshly_confirmed
from prongsai.credentials.forms import ChangeEmail, Forgotten, NewPassword
from prongsai.credentials.mailing import mail_is_set
from prongsai.credentials.wording import REFUSALS
from prongsai.ui.refusals import REFUSED


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """The answer is the same for every name: it says what happens where there is such a person with an address."""
    form = Forgotten(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["name"]
        if ratelimit.consume(request, action="reset_password", key=typed.lower()):
            actions.ask_for_password_letter(typed=typed)
        return render(request, "credentials/letter_sent.html")
    context = {"form": form, "mail_is_set": mail_is_set()}
    return render(request, "credentials/forgotten.html", context, status=REFUSED if form.errors else 200)


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def reset_password(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Where the letter leads. A second factor is asked for afterwards, as ever."""
    try:
        user = actions.check_letter(user=_user_of(key), token=token)
        form = NewPassword(request.POST or None)
        if request.method == "POST" and form.is_valid():
            password = form.cleaned_data["password"]
            actions.set_password_by_letter(user=user, token=token, password=password, now=timezone.now())
            messages.success(request, _("Your new password is set. Please sign in with it."))
            return redirect("accounts:log_in")
    except actions.CannotSetPassword as refused:
        context = {"form": Forgotten(), "refusal": REFUSALS[refused.code], "mail_is_set": mail_is_set()}
        return render(request, "credentials/forgotten.html", context, status=REFUSED)
    context = {"form": form, "username": user.username}
    return render(request, "credentials/reset_password.html", context, status=REFUSED if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@freshly_confirmed
def change_email(request: MemberRequest) -> HttpResponse:
    form = ChangeEmail(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        actions.ask_for_email(email=email, by=request.member)
        told = _(
            "A letter is on its way to %(email)s. The address counts once you have opened the link in it."
        )
        messages.success(request, told % {"email": email})
        return redirect("accounts:security")
    context = {
        "form": form,
        "title": _("Change the e-mail address"),
        "back": reverse("accounts:security"),
        "warning": ""
        if mail_is_set()
        else _("This system sends no e-mail, so an address cannot be confirmed at present."),
    }
    return render(request, "credentials/form.html", context, status=REFUSED if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request: MemberRequest, token: str) -> HttpResponse:
    """Where the letter to the new address leads; asked once more, because mail programs open links by themselves."""
    try:
        asked = actions.asked_email(token=token, by=request.member)
        if request.method == "POST":
            actions.set_email(token=token, by=request.member, now=timezone.now())
            messages.success(request, _("Your e-mail address is changed."))
            return redirect("accounts:security")
    except actions.CannotSetEmail as refused:
        messages.error(request, str(REFUSALS[refused.code]))
        return redirect("accounts:security")
    return render(request, "credentials/confirm_email.html", {"email": asked.email})


def _user_of(key: str) -> User | None:
    try:
        number = int(force_str(urlsafe_base64_decode(key)))
    except (ValueError, DjangoUnicodeDecodeError):
        return None
    return User.objects.filter(pk=number).first() if 0 < number < 2**63 else None
