"""`prongsai notices try --to`: does a message go out, and what does the other side say?"""

from argparse import Namespace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.notices import channels, line
from prongsai.notices.letters import Letter, NotHandedOver


def add_parser(subparsers: Subparsers) -> None:
    group = subparsers.add_parser("notices", help=_("e-mail and LINE: try whether a message goes out"))
    words = group.add_subparsers(required=True, metavar=_("command"))
    trying = words.add_parser("try", parents=[language_option()], help=_("send one message now"))
    trying.add_argument(
        "--to", required=True, help=_("an e-mail address, or the id of a LINE user: U and 32 signs")
    )
    trying.set_defaults(run=run_try)


def run_try(args: Namespace) -> int:
    """Exit code 2 when it did not go out, with what the other side said."""
    to = str(args.to).strip()
    obstacle = _obstacle(to)
    if obstacle:
        return refuse([obstacle])
    text = _("This message was sent to try whether Prongsai reaches you. There is nothing to do.")
    letter = Letter(int(timezone.now().timestamp()), _("Prongsai: a trial"), text)
    try:
        channels.by_email(letter, to) if "@" in to else line.push(letter, to)
    except NotHandedOver as refused:
        return refuse([_("It was not taken: %(why)s") % {"why": refused.why}])
    except OSError as silent:
        return refuse([_("Nobody knows whether it arrived: %(why)s") % {"why": silent}])
    print(_("It was taken. Please look whether it arrives."))
    return DONE


def _obstacle(to: str) -> str:
    """Why nothing can go out, in one sentence; "" when it can."""
    if "@" in to:
        return "" if channels.mail_is_set_up() else _("No mail server is set: PRONGSAI_MAIL_HOST.")
    if not settings.LINE_TOKEN:
        return _("No token of the LINE account is set: PRONGSAI_LINE_TOKEN.")
    return "" if to.startswith("U") else _("This is neither an e-mail address nor the id of a LINE user.")
