"""The public site and the house never meet at one address."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from prongsai.agencies.slugs import RESERVED, may_be_slug
from prongsai.config.demo.places import listed_agencies
from prongsai.people.forms import AddAgency
from prongsai.public_site.middleware import may_be_public

OURS = "public_site"


def first_words() -> set[str]:
    """The first word of every address of the house that is not the public site's."""
    places = set()
    waiting: list[tuple[str, URLPattern | URLResolver]] = [("", one) for one in get_resolver().url_patterns]
    while waiting:
        before, one = waiting.pop()
        place = before + str(one.pattern)
        if isinstance(one, URLResolver):
            if one.app_name != OURS:
                waiting.extend((place, inner) for inner in one.url_patterns)
        else:
            places.add(place)
    return {place.split("/")[0] for place in places} - {""}


def test_every_first_word_of_the_house_is_kept_from_agencies() -> None:
    words = first_words()
    assert {"accounts", "rounds", "files", "api", "s"} <= words
    assert {word for word in words if may_be_slug(word)} == set()


def test_every_office_of_the_city_can_have_its_address() -> None:
    listed = listed_agencies()
    offices = [listed["root"], *listed["bureaus"], *listed["others"]]
    slugs = [*(row[0] for row in listed["districts"]), *(row["slug"] for row in offices)]
    assert len(slugs) > 50
    assert all(may_be_slug(slug) for slug in slugs)
    for slug in slugs:
        assert resolve(f"/{slug}/oit/2568/O10/").app_name == OURS
        assert resolve(f"/en/{slug}/").kwargs == {"language": "en", "office": slug}


@pytest.mark.parametrize("slug", ["files", "s", "en", "rounds", "oit"])
@pytest.mark.django_db
def test_no_agency_gets_a_word_of_the_house(slug: str) -> None:
    form = AddAgency([], {"slug": slug})
    assert form.has_error("slug")


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_reserved_words_are_passed_by(word: str) -> None:
    assert not may_be_public(f"/{word}/")
    assert not may_be_public(f"/en/{word}/")


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/s/abc/", "/accounts/log-in/", "/api/v1/", "/static/ui/x.css"]
)
def test_the_house_s_pages_are_passed_by(path: str) -> None:
    assert not may_be_public(path)


@pytest.mark.django_db
def test_the_house_answers_where_it_always_did(client: Client) -> None:
    assert client.get("/accounts/log-in/").status_code == 200
    assert client.get("/").status_code == 302
    assert client.get("/ui/").status_code == 200


def test_the_address_that_officials_print() -> None:
    where = {"office": "samphanthawong", "year": 2568, "code": "O10"}
    assert reverse("public_site:item", kwargs={**where, "language": "th"}) == "/samphanthawong/oit/2568/O10/"
    assert (
        reverse("public_site:item", kwargs={**where, "language": "en"}) == "/en/samphanthawong/oit/2568/O10/"
    )
