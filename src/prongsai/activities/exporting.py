"""The list of activities as a table for Excel."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.activities import queries
from prongsai.activities.presenters.narrowing import Asked, codes_of
from prongsai.activities.queries import Shown
from prongsai.activities.wording import days_of, flag_in_words, kind_in_words, title_of, units_in_words
from prongsai.followup.queries.items import Items, items_of
from prongsai.rounds.models import Round


def table_of(round_: Round, asked: Asked, *, viewer: Member) -> list[list[str]]:
    """The head and one line for each activity."""
    items = items_of(round_)
    everything = queries.shown_of(
        round_, list(queries.activities_of(round_, viewer)), queries.measures_of(round_)
    )
    return [_head(), *(_line(one, items) for one in everything if asked.takes(one, items))]


def _head() -> list[str]:
    return [
        _("Date"), _("Activity"), _("Kind"), _("Place"), _("Units"), _("How many took part"), _("Who took part"),
        _("What was done"), _("Measures"), _("Items"), _("Captions"), _("To look at again"),
    ]  # fmt: skip


def _line(one: Shown, items: Items) -> list[str]:
    activity = one.activity
    return [
        days_of(activity), activity.title, kind_in_words(activity.kind), activity.place,
        units_in_words(activity), "" if activity.people is None else str(activity.people), activity.groups,
        activity.text, "\n".join(_measures(one)), ", ".join(codes_of(one, items)),
        "\n".join(f"{photo.number}. {photo.caption}" for photo in one.photos),
        "\n".join(flag_in_words(flag, activity) for flag in one.flags),
    ]  # fmt: skip


def _measures(one: Shown) -> Iterator[str]:
    for measure in one.measures:
        yield f"{measure.position}. {title_of(measure)}"
