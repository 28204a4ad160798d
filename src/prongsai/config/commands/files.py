"""`prongsai files sweep` and `prongsai files check`."""

from argparse import Namespace
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.files.actions import sweep
from prongsai.files.actions.sweeping import GRACE
from prongsai.files.verifying import Verdict, verify


def add_parser(subparsers: Subparsers) -> None:
    group = subparsers.add_parser(
        "files", help=_("stored evidence: remove leftovers, check that all is whole")
    )
    words = group.add_subparsers(required=True, metavar=_("command"))
    sweeping = words.add_parser(
        "sweep",
        parents=[language_option()],
        help=_("remove bytes that no record points at, and uploads never finished"),
    )
    sweeping.add_argument(
        "--hours",
        type=int,
        default=int(GRACE.total_seconds()) // 3600,
        help=_("leave what is younger than so many hours (24)"),
    )
    sweeping.set_defaults(run=run_sweep)
    checking = words.add_parser(
        "check", parents=[language_option()], help=_("read every stored file and compare it with its SHA-256")
    )
    checking.set_defaults(run=run_check)


def run_sweep(args: Namespace) -> int:
    swept = sweep(now=timezone.now(), grace=timedelta(hours=args.hours))
    print(
        _("Removed: %(stored)d orphans from the store, %(incoming)d unfinished uploads.")
        % {"stored": swept.stored, "incoming": swept.incoming}
    )
    return DONE


def run_check(_args: Namespace) -> int:
    """Exit code 2 when anything is missing or differs, with one line for each."""
    verdicts = list(verify())
    wrong = [verdict for verdict in verdicts if not verdict.is_whole]
    if wrong:
        return refuse(_sentence(verdict) for verdict in wrong)
    print(_("All %(number)d stored files are whole.") % {"number": len(verdicts)})
    return DONE


def _sentence(verdict: Verdict) -> str:
    if verdict.is_missing:
        return _("%(key)s: missing") % {"key": verdict.key}
    return _("%(key)s: differs from its SHA-256") % {"key": verdict.key}
