"""A house of its own: an office whose disclosure was frozen and scored, on the only day on which it may answer.

Run as a program, with its state: `lay` fills it, `next-day` moves its clock on.
"""

import sys
from datetime import UTC, date, datetime, timedelta

import django

DAY = datetime(2025, 4, 21, 2, tzinfo=UTC)
"""Nine in the morning in Bangkok."""
SINCE = date(2024, 10, 1)
PEOPLE = {
    "ita_officer.samphanthawong": "ita_officer",
    "central_head.bma": "central_head",
    "assessor.bma": "assessor",
}


def lay() -> None:
    from django.conf import settings
    from django.utils import timezone

    from prongsai.accounts.members import member_of
    from prongsai.accounts.models import Membership, User
    from prongsai.assessment.actions import finish_own
    from prongsai.assessment.content import Side
    from prongsai.config import clock
    from prongsai.config.commands.serve import prepare
    from prongsai.config.demo.filling import publish_frameworks
    from prongsai.config.demo.places import PASSWORD, add_agencies
    from prongsai.publication.actions import publish
    from prongsai.rounds.models import Round
    from tests.factories.assessment import all_judged, frozen, told
    from tests.factories.base import open_district_round
    from tests.factories.publications import said_of, taxes

    prepare()
    clock.set_back(settings.STATE, to=DAY)
    now, today = timezone.now(), DAY.date()
    agencies = add_agencies(only=("samphanthawong",))
    for username, role in PEOPLE.items():
        user = User.objects.create_user(username, PASSWORD, name_th=username)
        agency = agencies[username.rsplit(".", 1)[1]]
        Membership.objects.create(user=user, agency=agency, role=role, starts_on=SINCE)
    publish_frameworks(now=now)
    open_district_round(agencies["samphanthawong"], 2568, now)
    round_ = Round.objects.select_related("agency", "framework").get(fiscal_year=2568)
    publish(round_, said_of("O9", tables=[taxes()]), by=None, now=now - timedelta(days=2))
    publish(round_, said_of("O1"), by=None, now=now - timedelta(days=2))
    frozen(round_, today - timedelta(days=1), now=now)
    all_judged(round_, Side.OWN, now=now)
    finish_own(round_=round_, by=None, now=now)
    assessor = member_of(User.objects.get(username="assessor.bma"), chosen=None, today=today)
    assert assessor is not None
    told(round_, assessor, today, today)


def next_day() -> None:
    from django.conf import settings

    from prongsai.config import clock

    clock.set_back(settings.STATE, to=DAY + timedelta(days=1))


if __name__ == "__main__":
    django.setup()
    {"lay": lay, "next-day": next_day}[sys.argv[1]]()
