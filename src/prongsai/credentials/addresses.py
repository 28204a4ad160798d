"""From where a request comes, for counting failed sign-ins."""

from django.conf import settings
from django.http import HttpRequest

LONGEST = 45


def client_address(request: HttpRequest) -> str:
    """The address of the browser as the outermost of our own proxies saw it; what is written further out anyone can forge.

    PROXIES   how many proxies of one's own stand in front, each adding one address to X-Forwarded-For
    """
    forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
    chain = [part.strip() for part in forwarded.split(",") if part.strip()]
    own: int = settings.PROXIES
    if 0 < own <= len(chain):
        return chain[-own][:LONGEST]
    return str(request.META.get("REMOTE_ADDR") or "")
