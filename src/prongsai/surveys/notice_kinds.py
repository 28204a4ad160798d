"""What this room tells people."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.notices.kinds import NoticeKind, Params
from prongsai.rules.framework import Text
from prongsai.surveys.answering.addresses import start_address
from prongsai.surveys.queries import still_missing_places, still_open_waves
from prongsai.surveys.reminding import BEHIND, MISSING, REACHED, SILENT
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken


def kinds() -> tuple[NoticeKind, ...]:
    return (
        NoticeKind(SILENT, _silent, _to_the_survey, _still_missing),
        NoticeKind(MISSING, _missing, _to_the_survey, _still_missing),
        NoticeKind(BEHIND, _behind, _to_the_board, _still_open),
        NoticeKind(REACHED, _reached, _to_the_board, _still_open),
    )


def _silent(params: Params) -> str:
    return _(
        "%(instrument)s: nobody has answered for %(place)s yet; it can be answered until %(day)s"
    ) % _words(params)


def _missing(params: Params) -> str:
    return _("%(instrument)s: %(missing)s answers are still missing for %(place)s, until %(day)s") % _words(
        params
    )


def _behind(params: Params) -> str:
    divisions = ngettext(
        "%(instrument)s until %(day)s: %(count)s division is silent",
        "%(instrument)s until %(day)s: %(count)s divisions are silent",
        int(params["silent"]),
    ) % {**_words(params), "count": params["silent"]}
    below = ngettext(
        "%(count)s more is below its minimum", "%(count)s more are below their minimum", int(params["below"])
    ) % {"count": params["below"]}
    whole = "" if params["in_time"] else _("at this pace the minimum of the office is not reached in time")
    return "; ".join(part for part in (divisions, below, whole) if part)


def _reached(params: Params) -> str:
    return _(
        "%(instrument)s: every division has reached its minimum. Everybody can still answer until %(day)s"
    ) % _words(params)


def _words(params: Params) -> dict[str, str]:
    place = Text(str(params.get("place_th", "")), str(params.get("place_en", "")))
    return {
        "instrument": str(params["instrument"]),
        "place": in_words(place),
        "missing": str(params.get("missing", "")),
        "day": day_in_words(date.fromisoformat(str(params["last_on"])), spoken()),
    }


def _to_the_survey(params: Params) -> str:
    """People of a division see no board; the address that they can pass on is what helps them."""
    return start_address(str(params["token"]))


def _to_the_board(params: Params) -> str:
    place = {"agency": params["agency"], "year": params["year"], "survey_id": params["survey"]}
    return reverse("surveys:wave", kwargs=place)


def _still_missing(member: Member, ids: Collection[int]) -> set[int]:
    return still_missing_places(member, ids)


def _still_open(member: Member, ids: Collection[int]) -> set[int]:
    return still_open_waves(member, ids)
