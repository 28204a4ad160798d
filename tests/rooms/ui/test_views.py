import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse


@pytest.fixture
def anybody() -> Client:
    return Client(enforce_csrf_checks=False)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_gallery_is_open_and_shows_each_component(anybody: Client, language: str) -> None:
    anybody.cookies["django_language"] = language
    answer = anybody.get(reverse("ui:gallery"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<c-" not in page
    assert "{{" not in page
    assert "{%" not in page
    assert f'<html lang="{language}"' in page
    assert " style=" not in page
    assert "<script>" not in page


@pytest.mark.django_db
def test_a_theme_is_kept_and_shown(anybody: Client) -> None:
    answer = anybody.post(reverse("ui:choose"), {"theme": "dark", "next": reverse("ui:gallery")})
    assert answer.headers["Location"] == reverse("ui:gallery")
    assert 'data-theme="dark"' in anybody.get(reverse("ui:gallery")).content.decode()


@pytest.mark.django_db
def test_only_known_choices_are_kept_or_shown(anybody: Client) -> None:
    answer = anybody.post(reverse("ui:choose"), {"theme": '"><script>', "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"
    assert "theme" not in answer.cookies
    anybody.cookies["theme"] = "x onload=y"
    assert "onload" not in anybody.get(reverse("ui:gallery")).content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "405", "500"])
def test_error_pages_need_nothing(name: str) -> None:
    page = render_to_string(f"{name}.html")
    assert page.count("<h1>") == 1
    assert "<c-" not in page


@pytest.mark.django_db
def test_an_address_for_forms_says_so_when_it_is_opened(anybody: Client) -> None:
    answer = anybody.get(reverse("ui:choose"))
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert answer.content.decode().count("<h1>") == 1
