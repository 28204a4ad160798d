"""`prongsai begin`: how an empty system gets its first administrator."""

import re

import pytest
from django.test import Client

from prongsai.agencies.models import Agency
from prongsai.config.cli import main
from prongsai.config.commands import serve
from prongsai.people.models import Invitation

PASSWORD = "correct-horse-battery"


@pytest.fixture(autouse=True)
def _prepared(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "prepare", lambda: None)


def _code(printed: str) -> str:
    found = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}", printed)
    assert found
    return found[0]


def test_the_first_administrator_comes_in_and_adds_an_agency(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["begin", "ministry", "กระทรวงตัวอย่าง"]) == 0
    client = Client()
    account = {"name_th": "ผู้ดูแล", "name_en": "", "username": "admin", "password": PASSWORD, "again": PASSWORD}
    assert client.post(f"/people/join/{_code(capsys.readouterr().out)}/", account).status_code == 302
    added = {
        "slug": "bureau",
        "kind": "other",
        "name_th": "สำนักหนึ่ง",
        "name_en": "One",
        "short_th": "หนึ่ง",
        "short_en": "One",
        "like": "",
        "aliases": "",
    }
    assert client.post("/people/add-agency/", added).status_code == 302
    assert Agency.objects.get(slug="bureau").path == "ministry/bureau/"


def test_a_second_call_only_makes_a_new_code(capsys: pytest.CaptureFixture[str]) -> None:
    main(["begin", "ministry", "กระทรวงตัวอย่าง"])
    first = _code(capsys.readouterr().out)
    main(["begin", "ministry", "กระทรวงตัวอย่าง"])
    assert Client().get(f"/people/join/{first}/").status_code == 422
    assert Client().get(f"/people/join/{_code(capsys.readouterr().out)}/").status_code == 200
    assert Agency.objects.filter(slug="ministry").count() == 1


@pytest.mark.parametrize(
    ("slug", "name"),
    [("Big City", "x"), ("x", ""), ("x", "ก" * 10_000), ("bangkok-yai", "สำนักงานเขตบางกอกใหญ่")],
)
def test_what_cannot_be_a_first_agency_is_refused(slug: str, name: str) -> None:
    assert main(["begin", slug, name]) == 2
    assert not Invitation.objects.exists()
