"""Gathers every translatable string into the Thai catalogue and compiles it; --check says what is missing.

Translations may also stand in locale/fragments/*.po (one a room, easier to work on side by side); they are taken over
into the catalogue and the fragments removed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "prongsai"
CATALOGUE = PACKAGE / "locale" / "th" / "LC_MESSAGES" / "django.po"
FRAGMENTS = PACKAGE / "locale" / "fragments"
Key = tuple[str, str]


def gathered() -> polib.POFile:
    """What the code says now, with the translations that the catalogue has for it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "prongsai"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("*.pyc", "fragments", "vendor"))
        command = [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "--locale",
            "th",
            "--no-location",
            "--no-obsolete",
        ]
        subprocess.run(command, cwd=copy, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin"})
        return polib.pofile(str(copy / "locale" / "th" / "LC_MESSAGES" / "django.po"))


def fill_from_fragments(catalogue: polib.POFile) -> None:
    known = {
        _key(entry): entry
        for fragment in sorted(FRAGMENTS.glob("*.po"))
        for entry in polib.pofile(str(fragment))
    }
    for entry in catalogue:
        source = known.get(_key(entry))
        if source and (not entry.translated() or entry.fuzzy):
            entry.msgstr, entry.msgstr_plural = source.msgstr, dict(source.msgstr_plural)
            if entry.msgid_plural and not any(entry.msgstr_plural.values()):
                entry.msgstr_plural = {0: source.msgstr}
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]


def problems(catalogue: polib.POFile) -> list[str]:
    """Strings without Thai, doubtful ones, and placeholders that differ."""
    found = [f"no Thai yet: {entry.msgid!r}" for entry in catalogue.untranslated_entries()]
    found += [f"doubtful: {entry.msgid!r}" for entry in catalogue.fuzzy_entries()]
    return found


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def _tidy(catalogue: polib.POFile) -> None:
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "th",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    catalogue.header = "Thai catalogue of Prongsai."
    catalogue.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))


def main() -> int:
    catalogue = gathered()
    if "--check" in sys.argv:
        old = {_key(entry) for entry in polib.pofile(str(CATALOGUE))}
        missing = problems(catalogue) + [
            f"not gathered yet: {key[1]!r}" for key in sorted({*map(_key, catalogue)} - old)
        ]
        print("\n".join(missing[:40])) if missing else None
        return 1 if missing else 0
    fill_from_fragments(catalogue)
    _tidy(catalogue)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    print("\n".join(problems(catalogue)) or "The Thai catalogue is complete.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
