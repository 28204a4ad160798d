"""What a search finds, in groups, and what is said about it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.finding import Finder, Found, finders, words_of
from prongsai.accounts.members import Member

SHOWN, SHOWN_ALONE = 5, 50
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """more_href: where more of the same kind stands, "" where this is all."""

    key: str
    label: str
    found: tuple[Found, ...]
    more_href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """all_href: back to all kinds, "" where all are shown."""

    asked: str
    sentence: str
    groups: tuple[FoundGroup, ...]
    all_href: str


def search_page(member: Member, asked: str, kind: str) -> SearchPage:
    """One query a kind, two or three where rows bring others along. kind: one alone, or ""."""
    wanted = [one for one in finders() if kind in {"", one.key}]
    most = SHOWN_ALONE if kind else SHOWN
    words = words_of(asked)
    is_enough = len("".join(words)) >= SHORTEST
    tried = [_group(one, member, words, asked, most) for one in wanted] if is_enough else []
    groups = tuple(group for group in tried if group.found)
    return SearchPage(
        asked=asked,
        sentence=_sentence(asked, groups, is_enough=is_enough),
        groups=groups,
        all_href=_address(asked) if kind else "",
    )


def _group(finder: Finder, member: Member, words: tuple[str, ...], asked: str, most: int) -> FoundGroup:
    found = finder.find(member, words, most + 1)
    more_href = _address(asked, finder.key) if len(found) > most and most == SHOWN else ""
    return FoundGroup(finder.key, str(finder.label), tuple(found[:most]), more_href)


def _sentence(asked: str, groups: tuple[FoundGroup, ...], *, is_enough: bool) -> str:
    if not asked:
        return _("Years, duties, measures, evidence, papers, people and the items of the frameworks.")
    if not is_enough:
        return _("Please write at least two letters.")
    if not groups:
        return _("Nothing that you may see holds these words. Fewer or shorter words find more.")
    count = sum(len(group.found) for group in groups)
    return ngettext("%(count)s place shown", "%(count)s places shown", count) % {"count": count}


def _address(asked: str, kind: str = "") -> str:
    query = {"q": asked, "in": kind} if kind else {"q": asked}
    return f"{reverse('dashboards:search')}?{urlencode(query)}"
