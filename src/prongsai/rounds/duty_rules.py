"""What a framework asks for in its year, as rules from which duties are dated.

Calendar rules are deadlines of the whole agency, follow-ups are meetings, samples are survey quotas of divisions, and each
disclosure item is due once by the end of the disclosure window and again in the rhythm that it or its components name.
"""

from collections.abc import Iterable, Iterator, Mapping

from prongsai.frameworks.particulars import (
    ALL_DIVISIONS,
    ALL_SCHOOLS,
    CalendarRule,
    SampleGroup,
    calendar_of,
    follow_up_of,
    sampling_of,
)
from prongsai.rules.calendar import FiscalYear, Rhythm, Span, WeekendRule
from prongsai.rules.framework import Framework, Node, Text
from prongsai.rules.obligations import DutyKind, DutyRule

RECORD = "record"
PROOFS: Mapping[str, str] = {
    "calendar:results": "official_result",
    "calendar:working_group": "approved_paper",
    "calendar:six_month_report": "six_month_report",
    "calendar:twelve_month_report": "twelve_month_report",
    "O22": "decided_plan",
}
"""What shows that a duty is done, by its code; a written record for all others, and for what comes back."""

DISCLOSURE_WINDOW, SURVEY_WINDOW = "oit_window", "survey_window"
WEEKEND_SETTING = "weekend_deadlines"
LASTING = frozenset({"", Rhythm.ONCE, Rhythm.YEARLY, Rhythm.ON_CHANGE})
"""Rhythms that ask for nothing beyond the one deadline of the year."""


def duty_rules(framework: Framework) -> list[DutyRule]:
    """Everything that the framework asks for in its fiscal year."""
    year = FiscalYear(framework.fiscal_year)
    windows = {rule.key: tuple(rule.spans_in(year)) for rule in calendar_of(framework)}
    items = [item for item in framework.root.items if item.components or item.rhythm]
    covered = {DISCLOSURE_WINDOW: bool(items), SURVEY_WINDOW: bool(sampling_of(framework))}
    calendar = [rule for rule in calendar_of(framework) if not covered.get(rule.key)]
    return [
        *(_deadline(rule, year) for rule in calendar),
        *_meetings(framework),
        *(
            rule
            for group in sampling_of(framework)
            for rule in _quotas(group, windows.get(SURVEY_WINDOW, ()))
        ),
        *(
            rule
            for item in items
            for rule in _disclosure(item, framework, windows.get(DISCLOSURE_WINDOW, ()))
        ),
    ]


def weekend_rule_of(framework: Framework) -> WeekendRule:
    """What the framework's own settings say of deadlines on holidays; the printed day stands where they do not know."""
    value = next((one.value for one in framework.settings if one.key == WEEKEND_SETTING), "")
    return WeekendRule(value) if value in set(WeekendRule) else WeekendRule.KEEP


def _deadline(rule: CalendarRule, year: FiscalYear) -> DutyRule:
    code = f"calendar:{rule.key}"
    spans = tuple(rule.spans_in(year))
    rhythm = Rhythm.MONTHLY if len(spans) > 1 else Rhythm.ONCE
    proof = PROOFS.get(code, RECORD)
    return DutyRule(code, DutyKind.DEADLINE, rule.text, proof, rhythm=rhythm, spans=spans)


def _meetings(framework: Framework) -> Iterator[DutyRule]:
    for one in follow_up_of(framework):
        code = f"meeting:{one.key}"
        yield DutyRule(
            code, DutyKind.MEETING, one.text, PROOFS.get(code, RECORD), rhythm=one.every, weekday=one.weekday
        )


def _quotas(group: SampleGroup, window: tuple[Span, ...]) -> Iterator[DutyRule]:
    """One duty for each division with a quota, or one for the agency; those of the schools are the agency's."""
    text = Text(f"{group.group}: {group.population.th}", f"{group.group}: {group.population.en}")
    wanted = [(quota.of, quota.minimum) for quota in group.quotas] or [("", group.minimum)]
    for of, minimum in wanted:
        code = f"survey:{group.group}" + (":schools" if of == ALL_SCHOOLS else "")
        unit = "" if of == ALL_SCHOOLS else of
        proof = PROOFS.get(code, RECORD)
        yield DutyRule(code, DutyKind.SURVEY, text, proof, unit=unit, amount=minimum, spans=window)


def _disclosure(item: Node, framework: Framework, window: tuple[Span, ...]) -> Iterator[DutyRule]:
    text = Text(f"{item.code} {item.text.th}", f"{item.code} {item.text.en}")
    asked = [(item.responsible, Rhythm.ONCE)]
    asked += [(item.responsible, Rhythm(item.rhythm))] if item.rhythm and not item.components else []
    for part in item.components:
        rhythm = part.rhythm or item.rhythm
        asked.append((part.responsible or item.responsible, Rhythm(rhythm) if rhythm else Rhythm.ONCE))
    for responsible, rhythm in asked:
        lasting = rhythm in LASTING
        for unit in _units(responsible, framework):
            yield DutyRule(
                item.code,
                DutyKind.DISCLOSURE,
                text,
                PROOFS.get(item.code, RECORD) if lasting else RECORD,
                unit=unit,
                rhythm=Rhythm.ONCE if lasting else rhythm,
                spans=window if lasting else (),
            )


def _units(responsible: Iterable[str], framework: Framework) -> list[str]:
    """Division codes; schools answer together, as the whole agency."""
    units: list[str] = []
    for one in responsible:
        if one == ALL_DIVISIONS:
            units += [division.code for division in framework.divisions]
        else:
            units.append("" if one == ALL_SCHOOLS else one)
    return list(dict.fromkeys(units)) or [""]
