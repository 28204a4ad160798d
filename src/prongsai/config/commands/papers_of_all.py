"""The papers of one kind of every agency in a year, made by several processes, with a line that says how far it is."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.config.commands.options import DONE, refuse
from prongsai.rules.digits import arabic


@dataclass(frozen=True, slots=True)
class Order:
    """One paper to be made by whichever process is free. manner as the command line has it."""

    round_id: int
    kind: str
    subject: str
    format: str
    thai_digits: bool
    folder: Path


def papers_of_all(args: Namespace) -> int:
    """Writes AGENCY-KIND[-SUBJECT].FORMAT for each round that has something to say. Exit code 2 when none has."""
    year = arabic(args.all)
    if not (year.isdigit() and len(year) == 4):
        return refuse([_("Please write the fiscal year with four figures, for example 2568.")])
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError:
        return refuse([_("%(file)s is no folder that can be written into.") % {"file": args.out}])
    orders = list(_orders(args, int(year)))
    written = 0
    for place, name in enumerate(_made(orders, args.jobs), start=1):
        written += bool(name)
        print(f"\r{place}/{len(orders)} {name or '–':<60}", end="", file=sys.stderr, flush=True)
    if orders:
        print(file=sys.stderr)
    if not written:
        return refuse([_("No agency has anything to make this paper from in %(year)s.") % {"year": year}])
    told = ngettext("%(count)s paper in %(folder)s", "%(count)s papers in %(folder)s", written)
    print(told % {"count": written, "folder": args.out}, file=sys.stderr)
    return DONE


def _orders(args: Namespace, year: int) -> Iterator[Order]:
    from prongsai.reports.kinds import kind_of
    from prongsai.rounds.models import Round

    kind = kind_of(args.kind)
    rounds = Round.objects.filter(fiscal_year=year).select_related("agency").order_by("agency__path")
    for round_ in rounds:
        for subject in kind.subjects(round_, None):
            if args.subject in {"", subject.key}:
                yield Order(round_.pk, kind.key, subject.key, args.format, args.thai_digits, args.out)


def _made(orders: list[Order], jobs: int) -> Iterable[str]:
    """Names of the files in the order of the agencies; "" where there was nothing to say."""
    if jobs < 2 or len(orders) < 2:
        yield from map(make_one, orders)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin) as processes:
        yield from processes.map(make_one, orders)


def _begin() -> None:
    """A process knows nothing of Django until it is told."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.config.settings.dev")
    django.setup()


def make_one(order: Order) -> str:
    """As it was frozen, else as the records stand now."""
    from prongsai.reports import queries
    from prongsai.reports.kinds import kind_of
    from prongsai.reports.making import make_pdf, make_word
    from prongsai.reports.topics import Topic
    from prongsai.reports.word import Manner
    from prongsai.rounds.models import Round

    round_ = Round.objects.select_related("agency", "framework").get(pk=order.round_id)
    kind = kind_of(order.kind)
    subject = next(one for one in kind.subjects(round_, None) if one.key == order.subject)
    topic = Topic(round_, kind, subject)
    approved = queries.approved_paper(topic)
    if approved is not None:
        content = queries.frozen_file(approved, order.format)
    else:
        current = topic.current()
        if current is None:
            return ""
        template, manner = queries.template_of(round_.agency, kind), Manner(thai_digits=order.thai_digits)
        today = timezone.localdate()
        is_word = order.format == "docx"
        content = (
            make_word(current, template, manner)
            if is_word
            else make_pdf(current, template, manner, today=today)
        )
    about = [round_.agency.slug, order.kind, *([order.subject] if order.subject else [])]
    path = order.folder / f"{'-'.join(about)}.{order.format}"
    path.write_bytes(content)
    return path.name
