"""What of rounds can be found by words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.presenters.rows import duties_address, duty_address, unit_words
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken

PERIODS_READ = 12
"""A monthly duty has so many rows, of which one is shown."""


def find_rounds(member: Member, words: Sequence[str], most: int) -> list[Found]:
    agency = ("agency__name_th", "agency__name_en", "agency__short_th", "fiscal_year")
    rows = Round.objects.visible_to(member).filter(holding(words, *agency)).select_related("agency")
    return [
        Found(
            _("%(agency)s, fiscal year %(year)s") % {"agency": agency_words(one), "year": one.fiscal_year},
            "",
            duties_address(one),
        )
        for one in rows.order_by("-fiscal_year", "agency__sort_key")[:most]
    ]


def find_duties(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """Each duty once a year and unit: of its periods the last one."""
    fields = ("title_th", "title_en", "code", "unit__name_th", "unit__short_th")
    beside = ("round__fiscal_year", "round__agency__name_th", "round__agency__name_en")
    rows = Obligation.objects.visible_to(member).filter(holding(words, *fields, beside=beside))
    rows = rows.select_related("unit", "round__agency").order_by("-round__fiscal_year", "-due_on", "key")
    last: dict[tuple[int, str], Obligation] = {}
    for one in rows[: most * PERIODS_READ]:
        last.setdefault((one.round_id, one.key.rpartition("/")[0]), one)
    return [_duty(one) for one in list(last.values())[:most]]


def _duty(one: Obligation) -> Found:
    about = _("%(agency)s, %(unit)s, due on %(day)s") % {
        "agency": agency_words(one.round),
        "unit": in_words(unit_words(one.unit)),
        "day": day_in_words(one.due_on, spoken()),
    }
    return Found(in_words(Text(one.title_th, one.title_en)), about, duty_address(one.round, one.pk))


def agency_words(round_: Round) -> str:
    return in_words(Text(round_.agency.name_th, round_.agency.name_en))


FINDERS = (
    Finder("rounds", gettext_lazy("Years"), find_rounds),
    Finder("duties", gettext_lazy("Duties"), find_duties),
)
