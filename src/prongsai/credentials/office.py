"""Signing in by the office's own identity provider: OpenID Connect with code, PKCE, nonce and a verified signature.

The library trusts a token that came straight from the provider; here its signature, issuer, audience, time and nonce are
looked at all the same, so that a proxy in between changes nothing.
"""

import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

OFFICE = "office"
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
CLOCKS_APART_SECONDS = 60


class NotTrusted(OAuth2Error):  # type: ignore[misc]  # allauth has no types
    """code: expired, issuer, token (signature, audience, or anything else that does not fit)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class OfficeConnection(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """The talk with the provider."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:  # noqa: ARG002
        claims = self._claims(str(kwargs["response"].get("id_token") or ""), app.client_id)
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002
        """Starts with the address that the installation was told, as it was told to the provider."""
        return f"{settings.PUBLIC_ADDRESS}{reverse('accounts:office_callback')}"

    def _claims(self, token: str, audience: str) -> dict[str, Any]:
        try:
            key = self._keys()[jwt.get_unverified_header(token).get("kid")].key
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=SIGNATURES,
                audience=audience,
                issuer=settings.OIDC["issuer"],
                leeway=CLOCKS_APART_SECONDS,
                options={"require": ["exp", "iat", "sub", "iss", "aud"]},
            )
        except jwt.ExpiredSignatureError as refused:
            raise NotTrusted("expired") from refused
        except jwt.InvalidIssuerError as refused:
            raise NotTrusted("issuer") from refused
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as refused:
            raise NotTrusted("token") from refused
        return claims

    def _keys(self) -> dict[str | None, jwt.PyJWK]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        return {key.key_id: key for key in jwt.PyJWKSet.from_dict(answer.json()).keys}


class OfficeProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth has no types
    """The provider of the settings. Of what it tells only the identifier is kept."""

    oauth2_adapter_class = OfficeConnection

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **_asked: Any
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(32)
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params={"nonce": nonce}, nonce=nonce
        )
        return answer

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> Any:
        login = super().sociallogin_from_response(request, response)
        login.claims = response["id_token"]
        return login

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        return {}


def office_provider(request: HttpRequest) -> OfficeProvider:
    """The one that is set up. Raises SocialApp.DoesNotExist where none is."""
    found: OfficeProvider = get_adapter(request).get_provider(request, OFFICE)
    return found
