"""The monthly check of the information centre: the year, and one month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.files.kinds import accepted_endings
from prongsai.followup.presenters.entry import Photo
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.support import permissions
from prongsai.support.forms.numbers import CheckForm
from prongsai.support.lists import Criteria, criteria, house_limits
from prongsai.support.models import CheckPoint, MonthlyCheck
from prongsai.support.months import check_due_on, month_name, month_of
from prongsai.support.presenters.parts import CHECKS, Figure, ListPage, address, crumbs, day, photos, tabs
from prongsai.support.presenters.words import agency_of
from prongsai.support.queries.checks import Checked, check_of, checked_months, unproved_among
from prongsai.support.queries.limits import LimitsNow, limits_of
from prongsai.support.queries.rows import shown_by
from prongsai.ui.dates import month_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.navigation import Link
from prongsai.ui.parts import NOTHING, Cell, Crumbs, Table, numeric


def checks_page(round_: Round, *, viewer: Member, today: date) -> ListPage:
    """Five queries."""
    limits = limits_of(round_.agency)
    months = checked_months(round_, limits, today)
    open_ = [one for one in months if one.check is None and one.has_begun]
    next_one = open_[0] if open_ else None
    add = None
    if next_one and permissions.may_write(viewer, round_, None):
        label = _("Check %(month)s") % {"month": month_name(round_.fiscal_year, next_one.period)}
        add = Link(label, address("check_month", round_, period=next_one.period), "list-check")
    may_set = permissions.may_set_limits(viewer, round_.agency)
    return ListPage(
        title=_("Monthly check of the information centre"),
        agency=agency_of(round_),
        sentence=_in_words(round_, months, today),
        tabs=tabs(round_, CHECKS),
        figures=_figures(months),
        tables=(_year_table(round_, months, today),),
        add=add,
        more=(Link(_("Limits"), address("limits", round_), "scale"),) if may_set else (),
        notes=(limits_in_words(limits), in_words(criteria().note)),
    )


def limits_in_words(limits: LimitsNow) -> str:
    """The rule that holds, and where it comes from."""
    rule = _("Passed with %(pass)s of %(full)s points; due on day %(day)s of the month.") % {
        "pass": limits.pass_mark,
        "full": criteria().full_mark,
        "day": limits.check_day,
    }
    if limits.of is None:
        whence = _("Source: %(source)s.") % {"source": in_words(house_limits().source)}
    else:
        name = in_words(Text(limits.of.name_th, limits.of.name_en))
        whence = _("Set by %(agency)s.") % {"agency": name}
    return f"{rule} {whence}"


def _in_words(round_: Round, months: Sequence[Checked], today: date) -> str:
    late = [one for one in months if one.check is None and one.due_on < today]
    if late:
        names = ", ".join(month_name(round_.fiscal_year, one.period) for one in late)
        return _("Overdue: %(months)s.") % {"months": names}
    failed = [one for one in months if one.check is not None and not one.has_passed]
    if failed:
        names = ", ".join(month_name(round_.fiscal_year, one.period) for one in failed)
        return _("Below the pass mark: %(months)s.") % {"months": names}
    return _("Every month until today is checked and passed.") if any(one.check for one in months) else ""


def _figures(months: Sequence[Checked]) -> tuple[Figure, ...]:
    made = [one for one in months if one.check is not None]
    if not made:
        return ()
    passed = sum(1 for one in made if one.has_passed)
    last = made[-1].check
    assert last is not None
    tone = "accepted" if made[-1].has_passed else "late"
    full = _("of %(full)s points") % {"full": last.full_mark}
    unproved = len(made[-1].unproved)
    return (
        Figure(str(last.points), full, _("Last check"), tone),
        Figure(str(passed), _("of %(count)s months") % {"count": len(made)}, _("Passed")),
        Figure(str(unproved), _("criteria"), _("Without proof"), "due" if unproved else "accepted"),
    )


def _year_table(round_: Round, months: Sequence[Checked], today: date) -> Table:
    heads = (
        (_("Month"), False), (_("Points"), True), (_("Since the month before"), True), (_("Without proof"), True),
        (_("Due"), False), (_("State"), False),
    )  # fmt: skip
    rows = []
    before: MonthlyCheck | None = None
    for one in months:
        href = address("check_month", round_, period=one.period) if one.has_begun else ""
        name = month_in_words(month_of(round_.fiscal_year, one.period), spoken(), long=True)
        check = one.check
        points = f"{check.points} / {check.full_mark}" if check else NOTHING
        moved = f"{check.points - before.points:+d}".replace("-", "−") if check and before else NOTHING
        unproved = str(len(one.unproved)) if check else NOTHING
        rows.append(
            (Cell(name, href), numeric(points), numeric(moved), numeric(unproved), Cell(day(one.due_on)), _state(one, today))
        )  # fmt: skip
        before = check or before
    return Table(_("Month by month"), heads, tuple(rows))


def _state(one: Checked, today: date) -> Cell:
    if one.check is None:
        if not one.has_begun:
            return Cell(_("Still ahead"), tone="idle")
        return Cell(_("Overdue"), tone="late") if one.due_on < today else Cell(_("To be checked"), tone="due")
    note = _("made late") if one.was_late else ""
    if one.has_passed:
        return Cell(_("Passed"), tone="accepted", note=note)
    return Cell(_("Below the pass mark"), tone="late", note=note)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion: its boxes, or what was written; before: its points a month ago, "" where there was no check."""

    code: str
    text: str
    most: int
    points: object
    reference: object
    written_points: str
    written_reference: str
    before: str
    moved: str
    is_unproved: bool
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    title: str
    agency: Text
    crumbs: Crumbs
    sentence: str
    rows: tuple[CriterionRow, ...]
    form: CheckForm | None
    rule: str
    note: str
    written_note: str
    is_stale: bool
    standing: str
    back: str
    evidence_href: str
    choices: tuple[tuple[str, str], ...]
    accept: str


def check_page(
    round_: Round, period: int, *, viewer: Member, form: CheckForm | None = None, is_stale: bool = False
) -> CheckPage:
    """form: as it came back refused; else a fresh one begins with the month before. Nine queries."""
    limits = limits_of(round_.agency)
    own, before = check_of(round_, period), check_of(round_, period - 1)
    marks, earlier = _marks(own), _marks(before)
    may_write = permissions.may_write(viewer, round_, None)
    shown = form or _fresh_form(own, marks, earlier) if may_write else None
    proved = shown_by(list(marks.values()), "mark")
    name = month_in_words(month_of(round_.fiscal_year, period), spoken(), long=True)
    unproved = unproved_among(list(marks.values()), set(proved))
    every = [one for several in proved.values() for one in several]
    pictures = {one.id: one for one in photos(every, round_, removable=may_write)}
    return CheckPage(
        title=_("Check of %(month)s") % {"month": name},
        agency=agency_of(round_),
        crumbs=crumbs(round_, (_("Monthly check"), address(CHECKS, round_)), (name, "")),
        sentence=_("To be made by %(day)s.") % {"day": day(check_due_on(round_.fiscal_year, period, limits.check_day))},
        rows=tuple(
            CriterionRow(
                line.code,
                in_words(line.text),
                line.points,
                shown[f"points-{line.code}"] if shown else None,
                shown[f"reference-{line.code}"] if shown else None,
                str(marks[line.code].points) if line.code in marks else NOTHING,
                marks[line.code].reference if line.code in marks else "",
                str(earlier[line.code].points) if line.code in earlier else "",
                _moved(marks.get(line.code), earlier.get(line.code)),
                line.code in unproved,
                tuple(
                    pictures[one.evidence_id] for one in proved.get(marks[line.code].pk, ())
                ) if line.code in marks else (),
            )
            for line in criteria().lines
        ),
        form=shown,
        rule=limits_in_words(limits),
        note=in_words(criteria().note),
        written_note=own.note if own else "",
        is_stale=is_stale,
        standing=_standing(own, len(unproved)),
        back=address(CHECKS, round_),
        evidence_href=address("prove_check", round_, period=period) if own and may_write else "",
        choices=tuple((line.code, f"{line.code}. {in_words(line.text)}") for line in criteria().lines),
        accept=accepted_endings(),
    )  # fmt: skip


def _fresh_form(
    own: MonthlyCheck | None,
    marks: dict[str, CheckPoint],
    earlier: dict[str, CheckPoint],
) -> CheckForm:
    """What stands, or the month before as a beginning."""
    shown: Criteria = criteria()
    if own is None:
        return CheckForm(None, shown, marks=earlier)
    return CheckForm(None, shown, marks=marks, note=own.note, seen=own.row_version)


def _marks(check: MonthlyCheck | None) -> dict[str, CheckPoint]:
    return {one.code: one for one in check.marks.all()} if check else {}


def _moved(own: CheckPoint | None, before: CheckPoint | None) -> str:
    if own is None or before is None or own.points == before.points:
        return ""
    return f"{own.points - before.points:+d}".replace("-", "−")


def _standing(own: MonthlyCheck | None, unproved: int) -> str:
    if own is None:
        return ""
    words = _("%(points)s of %(full)s points, passed with %(pass)s.") % {
        "points": own.points,
        "full": own.full_mark,
        "pass": own.pass_mark,
    }
    if not unproved:
        return words
    lacking = ngettext(
        "%(count)s criterion has no proof yet.", "%(count)s criteria have no proof yet.", unproved
    ) % {"count": unproved}
    return f"{words} {lacking}"


@dataclass(frozen=True, slots=True)
class LimitsPage:
    title: str
    agency: Text
    crumbs: Crumbs
    rule: str
    back: str


def limits_page(round_: Round, limits: LimitsNow) -> LimitsPage:
    return LimitsPage(
        _("Limits of the supporting duties"),
        agency_of(round_),
        crumbs(round_, (_("Limits"), "")),
        limits_in_words(limits),
        address(CHECKS, round_),
    )
