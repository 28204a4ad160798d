"""Evidence under load: 500 photos of 4 MB from four people at once against a real server; then the server is killed amid work."""

import hashlib
import http.client
import io
import os
import random
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.table import Table, percentile

PHOTOS, UPLOADERS, KILLED_AT = 500, 4, 20
TO_KILL = 60
MEGABYTE = 1024 * 1024
CSRF = "b" * 32


@dataclass
class Sent:
    """What the uploaders saw: seconds of each upload, hashes by upload id, uploads that did not end well."""

    seconds: list[float] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def photos() -> list[bytes]:
    """Four photos of 12 million pixels and about 4 MB: noise and light, which compress as photos do."""
    from PIL import Image

    chance, made = random.Random(1), []
    for _ in range(UPLOADERS):
        noise = Image.frombytes("RGB", (1000, 750), chance.randbytes(1000 * 750 * 3)).resize((4000, 3000))
        light = Image.linear_gradient("L").rotate(chance.randrange(360)).resize((4000, 3000)).convert("RGB")
        held = io.BytesIO()
        Image.blend(light, noise, 0.35).save(held, "JPEG", quality=93)
        made.append(held.getvalue())
    return made


def numbered(photo: bytes, number: int) -> bytes:
    """The photo with a comment of its own, so that no two are the same bytes."""
    words = f"photo {number}".encode()
    return photo[:2] + b"\xff\xfe" + struct.pack(">H", len(words) + 2) + words + photo[2:]


def upload(line: http.client.HTTPConnection, session: str, content: bytes, upload_id: str) -> None:
    edge = "edge-of-a-part"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="upload_id"\r\n\r\n{upload_id}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="photo.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    ).encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={edge}",
        "Cookie": f"sessionid={session}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Accept": "application/json",
    }
    line.request("POST", "/files/add/", head + content + f"\r\n--{edge}--\r\n".encode(), headers)
    answer = line.getresponse()
    said = answer.read()
    if answer.status != 200:
        raise OSError(f"{answer.status} {said[:200]!r}")


def send_all(
    port: int, sessions: list[str], bases: list[bytes], numbers: range, sent: Sent, enough: threading.Event
) -> None:
    """Each session sends every fourth number: the same ones when it is done again."""

    def work(place: int, session: str) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        for number in numbers[place :: len(sessions)]:
            if enough.is_set():
                return
            content, start = numbered(bases[number % len(bases)], number), time.perf_counter()
            sent.hashes[f"bench-{number}-0"] = hashlib.sha256(content).hexdigest()
            try:
                upload(line, session, content, f"bench-{number}")
                sent.seconds.append(time.perf_counter() - start)
            except (OSError, http.client.HTTPException) as failed:
                sent.errors.append(str(failed))
                line.close()

    threads = [threading.Thread(target=work, args=each) for each in enumerate(sessions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def server() -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "prongsai.config.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.2)
    try:
        yield process, port
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def memory_of(group: int) -> int:
    """Bytes in memory of all processes of a session: the server, the one that keeps it, the worker. Pages that they share,
    as a forked process does with its parent, count once (proportional set size)."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(status.read_text().rsplit(")", 1)[1].split()[3]) == group:
                total += _held((status.parent / "smaps_rollup").read_text())
        except (OSError, IndexError):
            continue
    return total


def _held(rollup: str) -> int:
    line = next((one for one in rollup.splitlines() if one.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) * 1024


@contextmanager
def watching(group: int) -> Iterator[list[int]]:
    seen, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(0.1):
            seen.append(memory_of(group))

    thread = threading.Thread(target=look)
    thread.start()
    yield seen
    done.set()
    thread.join()


def prepare() -> list[str]:
    """Two agencies with two officers each; their session cookies."""
    from datetime import date

    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from prongsai.accounts.models import Membership, User
    from prongsai.accounts.roles import Role
    from prongsai.config.demo.places import add_agencies

    call_command("migrate", verbosity=0)
    agencies = add_agencies(only=("bangkok-yai", "khlong-toei"))
    sessions = []
    for number in range(UPLOADERS):
        user = User.objects.create_user(f"uploader{number}", None, name_th="bench")
        agency = agencies[("bangkok-yai", "khlong-toei")[number % 2]]
        Membership.objects.create(user=user, agency=agency, role=Role.OFFICER, starts_on=date(2020, 1, 1))
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        sessions.append(client.cookies["sessionid"].value)
    return sessions


def wrong_hashes(sent: Sent) -> int:
    """Uploads whose stored hash, or whose stored bytes, are not those that were sent."""
    from prongsai.files.models import StoredFile
    from prongsai.files.verifying import verify

    stored = dict(StoredFile.objects.values_list("upload_id", "sha256"))
    differing = sum(stored.get(upload_id) != sha256 for upload_id, sha256 in sent.hashes.items())
    return differing + sum(not verdict.is_whole for verdict in verify())


def measure() -> Table:
    with tempfile.TemporaryDirectory(dir=os.environ.get("PRONGSAI_BENCH_FOLDER")) as state:
        os.environ |= {"PRONGSAI_STATE": state, "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev"}
        sessions, bases = prepare(), photos()
        rows = [*_many(sessions, bases), *_killed(sessions, bases)]
    size = sum(len(base) for base in bases) / len(bases) / MEGABYTE
    return Table(
        f"Evidence: {PHOTOS} photos from {UPLOADERS} people at once",
        f"A real server (one process, 32 threads) on embedded SQLite and a folder; photos of 12 million pixels, {size:.1f} MB. "
        "Targets: no error, under 500 MB, every hash right; after kill -9 no half record and no orphan.",
        ("measure", "figure"),
        tuple(rows),
    )


def _many(sessions: list[str], bases: list[bytes]) -> list[tuple[str, str]]:
    from django.db import connection

    sent = Sent()
    with server() as (process, port), watching(process.pid) as seen:
        start = time.perf_counter()
        send_all(port, sessions, bases, range(PHOTOS), sent, threading.Event())
        elapsed = time.perf_counter() - start
    before = time.perf_counter()
    wrong = wrong_hashes(sent)
    checked = time.perf_counter() - before
    connection.close()
    return [
        ("errors", str(len(sent.errors))),
        ("wrong hashes, or bytes that differ", str(wrong)),
        ("largest memory of the server, MB", f"{max(seen) / MEGABYTE:.0f}"),
        ("photos a second", f"{PHOTOS / elapsed:.1f}"),
        (
            "one upload, p50 and p95, seconds",
            f"{percentile(sent.seconds, 0.5):.2f}, {percentile(sent.seconds, 0.95):.2f}",
        ),
        ("reading all back and comparing, seconds", f"{checked:.1f}"),
    ]


def _killed(sessions: list[str], bases: list[bytes]) -> list[tuple[str, str]]:
    """Kill -9 amid the work; sweep; send everything again with the same ids."""
    from datetime import timedelta

    from django.utils import timezone

    from prongsai.files.actions import sweep
    from prongsai.files.models import Evidence, FileVersion, Rendition, StoredFile
    from prongsai.files.stores import the_store

    numbers, sent, enough = range(PHOTOS, PHOTOS + TO_KILL), Sent(), threading.Event()
    with server() as (process, port):
        work = threading.Thread(target=send_all, args=(port, sessions, bases, numbers, sent, enough))
        work.start()
        while len(sent.seconds) < KILLED_AT:
            time.sleep(0.01)
        enough.set()
        os.killpg(process.pid, signal.SIGKILL)
        work.join()
    whole = StoredFile.objects.count()
    is_even = (
        Evidence.objects.count() == FileVersion.objects.count() == whole == Rendition.objects.count() / 3
    )
    swept = sweep(now=timezone.now(), grace=timedelta(0))
    orphans = sum(1 for _ in the_store().everything()) - 4 * whole
    again = Sent()
    with server() as (_process, port):
        send_all(port, sessions, bases, numbers, again, threading.Event())
    twice = StoredFile.objects.count() - PHOTOS - TO_KILL
    return [
        ("kill -9: half records", "0" if is_even else "some"),
        ("kill -9: leftovers swept, orphans after it", f"{swept.stored + swept.incoming}, {orphans}"),
        (
            "kill -9: sent again, errors, twice, wrong hashes",
            f"{len(again.errors)}, {twice}, {wrong_hashes(again)}",
        ),
    ]
