"""How far the next level is, and the cheapest way there."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.analysis import links
from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Kind, Level
from prongsai.rules.improve import Raise, Way, cheapest_way
from prongsai.rules.score import Scored, Step
from prongsai.scoring import wording
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.language import in_words


@dataclass(frozen=True, slots=True)
class RaiseRow:
    """One figure to lift, with the figures as they are shown."""

    code: str
    title: str
    before: str
    after: str
    gain: str
    href: str


@dataclass(frozen=True, slots=True)
class NextLevel:
    """heading names the level; distances say what is short of it; way says what to lift, or why there is none."""

    heading: str
    distances: tuple[str, ...]
    way: str
    raises: tuple[RaiseRow, ...]
    outcome: str
    what_if_href: str


def next_level(sheet: ScoreSheet, scored: Scored) -> NextLevel:
    blank_href = links.of_what_if(sheet)
    if scored.level is None:
        sentence = _("The next level can be named once there is a level.")
        return NextLevel(_("The next level"), (), sentence, (), "", blank_href)
    above = scored.level.above
    if above is None:
        sentence = _("This is the highest level. What matters now is to keep it.")
        return NextLevel(_("The highest level is reached"), (), sentence, (), "", blank_href)
    found = cheapest_way(scored)
    return NextLevel(
        heading=_("To reach %(level)s") % {"level": wording.level_in_words(above)},
        distances=_distances(scored, above),
        way=way_in_words(scored, found),
        raises=_rows(sheet, scored, found) if found else (),
        outcome=_outcome(found) if found else "",
        what_if_href=links.of_what_if(sheet, changes_of(found)) if found else blank_href,
    )


def changes_of(way: Way) -> dict[str, Fraction]:
    return {lift.code: lift.after for lift in way.raises}


def way_in_words(scored: Scored, way: Way | None) -> str:
    """Raise E6 from 90.84 to 100.00 and E5 from 91.27 to 94.53."""
    if way is None:
        return _(
            "No raise of the figures on this sheet leads there: some are missing, or all are at 100 already."
        )
    lifts = [
        _("%(code)s from %(before)s to %(after)s")
        % {
            "code": lift.code,
            "before": shown(lift.before, scored.framework.rounding),
            "after": shown(lift.after, scored.framework.rounding),
        }
        for lift in way.raises
    ]
    return _("The cheapest way: raise %(lifts)s.") % {"lifts": wording.joined(lifts)}


def _distances(scored: Scored, above: Level) -> tuple[str, ...]:
    """One sentence for each figure that is under a limit of the next level."""
    found = [_distance(scored, scored.total, above.total_min)]
    if above.every_instrument_min is not None:
        found += [
            _distance(scored, step, above.every_instrument_min) for step in scored.of_kind(Kind.INSTRUMENT)
        ]
    return tuple(sentence for sentence in found if sentence)


def _distance(scored: Scored, step: Step, limit: Fraction) -> str:
    rounding, figure = scored.framework.rounding, scored.compared(step)
    if figure is None or figure >= limit:
        return ""
    return _("%(name)s has %(value)s and needs %(limit)s: %(gap)s more.") % {
        "name": wording.code_in_words(step.code, scored.framework),
        "value": step.shown,
        "limit": shown(limit, rounding),
        "gap": shown(limit - figure, rounding),
    }


def _rows(sheet: ScoreSheet, scored: Scored, way: Way) -> tuple[RaiseRow, ...]:
    return tuple(_row(sheet, scored, lift) for lift in way.raises)


def _row(sheet: ScoreSheet, scored: Scored, lift: Raise) -> RaiseRow:
    rounding = scored.framework.rounding
    return RaiseRow(
        code=lift.code,
        title=in_words(scored.framework.nodes[lift.code].text),
        before=shown(lift.before, rounding),
        after=shown(lift.after, rounding),
        gain=wording.difference(lift.gain, rounding),
        href=links.of_figure(sheet, lift.code),
    )


def _outcome(way: Way) -> str:
    """What would then be reached."""
    level = way.result.level
    return _("The total would then be %(total)s points, level %(level)s.") % {
        "total": way.result.total.shown,
        "level": wording.level_in_words(level.level) if level else "",
    }
