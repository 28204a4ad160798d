"""The OpenAPI document: what the library makes of the routes, with our refusals, headers and words."""

import json
import re
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from prongsai.api.interface import interface
from prongsai.api.middleware import JSON, PLACE
from prongsai.api.problems import MEDIA_TYPE
from prongsai.ui.language import spoken

Document = dict[str, Any]
_GENERIC = re.compile(r"\b(Page)_(\w+)_\b")
"""How the library names a page of something."""
_RETRY = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}
_EXAMPLE = {
    "type": "/api/#refused-invalid",
    "title": "Something must be mended",
    "status": 422,
    "code": "invalid",
    "detail": "Some of what was sent cannot be used. Please mend the places named and send it again.",
    "mistakes": [{"place": "body.done_on", "detail": "This is missing.", "line": None}],
}


def document() -> Document:
    """In the active language."""
    return _document(spoken())


@cache
def _document(language: str) -> Document:  # noqa: ARG001 - the words are those of the active language
    made = interface.get_openapi_schema(path_prefix=PLACE)
    text = json.dumps(made, cls=DjangoJSONEncoder)
    plain: Document = json.loads(_GENERIC.sub(r"\1Of\2", text))
    plain["info"]["description"] = _(
        "The rounds, results, measures, evidence and papers of an agency, for programs: over the same rules and "
        "permissions as the pages. The page /api/ shows it to people."
    )
    plain["servers"] = [{"url": "/"}]
    for operations in plain["paths"].values():
        for operation in operations.values():
            _finish(operation)
    schemes = plain["components"]["securitySchemes"]
    schemes["AccessToken"]["description"] = _(
        "An access token: pgs_ and 39 letters, made on the page “Access tokens”."
    )
    plain["components"]["schemas"]["Problem"]["examples"] = [_EXAMPLE]
    return plain


def _finish(operation: Document) -> None:
    """Refusals are problem documents; the scope is told in the description, too."""
    for status, response in operation["responses"].items():
        if int(status) >= 400 and JSON in response.get("content", {}):
            response["content"] = {MEDIA_TYPE: response["content"][JSON]}
        if status == "429":
            response["headers"] = _RETRY
    scope = operation.get("x-scope", "")
    said = _("Scope: %(scope)s") % {"scope": scope} if scope else _("Any token may do this.")
    before = operation.get("description", "")
    operation["description"] = f"{before}\n\n{said}".strip()
