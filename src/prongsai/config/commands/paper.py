"""`prongsai paper analysis --round AGENCY/YEAR --format docx|pdf --out FILE`.

An approved paper comes out byte for byte as it was frozen. Before that, what the records say now is written out, clean
and without a draft mark: whoever uses the command line prints it on their own responsibility. Where nobody has chosen
the weak points yet, they are proposed by a stated rule, and every page says that it is a draft.
"""

import re
import sys
from argparse import Namespace
from pathlib import Path

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.reports import queries
from prongsai.reports.content import AnalysisPaper
from prongsai.reports.making import make_pdf, make_word
from prongsai.reports.models import PaperFile
from prongsai.reports.proposing import proposed_paper
from prongsai.reports.word import Manner
from prongsai.reports.words import gap_sentence
from prongsai.rounds.models import Round
from prongsai.rules.digits import arabic
from prongsai.scoring.queries import official_sheet

FORMATS = tuple(str(value) for value in PaperFile.Format.values)


def add_parser(subparsers: Subparsers) -> None:
    group = subparsers.add_parser("paper", help=_("official papers as Word or PDF"))
    kinds = group.add_subparsers(required=True, metavar=_("command"))
    parser = kinds.add_parser(
        "analysis",
        parents=[language_option()],
        help=_("the analysis of the result and the measures of a round"),
    )
    parser.add_argument(
        "--round", required=True, metavar="AGENCY/YEAR", help=_("the round, for example bangkok-yai/2568")
    )
    parser.add_argument("--format", required=True, choices=FORMATS, help=_("Word or PDF"))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=_("the file to write"))
    parser.add_argument("--thai-digits", action="store_true", help=_("write figures in Thai digits"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    try:
        round_ = _round_named(args.round)
    except DatabaseError:
        return refuse([_("There is no database yet. Please run make demo, or make run, first.")])
    if round_ is None:
        return refuse(
            [
                _("There is no round %(name)s. Write it as agency/year, for example bangkok-yai/2568.")
                % {"name": args.round}
            ]
        )
    content = _frozen(round_, args) or _current(round_, args) or _proposed(round_, args)
    return refuse([_why_none(round_)]) if content is None else _write(args.out, content)


def _round_named(name: str) -> Round | None:
    slug, _slash, year = arabic(name).partition("/")
    if not re.fullmatch("[0-9]{4}", year):
        return None
    rounds = Round.objects.select_related("agency", "framework")
    return rounds.filter(agency__slug=slug, fiscal_year=int(year)).first()


def _frozen(round_: Round, args: Namespace) -> bytes | None:
    approved = queries.approved_paper(round_)
    if approved is None:
        return None
    _say(_("This is the approved paper no. %(number)s, as it was frozen.") % {"number": approved.number})
    if args.thai_digits and not approved.thai_digits:
        _say(_("It was approved with Arabic digits, so they stay."))
    return queries.frozen_file(approved, args.format)


def _current(round_: Round, args: Namespace) -> bytes | None:
    current = queries.current_analysis(round_)
    if current is None:
        return None
    _say(_("Nobody has approved this paper yet; it says what the records say now."))
    _tell_gaps(current.paper)
    return _made(current.paper, round_, args, draft=False)


def _proposed(round_: Round, args: Namespace) -> bytes | None:
    proposal = proposed_paper(round_)
    if proposal is None:
        return None
    _say(
        _(
            "Nobody has chosen the weak points yet, so these are proposed and nothing is decided: %(rule)s. "
            "Every page is marked as a draft."
        )
        % {"rule": proposal.rule}
    )
    return _made(proposal.paper, round_, args, draft=True)


def _made(paper: AnalysisPaper, round_: Round, args: Namespace, *, draft: bool) -> bytes:
    manner = Manner(thai_digits=args.thai_digits, draft=draft)
    template = queries.template_of(round_.agency)
    if args.format == PaperFile.Format.DOCX:
        return make_word(paper, template, manner)
    return make_pdf(paper, template, manner, today=timezone.localdate())


def _why_none(round_: Round) -> str:
    """What the paper builds on is missing; where the result of the year itself stands, its paper is next year's."""
    slug, year = round_.agency.slug, round_.fiscal_year
    facts = {"name": f"{slug}/{year}", "before": year - 1, "year": year, "next": f"{slug}/{year + 1}"}
    if official_sheet(round_) is not None:
        return (
            _(
                "%(name)s builds on the result of fiscal year %(before)s, which is not there. "
                "The paper on the result of %(year)s is that of %(next)s."
            )
            % facts
        )
    return (
        _(
            "%(name)s builds on the result of fiscal year %(before)s, which is not there yet. "
            "Please enter that result first."
        )
        % facts
    )


def _tell_gaps(paper: AnalysisPaper) -> None:
    for gap in paper.gaps:
        _say(f"{gap.code}: {gap_sentence(gap)}")


def _write(out: Path, content: bytes) -> int:
    try:
        out.write_bytes(content)
    except OSError:
        sentence = _(
            "%(file)s cannot be written; check that its folder is there and that you may write in it."
        )
        return refuse([sentence % {"file": out}])
    return DONE


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
