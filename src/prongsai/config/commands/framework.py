"""`prongsai framework check FILE` and `prongsai framework list`."""

from argparse import Namespace
from pathlib import Path

from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.frameworks.loading import FrameworkProblems, framework_of, known_frameworks, load_file
from prongsai.frameworks.mapping import FrameworkMapping
from prongsai.frameworks.wording import about_file, about_known, about_mapping, sentence_with_place


def add_parser(subparsers: Subparsers) -> None:
    group = subparsers.add_parser(
        "framework", help=_("assessment frameworks: check a file, list those at hand")
    )
    words = group.add_subparsers(required=True, metavar=_("command"))
    check = words.add_parser(
        "check", parents=[language_option()], help=_("say whether a framework or mapping file can be used")
    )
    check.add_argument("file", type=Path, help=_("a framework or mapping file in YAML"))
    check.set_defaults(run=run)
    listing = words.add_parser(
        "list", parents=[language_option()], help=_("list the frameworks that come with the program")
    )
    listing.set_defaults(run=run, file=None)


def run(args: Namespace) -> int:
    return _list() if args.file is None else _check(args.file)


def _check(path: Path) -> int:
    try:
        found = load_file(path)
    except FrameworkProblems as problems:
        return refuse(sentence_with_place(problem) for problem in problems.problems)
    print(about_mapping(path, found) if isinstance(found, FrameworkMapping) else about_file(path, found))
    return DONE


def _list() -> int:
    for known in known_frameworks():
        print(about_known(framework_of(known.id)))
    return DONE
