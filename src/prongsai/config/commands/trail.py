"""`prongsai trail root`, `prongsai trail verify` and `prongsai trail export FILE`."""

import re
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.audit.closing import close_days
from prongsai.audit.lines import lines, verify_lines
from prongsai.audit.models import DailyRoot
from prongsai.audit.sealing import seal
from prongsai.audit.verifying import Verdict, verify
from prongsai.audit.wording import about_break
from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

_ROOT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}):([0-9a-fA-F \n]+)")
_BUDDHIST = 543


def add_parser(subparsers: Subparsers) -> None:
    group = subparsers.add_parser("trail", help=_("the trail: verify it, print a day's root, take it out"))
    words = group.add_subparsers(required=True, metavar=_("command"))
    root = words.add_parser(
        "root", parents=[language_option()], help=_("close the days that are over, and print a day's root")
    )
    root.add_argument("day", nargs="?", type=_day, help=_("the day, as 2026-11-19; without it the last one"))
    root.set_defaults(run=run_root)
    checking = words.add_parser(
        "verify", parents=[language_option()], help=_("read the whole chain again and say where it is broken")
    )
    checking.add_argument(
        "--root",
        action="append",
        type=_root,
        default=[],
        metavar="DAY:CHECKSUM",
        help=_("a root as it was printed; may be given several times"),
    )
    checking.add_argument("--file", type=Path, help=_("verify a file that was taken out, not the database"))
    checking.set_defaults(run=run_verify)
    taking = words.add_parser(
        "export", parents=[language_option()], help=_("write the chain to a file, one entry a line")
    )
    taking.add_argument("file", type=Path, help=_("the file to write; - is standard output"))
    taking.add_argument("--first", type=int, default=1, help=_("the number to begin with (1)"))
    taking.set_defaults(run=run_export)


def run_root(args: Namespace) -> int:
    close_days(now=timezone.now())
    roots = DailyRoot.objects.filter(day=args.day) if args.day else DailyRoot.objects.all()
    root = roots.first()
    if root is None:
        return refuse([_("There is no root of that day: it is not over yet, or nothing was done on it.")])
    print(
        _("Day %(day)s: entries %(first)s to %(last)s")
        % {"day": day_in_words(root.day, spoken()), "first": f"{root.first:,}", "last": f"{root.last:,}"}
    )
    print(f"{root.day.isoformat()}:{root.digest}")
    return DONE


def run_verify(args: Namespace) -> int:
    """Exit code 2 when the chain is broken, with one line for each place."""
    known = dict(args.root)
    if args.file is None:
        verdict = verify(now=timezone.now(), known=known)
    else:
        try:
            with args.file.open(encoding="utf-8") as file:
                verdict = verify_lines(file, known=known)
        except (OSError, UnicodeDecodeError):
            return refuse([_("The file cannot be opened; check its name and whether you may read it.")])
    print(_told(verdict))
    return DONE if verdict.is_whole else refuse(about_break(one) for one in verdict.breaks)


def _told(verdict: Verdict) -> str:
    numbers = {
        "entries": f"{verdict.entries:,}",
        "roots": f"{verdict.roots:,}",
        "unsealed": f"{verdict.unsealed:,}",
        "digest": verdict.digest,
    }
    if not verdict.is_whole:
        return _("%(entries)s entries read. The chain is broken:") % numbers
    return (
        _(
            "%(entries)s entries and %(roots)s roots: the chain is whole. Not sealed yet: %(unsealed)s. "
            "Checksum of the last entry: %(digest)s"
        )
        % numbers
    )


def run_export(args: Namespace) -> int:
    seal()
    try:
        with _opened(args.file) as out:
            for line in lines(first=args.first):
                out.write(line + "\n")
    except OSError:
        return refuse([_("The file %(name)s cannot be written.") % {"name": args.file}])
    return DONE


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    if str(path) == "-":
        yield sys.stdout
        return
    with path.open("w", encoding="utf-8", newline="\n") as out:
        yield out


def _day(text: str) -> date:
    """ISO, in years of either era."""
    try:
        year, rest = text[:4], text[4:]
        return date.fromisoformat(f"{int(year) - _BUDDHIST if int(year) > 2400 else int(year):04}{rest}")
    except ValueError:
        raise ArgumentTypeError(_("Write the day as 2026-11-19.")) from None


def _root(text: str) -> tuple[date, str]:
    found = _ROOT.fullmatch(text.strip())
    digest = re.sub(r"\s", "", found[2]).lower() if found else ""
    if found is None or len(digest) != 64:
        raise ArgumentTypeError(
            _("Write the root as it is printed: the day, a colon, sixty-four letters and figures.")
        )
    return _day(found[1]), digest
