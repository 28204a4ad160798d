"""The commands in docs/api.md do what they say."""

import json
import re
import shlex
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from tests.rooms.api.calling import token_of
from tests.rooms.api.world import small_picture

GUIDE = Path(__file__).parents[3] / "docs" / "api.md"
COMMANDS = re.findall(r"^curl .+$", GUIDE.read_text("utf-8"), re.MULTILINE)
WANTED = (200, 200, 200, 201, 201, 422)


def run(command: str, secret: str) -> int:
    """What curl would send, sent to the application."""
    words = iter(shlex.split(command.replace("$PRONGSAI_TOKEN", secret).replace("$PRONGSAI", "")))
    method, headers, body, form, address = "GET", {}, "", {}, ""
    for word in words:
        if word == "-X":
            method = next(words)
        elif word == "-H":
            name, value = next(words).split(": ", 1)
            headers[name] = value
        elif word == "-d":
            body = next(words)
        elif word == "-F":
            name, value = next(words).split("=", 1)
            form[name] = SimpleUploadedFile(value[1:], small_picture()) if value.startswith("@") else value
        elif word != "curl":
            address = word
    client = Client(headers=headers)
    if form:
        return int(client.post(address, form).status_code)
    return int(
        client.generic(method, address, body, content_type=headers.get("Content-Type", "")).status_code
    )


@pytest.mark.parametrize(
    ("command", "status"), list(zip(COMMANDS, WANTED, strict=True)), ids=range(len(COMMANDS))
)
def test_the_command_does_what_the_guide_says(
    command: str, status: int, anong: Member, bangkok_yai_2568: Round, store: Path
) -> None:
    assert run(command, token_of(anong)[1]) == status


def test_every_json_in_the_guide_is_json() -> None:
    bodies = [words[words.index("-d") + 1] for words in map(shlex.split, COMMANDS) if "-d" in words]
    assert all(json.loads(body) for body in bodies)
