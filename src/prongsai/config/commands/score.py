"""`prongsai score FILE --framework ID`: a result table scored, for scripts and for anyone's own tables."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.config.commands.score_json import as_json
from prongsai.config.commands.score_text import as_text
from prongsai.frameworks.loading import UnknownFramework, framework_of, known_frameworks
from prongsai.frameworks.wording import about_unknown
from prongsai.intake import wording
from prongsai.intake.tables import CannotRead, read_path
from prongsai.rules.framework import Framework
from prongsai.rules.reading import RawRow, TableReading, read_table
from prongsai.rules.reading_fit import fits_elsewhere
from prongsai.rules.score import score


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("score", parents=[language_option()], help=_("score a result table"))
    parser.add_argument(
        "file", type=Path, help=_("a CSV or XLSX file with the columns code and score; - is standard input")
    )
    parser.add_argument(
        "--framework",
        required=True,
        metavar="ID",
        help=_('the framework; "prongsai framework list" names them'),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON, for programs"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    try:
        framework = framework_of(args.framework)
    except UnknownFramework:
        known = ", ".join(sorted(file.id for file in known_frameworks()))
        return refuse([about_unknown(args.framework, known)])
    try:
        rows = read_path(args.file)
    except CannotRead as refusal:
        return refuse([f"{args.file}: {wording.why_unreadable(refusal)}"])
    reading = read_table(rows, framework)
    if reading.problems:
        return refuse(_problems(args.file, rows, reading, framework))
    scored = score(framework, reading.figures)
    if args.json:
        with translation.override(
            args.lang or "th"
        ):  # the answer to a program must not hang on its terminal's LANG
            print(json.dumps(as_json(scored, reading), ensure_ascii=False, indent=2))
        return DONE
    for sentence in wording.notices_told(reading.notices):
        print(f"{args.file}: {sentence}", file=sys.stderr)
    print(as_text(scored))
    return DONE


def _problems(file: Path, rows: Sequence[RawRow], reading: TableReading, framework: Framework) -> list[str]:
    """`file:line: sentence` for each problem, and where the whole table seems to belong to another year."""
    told = [
        f"{file}:{problem.line}: {wording.about_problem(problem)}" if problem.line
        else f"{file}: {wording.about_problem(problem)}"
        for problem in reading.problems
    ]  # fmt: skip
    others = [framework_of(known.id) for known in known_frameworks()]
    other = fits_elsewhere(rows, reading, framework, others)
    return [*told, f"{file}: {wording.about_other_framework(other)}"] if other else told
