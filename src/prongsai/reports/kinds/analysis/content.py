"""What the analysis paper says: everything it prints, as shown strings, in one frozen document.

The Word file, the PDF and the preview are all made from this. Its field names are the tags of the Word template
(docs/templates.md), so renaming one breaks the templates of officers. A missing figure is an empty string here and is
put into words by the template; it is never left out.
"""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent


@dataclass(frozen=True, slots=True)
class SubIndicator:
    number: str
    name: str
    figure: str


@dataclass(frozen=True, slots=True)
class Indicator:
    number: str
    name: str
    figure: str
    parts: tuple[SubIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a question for one service."""

    service: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    code: str
    text: str
    figure: str
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorName:
    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument (IIT, EIT, OIT). indicators: their names, with their place in the instrument."""

    place: str
    code: str
    name: str
    english: str
    figure: str
    indicators: tuple[IndicatorName, ...]
    indicator_count: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One row of the level table. Conditions that the level does not have are empty strings."""

    name: str
    lowest: str
    highest: str
    every_instrument_min: str
    some_instrument_below: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """What kept the result from the level whose printed band holds its total."""

    code: str
    figure: str
    limit: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. steps: numbered when there are several."""

    steps: tuple[str, ...]
    units: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A weak item with what is to be done about it, or why nothing is."""

    code: str
    text: str
    figure: str
    issue: str
    measures: tuple[Measure, ...]
    no_measure_reason: str

    @property
    def undecided(self) -> bool:
        return not self.measures and not self.no_measure_reason


@dataclass(frozen=True, slots=True)
class WeakIndicator:
    number: str
    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AnalysisPaper(PaperContent):
    """The paper "analysis of the result and measures" of one round.

    result_year    fiscal year of the result that is analysed (Buddhist Era)
    plan_year      fiscal year of the measures
    total, level   empty while the total is withheld
    missing        codes of the items without a figure, joined
    stopped_by     filled when the total lies in the band of a better level (`better_level`) that conditions refuse
    weak_numbers   numbers of the weak indicators, joined for a sentence
    gaps           what is missing before the paper may be handed in
    """

    agency: str
    parent: str
    result_year: str
    plan_year: str
    total: str
    level: str
    missing: str
    instruments: tuple[Instrument, ...]
    instrument_count: str
    instrument_codes: str
    indicators: tuple[Indicator, ...]
    levels: tuple[Level, ...]
    better_level: str
    stopped_by: tuple[Stop, ...]
    weak_indicators: tuple[WeakIndicator, ...]
    weak_numbers: str
    weak_count: str
    gaps: tuple[Gap, ...] = ()
    language: str = "th"
