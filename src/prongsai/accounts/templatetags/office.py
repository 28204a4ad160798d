"""What the sign-in page asks, whoever draws it."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def office_name() -> str:
    """How the office's identity provider is called; "" where none is set up."""
    return str(settings.OIDC.get("name", ""))
