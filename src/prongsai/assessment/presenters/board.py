"""The assessment of a round: what was frozen, how far each side is, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.approvals.presenters import panel_of
from prongsai.approvals.queries import standing
from prongsai.assessment import permissions
from prongsai.assessment.approving import ASSESSED, with_case
from prongsai.assessment.content import Case, ItemCase, Side
from prongsai.assessment.forms import DaysForm, FreezeForm
from prongsai.assessment.models import Assessment
from prongsai.assessment.presenters.parts import (
    agency_of,
    figure_words,
    item_address,
    source_words,
    tabs,
    title_of,
)
from prongsai.assessment.queries.sources import cut_off_of
from prongsai.assessment.scores import (
    PARTIAL_CREDIT,
    assessor_figures,
    figure_of,
    own_figures,
    rule_asked,
    scored,
)
from prongsai.assessment.states import APPROVE, FINISH, RETURN, TELL, UNLOCK
from prongsai.assessment.wording import RULES
from prongsai.disclosure.asked import INSTRUMENT
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.assessing import PointRule
from prongsai.rules.framework import Kind, Text
from prongsai.rules.score import Scored
from prongsai.scoring.queries import official_sheet
from prongsai.ui.dates import days_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.parts import NOTHING, Tab
from prongsai.ui.standing import StandingPanel


@dataclass(frozen=True, slots=True)
class ItemRow:
    """own, assessor: points as printed, or an en dash; differs: both are there and are not the same."""

    code: str
    title: str
    href: str
    source: str
    source_tone: str
    own: str
    assessor: str
    differs: bool
    answer: str
    answer_tone: str


@dataclass(frozen=True, slots=True)
class ScoreRow:
    code: str
    title: Text
    own: str
    assessor: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """Of the pack: words that everybody may check."""

    cut_off_on: date
    frozen_at: datetime
    frozen_by: str
    digest: str
    there: str
    rule: str
    rule_note: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """freeze: the form, before there is a pack and for those who may; days: likewise, to tell the office the first scores.

    own_state    how far the office's own opinion is; own_finish: where it is finished, or ""
    confirms     this person may confirm it now
    sheet        where the confirmed scores stand, or ""; official: a result that stands beside it
    """

    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    sentence: str
    frozen: Frozen | None
    freeze: FreezeForm | None
    panel: StandingPanel | None
    days: DaysForm | None
    window: str
    confirms: bool
    own_state: str
    own_finish: str
    rows: tuple[ItemRow, ...]
    scores: tuple[ScoreRow, ...]
    is_provisional: bool
    sheet: str
    official: str
    download: str


def board_page(
    round_: Round,
    case: Case | None,
    *,
    viewer: Member,
    today: date,
    freeze: FreezeForm | None = None,
    days: DaysForm | None = None,
) -> BoardPage:
    """At most twelve queries beside those of the case."""
    if case is None:
        return _without_pack(round_, viewer, freeze)
    assessment = with_case(case)
    sees = permissions.sees_assessor(viewer, assessment, round_)
    standing_now = standing(ASSESSED, assessment, viewer, today)
    may_tell = standing_now.may(TELL)
    own, assessor = own_figures(case), assessor_figures(case) if sees else {}
    may_own = permissions.may_judge_own(viewer, round_) and assessment.own_done_at is None
    is_scoring = assessment.state == Assessment.State.SCORING
    official = official_sheet(round_) if assessment.sheet_id else None
    return BoardPage(
        title=title_of(round_),
        agency=agency_of(round_),
        tabs=tabs(round_, "board"),
        sentence=_sentence(case, sees=sees),
        frozen=_frozen(case),
        freeze=None,
        panel=panel_of(standing_now, only=(FINISH, RETURN, APPROVE, UNLOCK)),
        days=(days or DaysForm(seen=standing_now.history.seq)) if may_tell else None,
        window=_window(assessment),
        confirms=standing_now.may(APPROVE),
        own_state=_own_state(case),
        own_finish=of_round("assessment:finish_own", round_) if may_own and is_scoring else "",
        rows=tuple(_row(case, one, sees=sees) for one in case.items),
        scores=tuple(_scores(case, scored(case, own), scored(case, assessor))),
        is_provisional=len(assessor) < len(case.items),
        sheet=_sheet_href(round_, assessment),
        official=official.title if official else "",
        download=of_round("assessment:download", round_) if sees else "",
    )


def freeze_form(round_: Round) -> FreezeForm:
    framework = framework_from(round_.framework)
    return FreezeForm(cut_off_on=cut_off_of(framework), rule=rule_asked(framework))


def _without_pack(round_: Round, viewer: Member, freeze: FreezeForm | None) -> BoardPage:
    may = permissions.may_freeze(viewer, round_)
    return BoardPage(
        title=title_of(round_),
        agency=agency_of(round_),
        tabs=(),
        sentence=_(
            "Nothing is frozen yet. Assessors see what was disclosed at the cut-off, and nothing later."
        ),
        frozen=None,
        freeze=(freeze or freeze_form(round_)) if may else None,
        panel=None,
        days=None,
        window="",
        confirms=False,
        own_state="",
        own_finish="",
        rows=(),
        scores=(),
        is_provisional=False,
        sheet="",
        official="",
        download="",
    )


def _sentence(case: Case, *, sees: bool) -> str:
    words = {"own": case.count(Side.OWN), "first": case.count(Side.FIRST), "whole": len(case.items)}
    if not sees:
        return _("The office has judged %(own)s of %(whole)s items.") % words
    return _("The office has judged %(own)s, the assessor %(first)s of %(whole)s items.") % words


def _frozen(case: Case) -> Frozen:
    pack = case.assessment.pack
    there = sum(one.is_there for one in case.items)
    whole = {"count": there, "whole": len(case.items)}
    rule = PointRule(pack.rule)
    return Frozen(
        cut_off_on=pack.cut_off_on,
        frozen_at=pack.frozen_at,
        frozen_by=pack.frozen_by.name_th if pack.frozen_by else "",
        digest=pack.digest,
        there=_("%(count)s of %(whole)s items were there") % whole,
        rule=str(RULES[rule]),
        rule_note=_rule_note(case, rule),
    )


def _rule_note(case: Case, rule: PointRule) -> str:
    """What the framework says of its rule, and whether this pack keeps to it."""
    framework = framework_from(case.round.framework)
    setting = next((one for one in framework.settings if one.key == PARTIAL_CREDIT), None)
    if rule is not rule_asked(framework):
        return _("The central office chose this in the place of the framework’s own rule.")
    return in_words(setting.note) if setting and not setting.is_settled else ""


def _window(assessment: Assessment) -> str:
    first, last = assessment.answers_from, assessment.answers_until
    if first is None or last is None:
        return ""
    return _("The office may answer: %(days)s") % {"days": days_in_words(first, last, spoken())}


def _own_state(case: Case) -> str:
    if case.assessment.own_done_at is not None:
        return _("The office’s own opinion is finished.")
    missing = len(case.items) - case.count(Side.OWN)
    if case.assessment.state != Assessment.State.SCORING:
        return _("The office did not finish its own opinion before the first scores were told.")
    if not missing:
        return _("The office has judged every item; its opinion is not finished yet.")
    return ngettext(
        "The office has %(count)s item left to judge.",
        "The office has %(count)s items left to judge.",
        missing,
    ) % {"count": missing}


def _row(case: Case, one: ItemCase, *, sees: bool) -> ItemRow:
    source, tone = source_words(one.item)
    own = figure_of(case, one, one.opinions.get(Side.OWN))
    assessor = figure_of(case, one, one.of_assessor) if sees else None
    answer, answer_tone = _answer(one)
    return ItemRow(
        code=one.item.code,
        title=in_words(one.node.text),
        href=item_address(case, one),
        source=source,
        source_tone=tone,
        own=figure_words(case, own),
        assessor=figure_words(case, assessor),
        differs=own is not None and assessor is not None and own != assessor,
        answer=answer,
        answer_tone=answer_tone,
    )


def _answer(one: ItemCase) -> tuple[str, str]:
    if one.answer is None:
        return "", ""
    if one.awaits_second_look:
        return _("Answered by the office"), "review"
    return _("Decided again"), "accepted"


def _scores(case: Case, own: Scored | None, assessor: Scored | None) -> Iterator[ScoreRow]:
    """The instrument and what stands between it and the items."""
    if own is None and assessor is None:
        return
    instrument = framework_from(case.round.framework).nodes[INSTRUMENT]
    for node in instrument.walk():
        if node.kind is not Kind.ITEM:
            yield ScoreRow(node.code, node.text, _shown(own, node.code), _shown(assessor, node.code))


def _shown(result: Scored | None, code: str) -> str:
    return (result.steps[code].shown if result else "") or NOTHING


def _sheet_href(round_: Round, assessment: Assessment) -> str:
    if assessment.sheet_id is None:
        return ""
    return f"{of_round('analysis:result', round_)}?sheet={assessment.sheet_id}"
