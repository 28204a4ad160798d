"""Runs by itself (python -I child.py MEDIA-TYPE FILE): prints every piece of one file as a line of JSON, {"end": 1} last."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

MEGABYTES = 1536
SECONDS = 110


def limit_this_process() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def beside(name: str) -> ModuleType:
    """A reader that lies beside this file: nothing else of ours is known here."""
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


READERS = (
    ("pdf", "in_pdf"),
    ("wordprocessing", "in_word"),
    ("spreadsheet", "in_excel"),
    ("presentation", "in_slides"),
    ("image/", "in_picture"),
)


def say(piece: dict[str, object]) -> None:
    print(json.dumps(piece, ensure_ascii=True))


def main(words: list[str]) -> int:
    limit_this_process()
    media_type, path = words
    reader = next((name for mark, name in READERS if mark in media_type), "")
    if not reader:
        say({"sign": "unknown"})
    else:
        try:
            for piece in beside(reader).pieces(path):
                say(piece)
        except (Exception, RecursionError) as broken:  # noqa: BLE001 - whatever a file does, it cannot be told
            print(broken, file=sys.stderr)
            say({"sign": "unread"})
    say({"end": 1})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
