"""Where allauth asks the house: who may come in, what is said, how secrets are sealed."""

from secrets import compare_digest
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import member_of
from prongsai.credentials import actions, sealing
from prongsai.credentials.addresses import client_address
from prongsai.credentials.admission import leads_to_a_role
from prongsai.credentials.wording import FACTOR_WAS_RESET, OFFICE_REFUSALS, REFUSALS
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

FORBIDDEN = 403
BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come by invitation only, and open where a role is current."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **login: Any) -> HttpResponse | None:
        """Every way in passes here: password, passkey, the office's identity provider. Before any second factor."""
        if not may_come_in(user, login.get("redirect_url") or ""):
            raise ImmediateHttpResponse(render(request, "credentials/no_role.html", status=FORBIDDEN))
        return None

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **login: Any) -> HttpResponse:
        """Whose second factor somebody else took away hears of it first."""
        answer: HttpResponse = super().post_login(request, user, **login)
        for one in actions.resets_to_tell(person=user, now=timezone.now()):  # type: ignore[arg-type]  # it is our User
            told = {
                "name": one.reset_by.name_th,
                "day": day_in_words(timezone.localdate(one.reset_at), spoken()),
                "reason": one.reason,
            }
            messages.warning(request, str(FACTOR_WAS_RESET) % told)
        return answer

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        user.backend = BACKEND  # after a second factor the person was read anew
        super().login(request, user)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Our views speak for themselves."""

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """Our actions write the letters."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets are sealed before they are stored; a passkey belongs to the host name under which it was made."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": REFUSALS["passkey"]}

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.opened(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Prongsai"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": "Prongsai"}


class OfficeAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Who comes from the office's identity provider: somebody whom we know, or nobody. No account is made by it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ARG002 (allauth's signature)
        error: Any = None,
        exception: Any = None,
        **_more: Any,
    ) -> None:
        code = getattr(exception, "code", "")
        if error == AuthError.CANCELLED:
            code = "cancelled"
        elif exception is None and "code" not in request.GET:
            code = "refused"
        refuse(request, code if code in OFFICE_REFUSALS else "state" if exception is None else "token")

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        claims, now = sociallogin.claims, timezone.now()
        if not compare_digest(str(claims.get("nonce", "")), sociallogin.state["nonce"]):
            refuse(request, "nonce")
        if sociallogin.state["process"] == AuthProcess.CONNECT:
            if not request.user.is_authenticated:
                refuse(request, "state")
            raise ImmediateHttpResponse(self._linked(request, sociallogin))
        if sociallogin.is_existing:
            return
        try:
            user = actions.person_of_claims(claims)
        except actions.CannotLink as refused:
            refuse(request, refused.code)
        actions.link_identity(account=sociallogin.account, user=user, now=now)
        sociallogin.lookup()

    def _linked(self, request: HttpRequest, sociallogin: Any) -> HttpResponse:
        """Somebody who is signed in has shown that the identity is theirs."""
        if sociallogin.is_existing and sociallogin.user != request.user:
            messages.error(request, str(OFFICE_REFUSALS["taken"]))
        elif not sociallogin.is_existing:
            account = sociallogin.account
            actions.link_identity(account=account, user=request.user, now=timezone.now())  # type: ignore[arg-type]  # signed in
            messages.success(
                request, _("From now on you can sign in by %(name)s.") % {"name": settings.OIDC["name"]}
            )
        return redirect("accounts:security")


def refuse(request: HttpRequest, code: str) -> NoReturn:
    """The page of the door with one sentence. code: of OFFICE_REFUSALS."""
    context = {"refusal": OFFICE_REFUSALS[code]}
    raise ImmediateHttpResponse(render(request, "credentials/office_refused.html", context, status=FORBIDDEN))


def may_come_in(user: AbstractBaseUser, towards: str) -> bool:
    """towards: where the person wants to go after signing in."""
    member = member_of(user, chosen=None, today=timezone.localdate())  # type: ignore[arg-type]  # it is our User
    return user.is_active and (member is not None or leads_to_a_role(towards))
