"""Opening pages of the room, and reading what stands on them."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet

MOST_QUERIES = 12
MOST_BYTES = 60_000


def address(round_: Round, rest: str) -> str:
    return f"/rounds/{round_.agency.slug}/{round_.fiscal_year}/{rest}"


def of_sheet(sheet: ScoreSheet, rest: str) -> str:
    return address(sheet.round, f"sheets/{sheet.pk}/{rest}")


def in_english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def text(response: HttpResponse) -> str:
    """What is to be read on a page: without tags, with single spaces."""
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def row(response: HttpResponse, start: str) -> str:
    """The text of the first table row that begins with `start`."""
    for found in re.findall(r"<tr.*?</tr>", response.content.decode(), flags=re.DOTALL):
        words = " ".join(unescape(re.sub(r"<[^>]+>", " ", found)).split())
        if words.startswith(f"{start} "):
            return words
    raise AssertionError(f"no row {start}")
