"""`prongsai backup FOLDER`: the embedded database and the evidence, laid out as a state folder of their own."""

import shutil
import sqlite3
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse

DATABASE, ANSWERS, EVIDENCE = "prongsai.sqlite3", "surveys.sqlite3", "evidence"


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "backup",
        parents=[language_option()],
        help=_("copy the embedded database and all evidence, while the server runs"),
    )
    parser.add_argument("folder", type=Path, help=_("where to; what was copied before is not copied again"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """The database first: every file that its rows speak of was there before them."""
    database, answers = settings.DATABASES["default"], settings.DATABASES["surveys"]
    if not all(str(one["ENGINE"]).endswith("sqlite3") for one in (database, answers)):
        return refuse([_("This database is PostgreSQL: please use pg_dump, then copy the evidence.")])
    if settings.EVIDENCE_S3:
        return refuse([_("The evidence lies in a bucket: please copy the bucket after the database.")])
    folder: Path = args.folder
    folder.mkdir(parents=True, exist_ok=True)
    copy_database(Path(str(database["NAME"])), folder / DATABASE)
    if Path(str(answers["NAME"])).exists():
        copy_database(Path(str(answers["NAME"])), folder / ANSWERS)
    copied = copy_evidence(Path(settings.EVIDENCE_FOLDER), folder / EVIDENCE)
    print(_("Database copied, and %(number)d new files.") % {"number": copied})
    return DONE


def copy_database(source: Path, target: Path) -> None:
    """A whole copy of one moment, even while others write."""
    fresh = target.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as before,
        closing(sqlite3.connect(fresh)) as copy,
    ):
        before.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    fresh.replace(target)


def copy_evidence(source: Path, target: Path) -> int:
    """Files never change once they are stored, so those that are there already are left alone."""
    copied = 0
    for path in source.glob("*/*/*"):
        place = target / path.relative_to(source)
        if place.exists() and place.stat().st_size == path.stat().st_size:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(".half")
        shutil.copy2(path, half)
        half.replace(place)
        copied += 1
    return copied
