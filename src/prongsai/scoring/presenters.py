"""What closed surveys give to the score of a round, beside the official result and apart from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Text
from prongsai.rules.score import Scored, score
from prongsai.scoring import permissions
from prongsai.scoring.from_surveys import SOURCES, figures_from
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import newest_sheet, scored_sheets
from prongsai.scoring.sheet_words import SURVEYS
from prongsai.scoring.wording import provisional_note
from prongsai.surveys.models import Wave
from prongsai.surveys.queries import closed_waves
from prongsai.surveys.wording import KINDS
from prongsai.ui.parts import NOTHING, Crumbs, Tab


@dataclass(frozen=True, slots=True)
class FigureRow:
    """An instrument or an item. Figures as printed, or an en dash; by: computed less official."""

    code: str
    text: Text
    is_item: bool
    computed: str
    share: float
    official: str
    by: str


@dataclass(frozen=True, slots=True)
class WaveTold:
    instrument: str
    href: str
    sheets: int
    minimum: int
    generated: bool

    @property
    def is_enough(self) -> bool:
        return self.sheets >= self.minimum


@dataclass(frozen=True, slots=True)
class ComputedPage:
    """saved: where the same figures are saved already, or ""; save: where to save them, or "" where this person may not."""

    crumbs: Crumbs
    tabs: tuple[Tab, ...]
    kind: str
    waves: tuple[WaveTold, ...]
    rows: tuple[FigureRow, ...]
    has_official: bool
    provisional: str
    saved: str
    save: str


def computed_page(round_: Round, kind: Wave.Kind, *, viewer: Member) -> ComputedPage:
    """At most ten queries, whatever the number of answers."""
    waves = closed_waves(round_, kind)
    figures = figures_from(waves)
    official = newest_sheet(round_, ScoreSheet.Source.OFFICIAL)
    saved = newest_sheet(round_, SOURCES[kind], SURVEYS)
    sheets = [sheet for sheet in (official, saved) if sheet is not None]
    stored = scored_sheets(sheets) if sheets else {}
    computed = score(framework_from(round_.framework), figures) if figures else None
    beside = stored[official.pk] if official else None
    same = saved is not None and stored[saved.pk].given == figures
    may_save = bool(figures) and not same and permissions.may_enter_result(viewer, round_)
    return ComputedPage(
        crumbs=((_("Surveys"), of_round("surveys:waves", round_)), (_("Computed score sheet"), "")),
        tabs=tuple(_tabs(round_, kind)),
        kind=kind.value,
        waves=tuple(_waves(waves)),
        rows=tuple(_rows(computed, [wave.instrument for wave in waves], beside)) if computed else (),
        has_official=beside is not None,
        provisional=provisional_note(computed) if computed else "",
        saved=_sheet_href(round_, saved) if same and saved else "",
        save=of_round("scoring:save_computed", round_) if may_save else "",
    )


def _tabs(round_: Round, kind: Wave.Kind) -> Iterator[Tab]:
    for one in SOURCES:
        href = f"{of_round('scoring:computed', round_)}?kind={one.value}"
        yield Tab(str(KINDS[one]), href, one == kind)


def _waves(waves: Sequence[Wave]) -> Iterator[WaveTold]:
    for wave in waves:
        href = of_round("surveys:result", wave.round, survey_id=wave.pk)
        yield WaveTold(wave.instrument, href, wave.sheets or 0, wave.minimum, wave.generated)


def _rows(computed: Scored, instruments: Sequence[str], official: Scored | None) -> Iterator[FigureRow]:
    """Each instrument that was asked, and its items."""
    for instrument in sorted(instruments, reverse=True):
        node = computed.framework.nodes[instrument]
        for one in (node, *(item for item in node.items if item.code != instrument)):
            value = computed.steps[one.code].value
            yield FigureRow(
                code=one.code,
                text=one.text,
                is_item=one is not node,
                computed=computed.steps[one.code].shown or NOTHING,
                share=float(value or 0),
                official=(official.steps[one.code].shown or NOTHING) if official else NOTHING,
                by=_difference(value, official.steps[one.code].value if official else None, computed),
            )


def _difference(computed: Fraction | None, official: Fraction | None, of: Scored) -> str:
    if computed is None or official is None:
        return NOTHING
    size = shown(abs(computed - official), of.framework.rounding)
    if not size.strip("0."):
        return size
    return f"+{size}" if computed > official else f"−{size}"


def _sheet_href(round_: Round, sheet: ScoreSheet) -> str:
    return f"{of_round('analysis:result', round_)}?sheet={sheet.pk}"
