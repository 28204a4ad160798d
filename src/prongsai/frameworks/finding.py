"""What of the published frameworks can be found by words."""

from collections.abc import Sequence

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member
from prongsai.frameworks.models import FrameworkNode, FrameworkVersion
from prongsai.frameworks.permissions import may_read
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words


def find_items(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """Items and indicators of the newest version of each framework, by code and wording, the newest year first."""
    if not may_read(member):
        return []
    same = FrameworkVersion.objects.published().filter(framework_id=OuterRef("version__framework_id"))
    newest = same.order_by("-version").values("pk")[:1]
    rows = FrameworkNode.objects.filter(holding(words, "code", "title_th", "title_en"))
    rows = rows.annotate(newest=Subquery(newest)).filter(version=F("newest")).select_related("version")
    rows = rows.defer("version__content", "version__source_text")
    return [_item(one) for one in rows.order_by("-version__fiscal_year", "version", "position")[:most]]


def _item(one: FrameworkNode) -> Found:
    page = reverse("frameworks:framework", args=[one.version.framework_id])
    title = in_words(Text(one.title_th, one.title_en))
    about = in_words(Text(one.version.title_th, one.version.title_en))
    return Found(f"{one.code} {title}", about, f"{page}#{one.code}")


FINDERS = (Finder("items", gettext_lazy("Items of the frameworks"), find_items),)
