"""`prongsai worker`: what happens without anybody looking: reminders, digests, tidying up."""

import os
import signal
import threading
from argparse import Namespace

from django.utils.translation import gettext as _

from prongsai.background.working import work, work_once
from prongsai.config.commands.options import DONE, Subparsers, language_option


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "worker", parents=[language_option()], help=_("send reminders and do other work in the background")
    )
    parser.add_argument("--once", action="store_true", help=_("do what is due now, then end"))
    parser.add_argument("--of", type=int, default=0, metavar="PID", help=_("end when that process is gone"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    if args.once:
        work_once()
        return DONE
    asked_to_end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_of_signal: asked_to_end.set())
    work(is_over=lambda: asked_to_end.is_set() or _is_orphan(args.of))
    return DONE


def _is_orphan(parent: int) -> bool:
    """Is the process gone that started this one? Then nobody would stop it."""
    return parent != 0 and os.getppid() != parent
