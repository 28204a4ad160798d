"""What machines follow: Atom, sitemap, robots.txt."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.agencies.slugs import RESERVED
from prongsai.public_site.addresses import LANGUAGES, Spot, absolute
from prongsai.publication.models import Publication
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

ATOM, SITEMAP = "http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_PLACES = 50_000
"""In one sitemap, by its own rules."""


def atom_of(agency: Agency, spot: Spot, news: Sequence[Publication]) -> bytes:
    """RFC 4287: a version is an entry; a withdrawal changes its time and words."""
    name = in_words(Text(agency.name_th, agency.name_en))
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": spot.language})
    _put(feed, "title", _("Public information of %(office)s") % {"office": name})
    _put(feed, "id", spot.whole)
    _put(feed, "updated", _moment(max((_changed(one) for one in news), default=None)))
    ET.SubElement(feed, "link", {"rel": "self", "href": spot.whole})
    ET.SubElement(feed, "link", {"href": spot.at("office", office=agency.slug).whole})
    author = ET.SubElement(feed, "author")
    _put(author, "name", name)
    for one in news:
        _entry(feed, one, spot)
    return _bytes(feed)


def _entry(feed: ET.Element, one: Publication, spot: Spot) -> None:
    said = one.said
    place = {"office": one.agency.slug, "year": one.round.fiscal_year, "code": one.code}
    href = spot.at("version", **place, number=one.number).whole
    entry = ET.SubElement(feed, "entry")
    words = {"code": one.code, "title": in_words(said.title), "number": one.number}
    if one.is_withdrawn:
        _put(entry, "title", _("%(code)s %(title)s: version %(number)s withdrawn") % words)
        _put(entry, "summary", one.withdrawn_reason)
    else:
        _put(entry, "title", _("%(code)s %(title)s: version %(number)s") % words)
        _put(entry, "summary", in_words(Text(one.agency.name_th, one.agency.name_en)))
    _put(entry, "id", href)
    _put(entry, "published", _moment(one.published_at))
    _put(entry, "updated", _moment(_changed(one)))
    ET.SubElement(entry, "link", {"href": href})


def sitemap_of(agencies: Iterable[Agency], items: Iterable[tuple[str, int, str, datetime]]) -> bytes:
    """Every office that shows something, its years and its items, in both languages."""
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    places: dict[str, datetime | None] = {}
    for agency in agencies:
        _add(places, Spot("office", kwargs={"office": agency.slug}), None)
    for slug, year, code, published_at in items:
        _add(places, Spot("index", kwargs={"office": slug, "year": year}), published_at)
        _add(places, Spot("item", kwargs={"office": slug, "year": year, "code": code}), published_at)
    for href, at in list(places.items())[:MOST_PLACES]:
        url = ET.SubElement(root, "url")
        _put(url, "loc", absolute(href))
        if at is not None:
            _put(url, "lastmod", _moment(at))
    return _bytes(root)


def _add(places: dict[str, datetime | None], spot: Spot, at: datetime | None) -> None:
    for language in LANGUAGES:
        href = spot.in_language(language)
        known = places.get(href)
        places[href] = max(known, at) if known and at else at


def robots() -> bytes:
    """The public site is for all; the house's own addresses and the search are nobody's to collect."""
    closed = sorted(RESERVED - {"static"})
    lines = ["User-agent: *", *(f"Disallow: /{word}/" for word in closed), "Disallow: /*/search/"]
    return "\n".join([*lines, "", f"Sitemap: {absolute('/sitemap.xml')}", ""]).encode()


def _changed(one: Publication) -> datetime:
    return one.withdrawn_at or one.published_at


def _moment(at: datetime | None) -> str:
    """RFC 3339; of a feed without entries, the beginning of time."""
    if at is None:
        return "1970-01-01T00:00:00+00:00"
    return timezone.localtime(at).isoformat(timespec="seconds")


def _put(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _bytes(root: ET.Element) -> bytes:
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode").encode()
