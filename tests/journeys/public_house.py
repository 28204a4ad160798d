"""A small house of its own: one office that has published two items, one of them in two versions. Run as a program, with its state."""

from datetime import timedelta

import django


def lay() -> None:
    django.setup()

    from django.utils import timezone

    from prongsai.config.commands.serve import prepare
    from prongsai.config.demo.filling import publish_frameworks
    from prongsai.config.demo.places import add_agencies
    from prongsai.publication.actions import publish
    from prongsai.rounds.models import Round
    from prongsai.rules.disclosing import Link
    from prongsai.rules.framework import Text
    from tests.factories.base import open_district_round
    from tests.factories.publications import said_of, taxes

    prepare()
    now = timezone.now()
    agency = add_agencies(only=("samphanthawong",))["samphanthawong"]
    publish_frameworks(now=now)
    open_district_round(agency, 2568, now)
    round_ = Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=2568)
    link = Link(Text("ระบบสืบค้น", "Search system"), "https://example.go.th/")
    publish(round_, said_of("O9", words="ฉบับแรก"), by=None, now=now - timedelta(days=1))
    publish(round_, said_of("O9", tables=[taxes()], links=[link]), by=None, now=now)
    publish(round_, said_of("O1"), by=None, now=now)


if __name__ == "__main__":
    lay()
