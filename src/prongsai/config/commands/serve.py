"""`prongsai serve`: the server on this machine, with everything it needs put in place first."""

import os
import socket
import subprocess
import sys
from argparse import Namespace

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.rounds.actions import update_rounds

WORKERS = 1
THREADS = 32
WORKER_PATIENCE = 30


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("serve", parents=[language_option()], help=_("start the server"))
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    obstacle = why_not_here(args.host, args.port)
    if obstacle:
        return refuse([obstacle])
    prepare()
    serve(args.host, args.port)
    return DONE


def why_not_here(host: str, port: int) -> str:
    """Why no server can listen there, in one sentence; "" when it can.

    Asked beforehand: the server shares a port that another one holds without a word, and half of the answers would come
    from the other.
    """
    place = {"host": host, "port": port}
    if not 0 < port < 65536:
        return (
            _("A port is a number from 1 to 65535; %(port)s is not. Choose another, for example 8000.")
            % place
        )
    try:
        with socket.create_server((host, port)):
            return ""
    except PermissionError:
        return _("You may not use port %(port)s here. Choose one above 1023, for example PORT=8000.") % place
    except OSError:
        return (
            _(
                "Port %(port)s of %(host)s is not free: something else answers there already. "
                "Stop it, or choose another, for example PORT=8001."
            )
            % place
        )


def prepare() -> None:
    """Tables, obligations of rounds opened by an older version, and static files, brought up to date. Quick when they are."""
    call_command("migrate", verbosity=0)
    call_command("migrate", "survey_answers", database="surveys", verbosity=0)
    update_rounds(now=timezone.now())
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(host: str, port: int) -> None:
    """Serve until interrupted, with a worker beside the server that ends with it."""
    from granian import Granian
    from granian.constants import Interfaces

    worker = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-m", "prongsai.config.cli", "worker", "--of", str(os.getpid())]
    )
    try:
        Granian(
            "prongsai.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=WORKERS,
            blocking_threads=THREADS,
            log_enabled=settings.DEBUG,
        ).serve()
    finally:
        worker.terminate()
        worker.wait(timeout=WORKER_PATIENCE)
