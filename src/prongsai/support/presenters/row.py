"""One row of a book: its form, its evidence, and who came to a training."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.files.kinds import accepted_endings
from prongsai.files.wording import form_limit
from prongsai.followup.presenters.entry import Photo
from prongsai.followup.wording import unit_in_words
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.support.forms.numbers import AttendanceForm
from prongsai.support.forms.rows import RowForm
from prongsai.support.models import Row, Shown, Training
from prongsai.support.presenters.parts import (
    COUNTS,
    FORMS,
    SERVICES,
    address,
    book,
    crumbs,
    number,
    photos,
    tabs,
)
from prongsai.support.presenters.words import agency_of
from prongsai.ui.parts import Cell, Crumbs, Table
from prongsai.ui.versions import Versions


@dataclass(frozen=True, slots=True)
class RowPage:
    """form is None where this person may only read: then `facts` says what stands there.

    evidence_href, remove_href   "" where that cannot be done
    history                      kind and key of the trail of this row; ("", "") for a new one
    """

    title: str
    agency: Text
    crumbs: Crumbs
    form: RowForm | None
    facts: tuple[tuple[str, str], ...]
    back: str
    versions: Versions | None = None
    photos: tuple[Photo, ...] = ()
    shows_evidence: bool = False
    evidence_href: str = ""
    remove_href: str = ""
    attendance: AttendanceForm | None = None
    attendance_href: str = ""
    attendance_table: Table | None = None
    history: tuple[str, str] = ("", "")
    accept: str = ""
    limit: str = ""


def facts_of(form: RowForm) -> tuple[tuple[str, str], ...]:
    """The fields of a form that shows a row, as they are read."""
    sent = form.sent_of(form.initial)
    words = form.words_of(sent)
    labels = {name: str(field.label) for name, field in form.fields.items()}
    return tuple((labels[name], words[name]) for name in words if words[name] and name != "seen")


def row_page(
    round_: Round,
    key: str,
    *,
    title: str,
    row: Row | None,
    form: RowForm,
    owner: str,
    may_write: bool,
    may_remove: bool,
    versions: Versions | None = None,
    attendance: AttendanceForm | None = None,
) -> RowPage:
    """key: of its book; owner: the key by which evidence points at it, "" for none. Four queries at most."""
    place = {"row_id": row.pk} if row else {}
    shown = list(Shown.objects.filter(**{owner: row}).select_related("evidence")) if row and owner else []
    can_show = bool(row and owner and may_write)
    back = address(COUNTS, round_) if key == SERVICES else book(key, round_)
    return RowPage(
        title=title,
        agency=agency_of(round_),
        crumbs=crumbs(
            round_, (next(tab.label for tab in tabs(round_, _tab_of(key)) if tab.current), back), (title, "")
        ),
        form=form if may_write else None,
        facts=() if may_write else facts_of(form),
        back=back,
        versions=versions,
        photos=photos(shown, round_, removable=may_write),
        shows_evidence=bool(row and owner),
        evidence_href=book(key, round_, "show_evidence", **place) if can_show else "",
        remove_href=book(key, round_, "remove_row", **place) if row and may_write and may_remove else "",
        attendance=attendance,
        attendance_href=address("write_attendance", round_, **place) if attendance else "",
        attendance_table=_attendance(row) if isinstance(row, Training) else None,
        history=(row._meta.label_lower, str(row.pk)) if row else ("", ""),
        accept=accepted_endings(),
        limit=form_limit(),
    )


def _tab_of(key: str) -> str:
    return COUNTS if key == SERVICES else key


def _attendance(training: Training) -> Table:
    """Every unit that is invited, and how many of it came. One query."""
    rows = training.attendance.select_related("unit")
    heads = ((_("Unit"), False), (_("Came"), True))
    cells = tuple((Cell(unit_in_words(one.unit)), Cell(number(one.people), is_number=True)) for one in rows)
    return Table(_("Who came"), heads, cells)


def new_form_page(round_: Round, form: RowForm) -> RowPage:
    """A satisfaction form that is about to be opened."""
    title, back = _("Open a satisfaction form"), address(FORMS, round_)
    place = ((_("Satisfaction"), back), (title, ""))
    return RowPage(title, agency_of(round_), crumbs(round_, *place), form, (), back)
