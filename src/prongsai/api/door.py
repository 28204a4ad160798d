"""Who comes in: a token, the member who acts with it, a scope, and a pace."""

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from prongsai.accounts.members import Member, MemberRequest
from prongsai.api import actions
from prongsai.api.problems import CHALLENGE, Refusal
from prongsai.people.actions import Bearer, CannotUseToken, use_token
from prongsai.people.scopes import Scope
from prongsai.people.wording import TOKEN_REFUSED


class ProgramRequest(MemberRequest):
    """A request that came with a token. answer_headers: what its answer will bear."""

    auth: Bearer
    member: Member
    answer_headers: dict[str, str]


class AccessToken(HttpBearer):
    """The security scheme. scope: what the token must have been made for; None where any will do."""

    def __init__(self, scope: Scope | None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Bearer:
        """Raises Refusal: 401 for a token that opens nothing, 429 for too many requests, 403 without the scope."""
        now = timezone.now()
        try:
            bearer = use_token(secret=token.strip(), now=now)
        except CannotUseToken as refused:
            sentence = str(TOKEN_REFUSED[refused.code])
            raise Refusal(401, f"token_{refused.code}", sentence, headers=CHALLENGE) from refused
        wait = actions.count_request(token=bearer.token, now=now)
        if wait:
            raise Refusal(429, "too_many", headers={"Retry-After": str(wait)})
        if self.scope is not None and self.scope.value not in bearer.scopes:
            raise Refusal(403, "scope")
        request.member = bearer.member  # type: ignore[attr-defined]
        request.answer_headers = {}  # type: ignore[attr-defined]
        return bearer
