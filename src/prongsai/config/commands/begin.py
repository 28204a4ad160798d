"""`prongsai begin`: the first agency of an empty system, and a one-time code for its administrator."""

from argparse import Namespace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.roles import Role
from prongsai.agencies.actions import add_agency
from prongsai.agencies.models import Agency
from prongsai.config.commands import serve
from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.people.actions import invite_person
from prongsai.people.lists.agencies import is_slug
from prongsai.people.specs import Invited
from prongsai.rules.thai_text import tidy_line

LONGEST_NAME = 100


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "begin",
        parents=[language_option()],
        help=_("make the first agency, or a new code for its platform administrator"),
    )
    parser.add_argument("slug", help=_("its name in addresses, for example bma"))
    parser.add_argument("name", help=_("its name in Thai"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    name = tidy_line(args.name)
    if not is_slug(args.slug) or not name or len(name) > LONGEST_NAME:
        return refuse(
            [
                _(
                    "Please give a name of small Latin letters, digits and -, and a Thai name of at most 100 letters."
                )
            ]
        )
    serve.prepare()
    with transaction.atomic():
        agency = Agency.objects.filter(slug=args.slug).first() or _root(args.slug, name)
        if agency.parent_id is not None:
            return refuse([_("%(name)s stands under another agency.") % {"name": agency.name_th}])
        code = _administrator(agency)
    print(
        _("Open /people/join/ within fourteen days and type this code; it is good once: %(code)s")
        % {"code": code}
    )
    return DONE


def _root(slug: str, name: str) -> Agency:
    kind = Agency.Kind.BMA if slug == Agency.Kind.BMA else Agency.Kind.OTHER
    return add_agency(
        slug=slug, kind=kind, name_th=name, name_en=name, short_th=name, short_en=name, parent=None
    )


def _administrator(agency: Agency) -> str:
    """Whoever holds the server's command line holds everything; from here on the register does."""
    name = str(Role.PLATFORM_ADMINISTRATOR.label)
    invited = Invited(Role.PLATFORM_ADMINISTRATOR, None, name, "", "", timezone.localdate())
    _invitation, code = invite_person(agency=agency, invited=invited, by=None, now=timezone.now())
    return code
