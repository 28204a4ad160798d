"""Options that every command shares, and the one way to say that input cannot be used."""

import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterable
from typing import TypeAlias

from django.utils.translation import gettext as _

Subparsers: TypeAlias = "_SubParsersAction[ArgumentParser]"
DONE = 0
CANNOT_USE = 2


def language_option() -> ArgumentParser:
    """A parent parser with --lang; the choice itself is made by prongsai.config.cli before parsing."""
    parent = ArgumentParser(add_help=False)
    parent.add_argument(
        "--lang",
        choices=["th", "en"],
        help=_("language of the messages (Thai unless LANG begins with en)"),
    )
    return parent


def refuse(sentences: Iterable[str]) -> int:
    """Say on stderr, one sentence a line, why the input cannot be used; the exit code for it."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return CANNOT_USE
