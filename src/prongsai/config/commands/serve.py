"""`prongsai serve`: the server on this machine, with everything it needs put in place first."""

from argparse import Namespace

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option
from prongsai.rounds.actions import update_rounds

WORKERS = 1
THREADS = 8


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("serve", parents=[language_option()], help=_("start the server"))
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    prepare()
    serve(args.host, args.port)
    return DONE


def prepare() -> None:
    """Tables, obligations of rounds opened by an older version, and static files, brought up to date. Quick when they are."""
    call_command("migrate", verbosity=0)
    update_rounds(now=timezone.now())
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(host: str, port: int) -> None:
    """Serve until interrupted."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "prongsai.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        log_enabled=settings.DEBUG,
    ).serve()
