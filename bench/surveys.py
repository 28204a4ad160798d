"""Taking answers: what a durably stored sheet costs, what the form costs, and how much room a sheet takes."""

import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from bench.table import Table, spread

ROUNDS, AT_ONCE, SHEETS = 5, 200, 20_000
MICRO = 1_000_000
BARE = """PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE sheet (wave integer, place integer, draw integer, answers blob, PRIMARY KEY (wave, place, draw)) WITHOUT ROWID"""


def measure() -> Table:
    """Interleaved rounds, so that a slow moment of the machine falls on all of them alike."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRONGSAI_STATE"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.config.settings.dev"
        import django

        django.setup()
        return _measured(Path(folder))


def _measured(folder: Path) -> Table:
    from prongsai.surveys.responses import store

    [wave] = opened_waves(["EIT"])
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    bare.executescript(BARE)
    browser, address = Browser(), f"/s/{wave.token}/revenue/revenue/"
    words = {f"E{number}": "5" for number in range(1, 7)}
    place = {"wave": wave.drawer, "place": 2, "service": 1, "answers": [5] * 6}
    work = {
        "bare insert": lambda name: bare.execute("INSERT INTO sheet VALUES (1, 1, ?, x'0505')", [hash(name)]),
        "store.take": lambda name: store.take(**place, submission=name),
        "form sent": lambda name: browser.post(address, {**words, "submission": name}),
        "form shown": lambda _name: browser.get(address),
    }
    assert browser.get(address)[0] == 200
    assert browser.post(address, {**words, "submission": "0" * 22})[0] == 303
    weight = len(browser.get(address)[1])
    seconds: dict[str, list[float]] = {kind: [] for kind in work}
    for turn in range(ROUNDS):
        for kind, do in work.items():
            begun = perf_counter()
            for number in range(AT_ONCE):
                do(f"{turn:04d}-{number:012d}")
            seconds[kind].append((perf_counter() - begun) / AT_ONCE)
    return _table(seconds, _bytes_a_sheet(folder, wave.drawer), weight)


class Browser:
    """Speaks to the program as a server does, without a server or a network in between."""

    def __init__(self) -> None:
        from prongsai.config.wsgi import application

        self.application = application

    def get(self, address: str) -> tuple[int, bytes]:
        return self._asked("GET", address, b"")

    def post(self, address: str, words: dict[str, str]) -> tuple[int, bytes]:
        return self._asked("POST", address, urlencode(words).encode())

    def _asked(self, method: str, address: str, body: bytes) -> tuple[int, bytes]:
        seen: list[str] = []
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": address,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": sys.stderr,
        }
        answer = self.application(environ, lambda status, _headers: seen.append(status))
        content = b"".join(answer)
        answer.close()
        return int(seen[0][:3]), content


def opened_waves(instruments: Sequence[str]) -> list[Any]:
    """One office with an open trial of each instrument, in an empty database; the clock stands on the demo's day."""
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from prongsai.config import clock
    from prongsai.config.demo.filling import TODAY, publish_frameworks
    from prongsai.config.demo.places import add_agencies
    from prongsai.frameworks.models import FrameworkVersion
    from prongsai.rounds.actions import open_round
    from prongsai.surveys.actions import open_wave, prepare_wave
    from prongsai.surveys.models import Wave

    call_command("migrate", verbosity=0)
    call_command("migrate", "survey_answers", database="surveys", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    clock.set_back(settings.STATE, to=TODAY)
    agencies = add_agencies()
    publish_frameworks(now=timezone.now())
    round_ = open_round(
        agency=agencies["samphanthawong"],
        fiscal_year=2568,
        framework=FrameworkVersion.objects.get(framework_id="bma-district-2568"),
        by=None,
        now=timezone.now(),
    )
    waves = []
    for instrument in instruments:
        day, kind = TODAY.date(), Wave.Kind.TRIAL
        wave = prepare_wave(
            round_=round_, instrument=instrument, kind=kind, first_on=day, last_on=day, by=None, now=TODAY
        )
        open_wave(wave=wave, by=None, now=TODAY)
        waves.append(wave)
    return waves


def _bytes_a_sheet(folder: Path, wave: int) -> float:
    """Of a sealed wave of staff, whose sheets are twice as long as those of visitors."""
    from django.db import transaction

    from prongsai.surveys.responses import store

    store.open_wave(wave + 1)
    with transaction.atomic(using="surveys"):
        for number in range(SHEETS):
            answers = [random.randint(0, 5) for _ in range(12)]
            store.take(wave=wave + 1, place=number % 11, service=0, answers=answers, submission=str(number))
    store.seal(wave + 1)
    with sqlite3.connect(folder / "surveys.sqlite3") as database:
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (folder / "surveys.sqlite3").stat().st_size / SHEETS


def _table(seconds: dict[str, list[float]], size: float, weight: int) -> Table:
    rows = [
        (kind, spread(found, MICRO, 0), f"{1 / sorted(found)[ROUNDS // 2]:,.0f}")
        for kind, found in seconds.items()
    ]
    return Table(
        "Surveys",
        f"Embedded database, `synchronous=FULL`, one after another, without a server or network in between: a bare insert into a "
        f"table of the same shape beside ours; µs, median (range) of {ROUNDS} interleaved rounds of {AT_ONCE}. The form "
        f"weighs {weight / 1024:.1f} kB with gzip, without styles. A sealed sheet of twelve answers takes {size:.0f} bytes with its key (target: 70).",
        ("step", "µs", "a second"),
        tuple(rows),
    )
