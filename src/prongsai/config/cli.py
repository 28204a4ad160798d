"""The command line `prongsai`: one module of prongsai.config.commands for each word after it."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from typing import Protocol, cast

from prongsai.config.commands.options import DONE, Subparsers

COMMANDS = (
    "framework",
    "score",
    "paper",
    "files",
    "trail",
    "notices",
    "backup",
    "begin",
    "serve",
    "worker",
    "demo",
)


class Command(Protocol):
    """What a module of prongsai.config.commands offers: it adds its parser, whose default `run` does the work."""

    def add_parser(self, subparsers: Subparsers) -> None: ...

    def run(self, args: Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 2 the input cannot be used (a sentence is on stderr)."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    _wake_django()
    with _speaking(chosen_language(words, os.environ)):
        args = _parser().parse_args(words)
        return _told(args)


def _told(args: Namespace) -> int:
    """Run the command. Whoever reads its words may stop early, as `head` does: that is no fault."""
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code


def chosen_language(words: Sequence[str], environ: Mapping[str, str]) -> str:
    """`th` or `en`: --lang if given, else PRONGSAI_LANG, else LANG; Thai unless one of them begins with "en".

    Looked up before the words are parsed, because the help text is spoken in this language too.
    """
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            return "en" if words[place + 1] == "en" else "th"
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "th"
    preferred = environ.get("PRONGSAI_LANG") or environ.get("LANG") or ""
    return "en" if preferred.lower().startswith("en") else "th"


def _wake_django() -> None:
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.config.settings.dev")
    if not apps.ready:
        django.setup()


@contextmanager
def _speaking(language: str) -> Iterator[None]:
    from django.utils import translation

    with translation.override(language):
        yield


def _speak_utf8() -> None:
    """Thai must come out whole, whatever the terminal's locale says of itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _parser() -> ArgumentParser:
    from django.utils.translation import gettext as _

    parser = ArgumentParser(
        prog="prongsai",
        description=_("Thailand's Integrity and Transparency Assessment."),
    )
    subparsers = parser.add_subparsers(required=True, metavar=_("command"))
    for name in COMMANDS:
        cast(Command, import_module(f"prongsai.config.commands.{name}")).add_parser(subparsers)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
