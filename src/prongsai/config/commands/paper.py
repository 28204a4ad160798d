"""`prongsai paper KIND --round AGENCY/YEAR [--subject S] --format docx|pdf --out FILE`, and for every agency
`prongsai paper KIND --all YEAR --format docx|pdf --out FOLDER` (papers_of_all.py).

An approved paper comes out byte for byte as it was frozen. Before that, what the records say now is written out, clean
and without a draft mark: whoever uses the command line prints it on their own responsibility. Where nobody has chosen
the weak points yet, they are proposed by a stated rule, and every page says that it is a draft.
"""

import os
import re
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.config.commands.papers_of_all import papers_of_all
from prongsai.reports import queries
from prongsai.reports.content import PaperContent
from prongsai.reports.kind import Subject
from prongsai.reports.kinds import KINDS, AnyKind, kind_of
from prongsai.reports.making import make_pdf, make_word
from prongsai.reports.models import PaperFile
from prongsai.reports.topics import Topic
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from prongsai.rules.digits import arabic

FORMATS = tuple(str(value) for value in PaperFile.Format.values)


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "paper", parents=[language_option()], help=_("official papers as Word or PDF")
    )
    keys = [kind.key for kind in KINDS]
    parser.add_argument("kind", choices=keys, help=_("which paper, for example analysis"))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--round", metavar="AGENCY/YEAR", help=_("the round, for example bangkok-yai/2568"))
    which.add_argument("--all", metavar="YEAR", help=_("every agency that has a round of that fiscal year"))
    parser.add_argument(
        "--subject", default="", help=_("which one, where a round has several papers of the kind")
    )
    parser.add_argument("--format", required=True, choices=FORMATS, help=_("Word or PDF"))
    parser.add_argument(
        "--out", required=True, type=Path, metavar="PATH", help=_("the file to write; with --all a folder")
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help=_("how many processes make papers, with --all")
    )
    parser.add_argument("--thai-digits", action="store_true", help=_("write figures in Thai digits"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    try:
        if args.all:
            return papers_of_all(args)
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
    kind = kind_of(args.kind)
    subjects = {one.key: one for one in kind.subjects(round_, None)}
    if args.subject not in subjects:
        return refuse([_which(kind, round_, subjects)])
    topic = Topic(round_, kind, subjects[args.subject])
    content = _frozen(topic, args) or _current(topic, args) or _proposed(topic, args)
    return refuse([kind.why_none(round_)]) if content is None else _write(args.out, content)


def _which(kind: AnyKind, round_: Round, subjects: Mapping[str, Subject]) -> str:
    if not subjects:
        return kind.why_none(round_)
    if "" in subjects:
        return _("A round has one paper of this kind; please leave --subject out.")
    listed = ", ".join(f"{one.key} ({one.name})" for one in subjects.values())
    return _("Please say with --subject which one: %(subjects)s") % {"subjects": listed}


def _round_named(name: str) -> Round | None:
    slug, _slash, year = arabic(name).partition("/")
    if not re.fullmatch("[0-9]{4}", year):
        return None
    rounds = Round.objects.select_related("agency", "framework")
    return rounds.filter(agency__slug=slug, fiscal_year=int(year)).first()


def _frozen(topic: Topic, args: Namespace) -> bytes | None:
    approved = queries.approved_paper(topic)
    if approved is None:
        return None
    _say(_("This is the approved paper no. %(number)s, as it was frozen.") % {"number": approved.number})
    if args.thai_digits and not approved.thai_digits:
        _say(_("It was approved with Arabic digits, so they stay."))
    return queries.frozen_file(approved, args.format)


def _current(topic: Topic, args: Namespace) -> bytes | None:
    current = topic.current()
    if current is None:
        return None
    if topic.kind.is_decided:
        _say(_("Nobody has approved this paper yet; it says what the records say now."))
    for note in topic.kind.lacking(topic.round, current):
        if note.blocks:
            _say(f"{note.code}: {note.sentence}")
    return _made(current, topic, args, draft=False)


def _proposed(topic: Topic, args: Namespace) -> bytes | None:
    proposal = topic.kind.proposed(topic.round)
    if proposal is None:
        return None
    _say(
        _("Nobody has decided yet, so this is proposed: %(rule)s. Every page is marked as a draft.")
        % {"rule": proposal.rule}
    )
    return _made(proposal.paper, topic, args, draft=True)


def _made(paper: PaperContent, topic: Topic, args: Namespace, *, draft: bool) -> bytes:
    manner = Manner(thai_digits=args.thai_digits, draft=draft)
    template = queries.template_of(topic.round.agency, topic.kind)
    if args.format == PaperFile.Format.DOCX:
        return make_word(paper, template, manner)
    return make_pdf(paper, template, manner, today=timezone.localdate())


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
