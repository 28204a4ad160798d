"""What of the evidence can be found by words."""

from collections.abc import Sequence

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member
from prongsai.files.models import Evidence, FileVersion
from prongsai.files.presenters.parts import title_of
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words


def find_evidence(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """By caption, place and the names of the files."""
    seen = Evidence.objects.visible_to(member).in_library()
    keys = (
        seen.filter(holding(words, "caption", "place", "versions__file__name"))
        .order_by()
        .values("pk")
        .distinct()
    )
    versions = Prefetch("versions", FileVersion.objects.select_related("file").order_by("-number"))
    rows = seen.filter(pk__in=keys).select_related("agency").prefetch_related(versions)
    return [_piece(one) for one in rows.order_by("-id")[:most]]


def _piece(one: Evidence) -> Found:
    newest = one.versions.all()[0]
    agency = in_words(Text(one.agency.name_th, one.agency.name_en))
    about = ", ".join(part for part in (agency, one.place) if part)
    return Found(title_of(one, newest.file), about, reverse("files:evidence", args=[one.pk]))


FINDERS = (Finder("evidence", gettext_lazy("Evidence"), find_evidence),)
