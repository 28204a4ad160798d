"""What the interface says when it refuses."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AREAS: Mapping[str, Promise] = {
    "people": _("Who calls, agencies and people"),
    "rounds": _("Frameworks, rounds and duties"),
    "results": _("Results and weak points"),
    "measures": _("Plan and measures"),
    "files": _("Evidence"),
    "papers": _("Papers"),
    "notices": _("Notices"),
}
"""The parts of the description, in order."""

TITLES: Mapping[int, Promise] = {
    400: _("The request cannot be read"),
    401: _("No valid access token"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("Wrong method"),
    409: _("It conflicts with what stands"),
    412: _("Changed meanwhile"),
    413: _("Too large"),
    422: _("Something must be mended"),
    428: _("The version is missing"),
    429: _("Too many requests"),
    500: _("An error of ours"),
}
DETAILS: Mapping[str, Promise] = {
    "unreadable": _("The request cannot be read. Please send JSON in UTF-8, or a form with a file where one is expected."),
    "no_token": _("Please send an access token: Authorization: Bearer pgs_… Tokens are made on the page “Access tokens”."),
    "scope": _("This access token was not made for that. Please make one with the scope named in the description."),
    "forbidden": _("Your role does not allow this, or the year is closed."),
    "not_found": _("There is no such thing, or it lies outside what you may see."),
    "wrong_method": _("This address does not know this method. Please look at the description of the interface."),
    "too_large": _("The request is larger than what is taken in here. Please send less at once."),
    "invalid": _("Some of what was sent cannot be used. Please mend the places named and send it again."),
    "cursor": _("This cursor is not one that was handed out here. Please begin with the first page."),
    "stale": _("Somebody changed it since you read it. Please read it again and decide anew."),
    "no_version": _("Please send If-Match with the ETag that you read, so that nobody's change is lost."),
    "key": _("An Idempotency-Key has 1 to 100 visible Latin letters, digits or signs. Please send another one."),
    "key_used": _("This Idempotency-Key was used for another request. Please take a new key for each request."),
    "too_many": _("This access token has used up its requests for this minute. Please wait as long as Retry-After says."),
    "problems": _("Some lines must be settled before the result can be saved. Nothing was saved."),
    "choose_correction": _("An official result stands already. Please name it in “corrects” if this one corrects it."),
    "other_official": _("Another official result stands than the one named in “corrects”. Please read it and decide again."),
    "too_many_rows": _("A result has at most 300 rows. Please send only the rows with scores."),
    "already_open": _("This year is open already for this agency."),
    "other_kind": _("This framework is not made for agencies of this kind. Please choose another one."),
    "broken": _("Something went wrong here. It has been noted; please try again later."),
}  # fmt: skip
"""By code; routes add their own sentences, which are those of the pages."""

_INPUT: Mapping[str, Promise] = {
    "missing": _("This is missing."),
    "extra_forbidden": _("There is no such field. Please look at its spelling."),
    "string_too_long": _("This has more than %(max_length)s characters. Please shorten it."),
    "string_too_short": _("This may not be empty."),
    "string_type": _("This must be text."),
    "string_unicode": _("This holds characters that are no text. Please send UTF-8."),
    "string_pattern_mismatch": _(
        "This is not written as such a name is. Please compare it with the description."
    ),
    "int_parsing": _("This must be a whole number."),
    "int_type": _("This must be a whole number."),
    "int_from_float": _("This must be a whole number."),
    "bool_parsing": _("This must be true or false."),
    "bool_type": _("This must be true or false."),
    "greater_than_equal": _("This must be at least %(ge)s."),
    "less_than_equal": _("This must be at most %(le)s."),
    "too_long": _("There are more than %(max_length)s of them. Please send fewer."),
    "too_short": _("There must be at least %(min_length)s."),
    "list_type": _("This must be a list."),
    "literal_error": _("This must be one of %(expected)s."),
    "enum": _("This must be one of %(expected)s."),
    "empty": _("This may not be empty."),
    "in_the_future": _("This day is still to come. Please look at the year once more."),
}
_DAY = _("Please write the day as year, month and day of the common era, for example 2025-03-12.")
_OTHER = _("This cannot be used. Please compare it with the description of the interface.")


def about_input(error: Mapping[str, Any]) -> str:
    """One sentence about a value that the schema does not allow."""
    kind = str(error["type"])
    if kind.startswith("date"):
        return str(_DAY)
    details: Mapping[str, object] = error.get("ctx", {})
    return str(_INPUT.get(kind, _OTHER)) % details
