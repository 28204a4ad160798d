"""The books of a year: trainings, promotion, comments, awards."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.followup.wording import unit_in_words
from prongsai.rounds.models import Round
from prongsai.support import permissions
from prongsai.support.models import Attendance, Comment, Honour, Line, Service, Training
from prongsai.support.presenters.parts import (
    COMMENTS,
    COUNTS,
    HONOURS,
    PROMOTION,
    SERVICES,
    TRAININGS,
    Figure,
    ListPage,
    book,
    day,
    exports,
    number,
    tabs,
)
from prongsai.support.presenters.words import agency_of, first_words
from prongsai.support.queries.rows import attendance_of, divisions_of, rows_of
from prongsai.support.queries.trainings import UnitTotal, unit_totals, unwritten
from prongsai.support.wording import HONOURS as HONOUR_WORDS
from prongsai.support.wording import LINE_TABLES, MODES, SHOWS, SOURCES, programme_in_words
from prongsai.ui.navigation import Link
from prongsai.ui.parts import NOTHING, Cell, Table, numeric


def trainings_page(round_: Round, *, viewer: Member) -> ListPage:
    """Four queries."""
    trainings = rows_of(round_, Training)
    attendance = attendance_of(trainings)
    totals = unit_totals(attendance)
    return ListPage(
        title=_("Trainings"),
        agency=agency_of(round_),
        sentence=_trained_in_words(trainings, attendance, totals),
        tabs=tabs(round_, TRAININGS),
        figures=_training_figures(round_, trainings, totals),
        tables=_training_tables(round_, trainings, attendance, totals),
        add=_add(round_, TRAININGS, _("Add a training"), may=permissions.may_write(viewer, round_, None)),
        more=exports(round_, "export_rows", book=TRAININGS) if trainings else (),
        empty=_("Trainings of the year stand here, with how many of each division came."),
    )


def _trained_in_words(
    trainings: Sequence[Training], attendance: dict[int, list[Attendance]], totals: Sequence[UnitTotal]
) -> str:
    open_ = len(unwritten(trainings, attendance))
    if open_:
        return ngettext(
            "Of %(count)s training it is not known yet how many came.",
            "Of %(count)s trainings it is not known yet how many came.",
            open_,
        ) % {"count": open_}
    absent = [unit_in_words(one.unit) for one in totals if not one.is_whole]
    if absent:
        return _("Not everybody who was invited came: %(units)s.") % {"units": ", ".join(absent)}
    return _("All %(count)s units that were invited took part.") % {"count": len(totals)} if totals else ""


def _training_figures(
    round_: Round, trainings: Sequence[Training], totals: Sequence[UnitTotal]
) -> tuple[Figure, ...]:
    if not trainings:
        return ()
    divisions = {unit.pk for unit in divisions_of(round_)}
    invited = [one for one in totals if one.unit.pk in divisions]
    whole = sum(1 for one in invited if one.is_whole)
    tone = "accepted" if invited and whole == len(invited) else "due"
    of_all = _("of %(count)s divisions invited") % {"count": len(invited)}
    return (
        Figure(str(len(trainings)), _("trainings"), _("In the year")),
        Figure(number(sum(one.people for one in totals)), _("people"), _("Came in all")),
        Figure(str(whole), of_all, _("Came to every training"), tone),
    )


def _training_tables(
    round_: Round,
    trainings: Sequence[Training],
    attendance: dict[int, list[Attendance]],
    totals: Sequence[UnitTotal],
) -> tuple[Table, ...]:
    if not trainings:
        return ()
    heads = (
        (_("Topic"), False), (_("Day"), False), (_("Time"), False), (_("Way of training"), False),
        (_("Divisions invited"), False), (_("Came"), True),
    )  # fmt: skip
    rows = tuple(_training_row(round_, one, attendance.get(one.pk, ())) for one in trainings)
    by_unit = (
        (_("Unit"), False), (_("Invited to"), True), (_("Took part in"), True), (_("Came"), True),
        (_("State"), False),
    )  # fmt: skip
    totals_table = Table(_("By division"), by_unit, tuple(_total_row(one) for one in totals))
    return (Table(_("Trainings"), heads, rows), *([totals_table] if totals else []))


def _training_row(round_: Round, one: Training, invited: Sequence[Attendance]) -> tuple[Cell, ...]:
    known = [each.people for each in invited if each.people is not None]
    units = ", ".join(unit_in_words(each.unit) for each in invited)
    came = number(sum(known)) if known else NOTHING
    return (
        Cell(first_words(one.topic), book(TRAININGS, round_, "row", row_id=one.pk), note=one.organiser),
        Cell(day(one.held_on), is_whole=True),
        Cell(hours_in_words(one.from_time, one.until_time), is_whole=True),
        Cell(str(MODES[one.mode])),
        Cell(units or NOTHING),
        numeric(came, note=_("not yet complete") if len(known) < len(invited) else ""),
    )


def _total_row(one: UnitTotal) -> tuple[Cell, ...]:
    if one.unknown:
        state = Cell(_("Not known yet"), tone="due")
    elif one.is_whole:
        state = Cell(_("Complete"), tone="accepted")
    else:
        state = Cell(_("Missed some"), tone="late")
    return (
        Cell(unit_in_words(one.unit)), numeric(str(one.invited)), numeric(str(one.attended)),
        numeric(number(one.people)), state,
    )  # fmt: skip


def hours_in_words(begins: time | None, ends: time | None) -> str:
    """09.00 - 16.00 น., as officials write it."""
    if begins is None:
        return NOTHING
    written = f"{begins:%H.%M}" + (f" - {ends:%H.%M}" if ends else "")
    return _("%(hours)s hrs") % {"hours": written}


def promotion_page(round_: Round, *, viewer: Member) -> ListPage:
    """One table for each programme and kind. Two queries."""
    lines = rows_of(round_, Line)
    measures = sum(1 for one in lines if one.kind == Line.Kind.MEASURE)
    return ListPage(
        title=_("Promotion of online services"),
        agency=agency_of(round_),
        sentence=ngettext(
            "%(count)s promotion measure this year.", "%(count)s promotion measures this year.", measures
        )
        % {"count": measures}
        if lines
        else "",
        tabs=tabs(round_, PROMOTION),
        tables=tuple(_promotion_tables(round_, lines)),
        add=_add(round_, PROMOTION, _("Add a line of promotion"), may=permissions.may_write_any(viewer, round_)),
        more=exports(round_, "export_rows", book=PROMOTION) if lines else (),
        empty=_("Measures that promote online services, manuals, channels and try-outs with visitors stand here."),
    )  # fmt: skip


def _promotion_tables(round_: Round, lines: Sequence[Line]) -> Iterable[Table]:
    programmes = list(dict.fromkeys(one.programme for one in lines))
    for programme in programmes:
        for kind in Line.Kind:
            found = [one for one in lines if one.programme == programme and one.kind == kind]
            tables = list(dict.fromkeys(one.table for one in found))
            for table in tables:
                name = table or str(LINE_TABLES[kind])
                caption = f"{programme_in_words(programme)}: {name}"
                rows = tuple(_line_row(round_, one) for one in found if one.table == table)
                yield Table(caption, _line_heads(kind), rows)


def _line_heads(kind: Line.Kind) -> tuple[tuple[str, bool], ...]:
    last = {
        Line.Kind.MEASURE: ((_("Printed below it"), False),),
        Line.Kind.MANUAL: ((_("Address on the web"), False),),
        Line.Kind.CHANNEL: ((_("Address on the web"), False),),
        Line.Kind.TRY_OUT: ((_("Day"), False), (_("Visitors"), True)),
    }[kind]
    return ((_("Text"), False), (_("Unit"), False), *last)


def _line_row(round_: Round, one: Line) -> tuple[Cell, ...]:
    last: tuple[Cell, ...]
    if one.kind == Line.Kind.TRY_OUT:
        last = (Cell(day(one.happened_on), is_whole=True), numeric(number(one.people)))
    elif one.kind == Line.Kind.MEASURE:
        last = (Cell(str(SHOWS[one.shows])),)
    else:
        last = (Cell(_("Open"), one.address) if one.address else Cell(NOTHING),)
    href = book(PROMOTION, round_, "row", row_id=one.pk)
    return (Cell(f"{one.number}. {first_words(one.text)}", href), Cell(unit_in_words(one.unit)), *last)


def comments_page(round_: Round, *, viewer: Member) -> ListPage:
    """Two queries."""
    comments = rows_of(round_, Comment)
    open_ = [one for one in comments if not one.answer]
    sentence = ngettext(
        "%(count)s comment waits for an answer.", "%(count)s comments wait for an answer.", len(open_)
    ) % {"count": len(open_)}
    return ListPage(
        title=_("Comments and suggestions"),
        agency=agency_of(round_),
        sentence=(sentence if open_ else _("Every comment is answered.")) if comments else "",
        tabs=tabs(round_, COMMENTS),
        figures=_comment_figures(comments),
        tables=_comment_tables(round_, sorted(comments, key=lambda one: bool(one.answer))),
        add=_add(round_, COMMENTS, _("Add a comment"), may=permissions.may_write_any(viewer, round_)),
        more=exports(round_, "export_rows", book=COMMENTS) if comments else (),
        empty=_("What people say and suggest stands here, with the answer and what was done about it. No name is asked for."),
    )  # fmt: skip


def _comment_figures(comments: Sequence[Comment]) -> tuple[Figure, ...]:
    if not comments:
        return ()
    answered = [one for one in comments if one.answered_on]
    done = sum(1 for one in comments if one.done)
    days = [(one.answered_on - one.received_on).days for one in answered if one.answered_on]
    middle = str(sorted(days)[len(days) // 2]) if days else NOTHING
    tone = "accepted" if len(answered) == len(comments) else "due"
    return (
        Figure(str(len(comments)), _("comments"), _("In the year")),
        Figure(str(len(answered)), _("of %(count)s") % {"count": len(comments)}, _("Answered"), tone),
        Figure(str(done), _("of %(count)s") % {"count": len(comments)}, _("Something was done")),
        Figure(middle, _("days"), _("Half were answered within")),
    )


def _comment_tables(round_: Round, comments: Sequence[Comment]) -> tuple[Table, ...]:
    if not comments:
        return ()
    heads = (
        (_("Comment"), False), (_("Received on"), False), (_("Came by"), False), (_("Unit"), False),
        (_("State"), False),
    )  # fmt: skip
    rows = tuple(_comment_row(round_, one) for one in comments)
    by_source = Counter(one.source for one in comments)
    by_unit = Counter(unit_in_words(one.unit) for one in comments)
    return (
        Table(_("Comments and suggestions"), heads, rows),
        _numbers(_("By where they came from"), ((str(SOURCES[key]), by_source[key]) for key in SOURCES)),
        _numbers(_("By unit"), by_unit.most_common()),
    )


def _numbers(caption: str, rows: Iterable[tuple[str, int]]) -> Table:
    heads = ((caption, False), (_("Comments"), True))
    return Table(caption, heads, tuple((Cell(name), numeric(str(count))) for name, count in rows))


def _comment_row(round_: Round, one: Comment) -> tuple[Cell, ...]:
    state = Cell(_("Waits for an answer"), tone="due")
    if one.answered_on:
        note = _("published") if one.is_published else ""
        state = Cell(_("Answered %(day)s") % {"day": day(one.answered_on)}, tone="accepted", note=note)
    return (
        Cell(first_words(one.topic), book(COMMENTS, round_, "row", row_id=one.pk)),
        Cell(day(one.received_on), is_whole=True),
        Cell(str(SOURCES[one.source])),
        Cell(unit_in_words(one.unit)),
        state,
    )


def honours_page(round_: Round, *, viewer: Member) -> ListPage:
    """Two queries."""
    honours = rows_of(round_, Honour)
    number_of = Counter(one.kind for one in honours)
    sentence = _("%(awards)s awards, %(activities)s activities for ethics and culture.") % {
        "awards": number_of[Honour.Kind.AWARD],
        "activities": number_of[Honour.Kind.ETHICS],
    }
    heads = ((_("Title"), False), (_("Kind"), False), (_("Day"), False), (_("Given or arranged by"), False))
    rows = tuple(
        (
            Cell(first_words(one.title), book(HONOURS, round_, "row", row_id=one.pk)),
            Cell(str(HONOUR_WORDS[one.kind])),
            Cell(day(one.held_on), is_whole=True),
            Cell(one.body),
        )
        for one in honours
    )
    return ListPage(
        title=_("Awards and ethics"),
        agency=agency_of(round_),
        sentence=sentence if honours else "",
        tabs=tabs(round_, HONOURS),
        tables=(Table(_("Awards and activities"), heads, rows),) if honours else (),
        add=_add(round_, HONOURS, _("Add an award or activity"), may=permissions.may_write_any(viewer, round_)),
        more=exports(round_, "export_rows", book=HONOURS) if honours else (),
        empty=_("Awards of the office, and activities for ethics and culture, stand here with their evidence."),
    )  # fmt: skip


def _add(round_: Round, key: str, label: str, *, may: bool) -> Link | None:
    return Link(label, book(key, round_, "add_row"), "plus") if may else None


def services_page(round_: Round, *, viewer: Member) -> ListPage:
    """The services that are counted; their figures stand on the page of counts. Two queries."""
    services = rows_of(round_, Service)
    heads = (
        (_("Service"), False),
        (_("Programme"), False),
        (_("Counted by"), False),
        (_("Target a month"), True),
    )
    rows = tuple(
        (
            Cell(one.name, book(SERVICES, round_, "row", row_id=one.pk)),
            Cell(programme_in_words(one.programme)),
            Cell(unit_in_words(one.unit)),
            numeric(number(one.target)),
        )
        for one in services
    )
    return ListPage(
        title=_("Services of the year"),
        agency=agency_of(round_),
        sentence="",
        tabs=tabs(round_, COUNTS),
        tables=(Table(_("Services of the year"), heads, rows),) if services else (),
        add=_add(round_, SERVICES, _("Add a service"), may=permissions.may_write(viewer, round_, None)),
        more=exports(round_, "export_rows", book=SERVICES) if services else (),
        empty=_(
            "Services whose online use is counted every month stand here. The office adds them once a year."
        ),
    )
