"""`prongsai framework check FILE` and `prongsai framework list`."""

from argparse import Namespace
from pathlib import Path

from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.frameworks.wording import about_file, about_known, sentence_with_place
from prongsai.frameworks.loading import (
    FrameworkProblems,
    framework_of,
    known_frameworks,
    load_framework,
)


def add_parser(subparsers: Subparsers) -> None:
    group = subparsers.add_parser(
        "framework", help=_("assessment frameworks: check a file, list those at hand")
    )
    words = group.add_subparsers(required=True, metavar=_("command"))
    check = words.add_parser(
        "check",
        parents=[language_option()],
        help=_("say whether a framework file can be used"),
    )
    check.add_argument("file", type=Path, help=_("a framework file in YAML"))
    check.set_defaults(run=run, framework_word=_check)
    listing = words.add_parser(
        "list",
        parents=[language_option()],
        help=_("list the frameworks that come with the program"),
    )
    listing.set_defaults(run=run, framework_word=_list)


def run(args: Namespace) -> int:
    return int(args.framework_word(args))


def _check(args: Namespace) -> int:
    try:
        framework = load_framework(args.file)
    except FrameworkProblems as problems:
        return refuse(sentence_with_place(problem) for problem in problems.problems)
    print(about_file(args.file, framework))
    return DONE


def _list(args: Namespace) -> int:
    for known in known_frameworks():
        print(about_known(framework_of(known.id)))
    return DONE
