"""One item: what was frozen of it, what each side says, and the form of the one whose turn it is."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.assessment import permissions
from prongsai.assessment.content import Case, ItemCase, Opinion, Side
from prongsai.assessment.forms import AnswerForm, JudgeForm
from prongsai.assessment.models import Assessment, PackItem
from prongsai.assessment.presenters.parts import (
    ComponentRow,
    component_rows,
    component_titles,
    figure_words,
    item_address,
    source_words,
    title_of,
)
from prongsai.assessment.presenters.shown import ShownPart, file_address, shown_parts
from prongsai.assessment.queries.machine import checked_of, is_unchanged, said_in
from prongsai.assessment.scores import figure_of
from prongsai.assessment.states import SCORED_IN
from prongsai.assessment.wording import CANNOT_JUDGE, SIDES
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Note:
    """A note to the whole item. who: the side, in words."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerFileRow:
    id: int
    name: str
    href: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class AnswerShown:
    text: str
    by: str
    at: datetime
    files: tuple[AnswerFileRow, ...]


@dataclass(frozen=True, slots=True)
class ItemPage:
    """judge, answer: the forms, for those whose turn it is; why_not: why this person may not judge although the role would.

    changed   the frozen copy has no longer the checksum under which it was kept
    points    side in words and points as printed
    """

    title: str
    crumbs: Crumbs
    lead: str
    source: str
    source_tone: str
    number: int | None
    since: datetime | None
    digest: str
    address: str
    changed: bool
    parts: tuple[ShownPart, ...]
    rows: tuple[ComponentRow, ...]
    points: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]
    judge: JudgeForm | None
    judge_title: str
    why_not: str
    answered: AnswerShown | None
    answer: AnswerForm | None
    answer_href: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NotInPackPage:
    title: str
    crumbs: Crumbs
    sentence: str
    board: str


def not_in_pack(round_: Round, code: str) -> NotInPackPage:
    """What is said of an item that this year's pack does not have."""
    board = of_round("assessment:board", round_)
    return NotInPackPage(
        title=_("%(code)s is not in the pack") % {"code": code},
        crumbs=((title_of(round_), board), (code, "")),
        sentence=_(
            "%(code)s is not in the frozen pack of FY %(year)s, so it is neither shown nor scored here. "
            "Codes belong to a year: please open it from the list of its own year."
        )
        % {"code": code, "year": round_.fiscal_year},
        board=board,
    )


def side_for(case: Case, one: ItemCase, viewer: Member) -> str:
    """As whom this person would judge the item now: a side, or "" where it is not their turn."""
    state = case.assessment.state
    if permissions.may_judge_own(viewer, case.round):
        is_open = case.assessment.own_done_at is None and state == Assessment.State.SCORING
        return Side.OWN if is_open else ""
    if not permissions.may_assess(viewer, case.round):
        return ""
    if state in SCORED_IN[Side.FIRST]:
        return Side.FIRST
    asked = one.answer is not None or state == Assessment.State.RETURNED
    return Side.FINAL if state in SCORED_IN[Side.FINAL] and asked else ""


def may_answer(case: Case, one: ItemCase, viewer: Member, today: date) -> bool:
    """Is it the office's turn, on a day for answers, before the assessor decided again?"""
    found = case.assessment
    first, last = found.answers_from, found.answers_until
    is_time = first is not None and last is not None and first <= today <= last
    is_open = found.state == Assessment.State.CLARIFYING and Side.FINAL not in one.opinions
    return is_time and is_open and permissions.may_judge_own(viewer, case.round)


def judge_form(one: ItemCase, side: str) -> JudgeForm:
    """Opened on what that side said before; after an answer, on the first opinion."""
    standing = one.opinions.get(side)
    form = JudgeForm(titles=component_titles(one), standing=standing or _first(one, side))
    if standing is None:
        form.initial["seen"] = 0
    return form


def answer_form(one: ItemCase) -> AnswerForm:
    kept = one.answer
    return AnswerForm(initial={"text": kept.text, "seen": kept.row_version} if kept else {"seen": 0})


def item_page(
    case: Case,
    one: ItemCase,
    *,
    viewer: Member,
    today: date,
    judge: JudgeForm | None = None,
    answer: AnswerForm | None = None,
) -> ItemPage:
    """Seven queries beside those of the case, which holds the documents."""
    sees = permissions.sees_assessor(viewer, case.assessment, case.round)
    side = side_for(case, one, viewer)
    barred = side in {Side.FIRST, Side.FINAL} and permissions.is_of_the_office(viewer, case.round)
    said = said_in(one)
    files = {file.version_id: file for file in one.item.files.all()} if said else {}
    source, tone = source_words(one.item)
    before, after = _beside(case, one)
    is_mine = judge is None and side and not barred
    return ItemPage(
        title=f"{one.item.code} {in_words(one.node.text)}",
        crumbs=((title_of(case.round), of_round("assessment:board", case.round)), (one.item.code, "")),
        lead=_lead(one),
        source=source,
        source_tone=tone,
        number=one.item.number,
        since=one.item.since,
        digest=one.item.digest,
        address=one.item.address,
        changed=not is_unchanged(one, said),
        parts=shown_parts(said, files) if said else (),
        rows=component_rows(one, checked_of(case, [one]), shows_assessor=sees),
        points=tuple(_points(case, one, sees=sees)),
        notes=tuple(_notes(one, sees=sees)),
        judge=judge_form(one, side) if is_mine else judge,
        judge_title=str(SIDES[side]) if side else "",
        why_not=str(CANNOT_JUDGE["of_the_office"]) if barred else "",
        answered=_answered(one) if sees else None,
        answer=answer or (answer_form(one) if may_answer(case, one, viewer, today) else None),
        answer_href=of_round("assessment:answer", case.round, code=one.item.code),
        before=before,
        after=after,
    )


def _first(one: ItemCase, side: str) -> Opinion | None:
    return one.opinions.get(Side.FIRST) if side == Side.FINAL else None


def _lead(one: ItemCase) -> str:
    if one.item.source == PackItem.Source.NOTHING:
        return _("Nothing of this item was there at the cut-off.")
    return _("This is the frozen copy; what was changed after the cut-off does not show here.")


def _points(case: Case, one: ItemCase, *, sees: bool) -> list[tuple[str, str]]:
    sides = [Side.OWN, Side.FIRST, Side.FINAL] if sees else [Side.OWN]
    return [
        (str(SIDES[side]), figure_words(case, figure_of(case, one, one.opinions[side])))
        for side in sides
        if side in one.opinions
    ]


def _notes(one: ItemCase, *, sees: bool) -> list[Note]:
    sides = [Side.OWN, Side.FIRST, Side.FINAL] if sees else [Side.OWN]
    said = [(side, one.opinions[side].said.note) for side in sides if side in one.opinions]
    return [Note(str(SIDES[side]), note) for side, note in said if note]


def _answered(one: ItemCase) -> AnswerShown | None:
    kept = one.answer
    if kept is None:
        return None
    files = tuple(
        AnswerFileRow(
            file.version_id,
            file.version.file.name,
            file_address(file.version_id, file.version.file.media_type),
            is_kept=True,
        )
        for file in kept.files.all()
    )
    return AnswerShown(kept.text, kept.changed_by.name_th if kept.changed_by else "", kept.changed_at, files)


def _beside(case: Case, one: ItemCase) -> tuple[str, str]:
    """Addresses of the items before and after."""
    place = case.items.index(one)
    before = item_address(case, case.items[place - 1]) if place else ""
    after = item_address(case, case.items[place + 1]) if place + 1 < len(case.items) else ""
    return before, after
