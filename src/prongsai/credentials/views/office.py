"""Signing in by the office's identity provider, and linking one's account with it."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from prongsai.accounts.members import MemberRequest
from prongsai.accounts.middleware import public
from prongsai.credentials import actions
from prongsai.credentials.adapters import refuse
from prongsai.credentials.confirming import freshly_confirmed
from prongsai.credentials.office import OFFICE, OfficeConnection, office_provider


@public
@never_cache
@require_POST
def log_in_by_office(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return _sent_there(request, AuthProcess.LOGIN, wanted if is_ours else "")


@never_cache
@require_POST
@freshly_confirmed
def link_office(request: MemberRequest) -> HttpResponse:
    return _sent_there(request, AuthProcess.CONNECT, "")


@require_POST
@freshly_confirmed
def unlink_office(request: MemberRequest) -> HttpResponse:
    actions.unlink_identities(by=request.member, now=timezone.now())
    messages.success(request, _("The link is taken away."))
    return redirect("accounts:security")


@public
@never_cache
@require_safe
def office_callback(request: HttpRequest) -> HttpResponse:
    """Where the provider sends people back."""
    try:
        office_provider(request)
        answer: HttpResponse = OAuth2CallbackView.adapter_view(OfficeConnection(request, OFFICE))(request)
    except SocialApp.DoesNotExist:
        return redirect("accounts:log_in")  # there is none
    except (RequestException, KeyError, ValueError):
        return _unreachable(request)
    return answer


def _sent_there(request: HttpRequest, process: str, next_url: str) -> HttpResponse:
    try:
        return office_provider(request).redirect(request, process, next_url or None)
    except SocialApp.DoesNotExist:
        return redirect("accounts:log_in")  # there is none
    except (RequestException, KeyError, ValueError):
        return _unreachable(request)


def _unreachable(request: HttpRequest) -> HttpResponse:
    try:
        refuse(request, "unreachable")
    except ImmediateHttpResponse as page:
        answer: HttpResponse = page.response
        return answer
