"""Runs by itself: takes one photo in and dies at a chosen step, as by kill -9 or a power cut.

words: step upload-id. Steps count the calls of the store and of the database; "none" lives on and prints the evidence id.
"""

import os
import signal
import sys
from datetime import UTC, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from prongsai.agencies.models import Agency  # noqa: E402
from prongsai.files.actions import add_file, adding  # noqa: E402
from prongsai.files.content import Description  # noqa: E402
from prongsai.files.receiving import holding_bytes  # noqa: E402
from prongsai.files.stores.folder import FolderStore  # noqa: E402
from tests.rooms.files.pictures_for_tests import phone_photo  # noqa: E402


def die(*_args: object, **_kwargs: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def prepare(step: str) -> None:
    """Have the process die: before or after the n-th file is stored, amid the rows, before or after they are committed."""
    if step.startswith("put"):
        place, real, count = int(step[3:]), FolderStore.put, iter(range(99))
        FolderStore.put = lambda self, key, source: die() if next(count) == place else real(self, key, source)  # type: ignore[method-assign, assignment]
    if step == "rows":
        adding.note_likenesses = die
    if step == "committed":
        real_rows = adding._write_rows
        adding._write_rows = lambda *args: die(real_rows(*args))  # type: ignore[assignment]


def main(step: str, upload_id: str) -> None:
    call_command("migrate", verbosity=0)
    agency, _made = Agency.objects.get_or_create(
        slug="here",
        defaults={
            "kind": "other",
            "name_th": "h",
            "name_en": "h",
            "short_th": "h",
            "short_en": "h",
            "path": "here/",
        },
    )
    prepare(step)
    with holding_bytes(iter([phone_photo()]), "photo.jpg") as incoming:
        added = add_file(
            agency=agency,
            incoming=incoming,
            upload_id=upload_id,
            description=Description(),
            by=None,
            now=datetime.now(UTC),
        )
    print(added.evidence.pk, added.is_new)


main(*sys.argv[1:])
