"""The parts of a framework file beside its tree, each read from its section."""

from calendar import monthrange
from collections.abc import Callable, Collection
from fractions import Fraction
from functools import partial
from typing import TypeVar

from prongsai.frameworks.document.sections import Section
from prongsai.frameworks.particulars import (
    ALL_SCHOOLS,
    CalendarRule,
    Choice,
    FollowUp,
    Quota,
    Rhythm,
    SampleGroup,
    Scale,
    Source,
    Weekday,
    YearDay,
)
from prongsai.rules.framework import Division, PermitProcess, Setting, Status, Text

NOTHING = Text("", "")
LEAP_YEAR = 2024
Row = TypeVar("Row")


def read_sources(file: Section) -> tuple[Source, ...]:
    return _rows(file, "sources", "key", lambda section, key: Source(key, section.words()), required=True)


def read_divisions(file: Section) -> tuple[Division, ...]:
    return _rows(file, "divisions", "code", _division)


def read_permit_processes(file: Section, divisions: Collection[str]) -> tuple[PermitProcess, ...]:
    return _rows(file, "permit_processes", "code", partial(_permit_process, divisions=divisions))


def read_scales(file: Section) -> tuple[Scale, ...]:
    return _rows(file, "scales", "code", _scale)


def read_settings(file: Section) -> tuple[Setting, ...]:
    return _rows(file, "settings", "key", _setting)


def read_sampling(
    file: Section, divisions: Collection[str], sources: Collection[str]
) -> tuple[SampleGroup, ...]:
    return _rows(file, "sampling", "group", partial(_sample_group, divisions=divisions, sources=sources))


def read_calendar(file: Section, sources: Collection[str]) -> tuple[CalendarRule, ...]:
    return _rows(file, "calendar", "key", partial(_calendar_rule, sources=sources))


def read_follow_up(file: Section, sources: Collection[str]) -> tuple[FollowUp, ...]:
    return _rows(file, "follow_up", "key", partial(_follow_up, sources=sources))


def read_source(section: Section, sources: Collection[str], *, required: bool = True) -> str:
    """The key of the source that a statement rests on."""
    key = section.name("source", required=required)
    if key and key not in sources:
        section.say("unknown_source", "source", given=key)
    return key


def _rows(
    file: Section, part: str, key: str, read: Callable[[Section, str], Row], *, required: bool = False
) -> tuple[Row, ...]:
    """The rows of one part, each with its own key, none twice."""
    found: list[Row] = []
    seen: set[str] = set()
    for section in file.sections(part, required=required, code=part):
        name = section.name(key)
        section.code = name or part
        if name in seen:
            section.say("code_twice", key, given=name)
        seen.add(name)
        found.append(read(section, name))
        section.close()
    return tuple(found)


def _division(section: Section, code: str) -> Division:
    return Division(code, section.words(), section.names("aliases"))


def _permit_process(section: Section, code: str, divisions: Collection[str]) -> PermitProcess:
    return PermitProcess(code, _one_division(section, "division", divisions), section.words())


def _one_division(section: Section, key: str, known: Collection[str]) -> str:
    division = section.name(key)
    if division and division not in known:
        section.say("unknown_division", key, given=division)
    return division


def _scale(section: Section, code: str) -> Scale:
    choices = tuple(_choice(choice) for choice in section.sections("options", required=True, code=code))
    return Scale(code, section.words(), choices)


def _choice(section: Section) -> Choice:
    positive, negative = section.points("positive"), section.points("negative")
    choice = Choice(section.words(), positive or Fraction(0), negative or Fraction(0))
    section.close()
    return choice


def _setting(section: Section, key: str) -> Setting:
    return Setting(
        key=key,
        value=section.text("value"),
        status=section.choice("status", Status) or Status.UNKNOWN,
        text=section.words_in("title") or NOTHING,
        note=section.words_in("note") or NOTHING,
    )


def _sample_group(
    section: Section, group: str, divisions: Collection[str], sources: Collection[str]
) -> SampleGroup:
    found = SampleGroup(
        group=group,
        instrument=section.name("instrument"),
        minimum=section.whole("minimum", least=1, most=1_000_000),
        population=section.words(),
        operator=section.words_in("operator") or NOTHING,
        quotas=tuple(_quota(quota, divisions) for quota in section.sections("quotas", code=group)),
        status=section.choice("status", Status, Status.VERIFIED) or Status.VERIFIED,
        source=read_source(section, sources),
    )
    total = sum(quota.minimum for quota in found.quotas)
    if found.quotas and total != found.minimum:
        section.say("quotas_sum", "quotas", sum=str(total), minimum=str(found.minimum))
    return found


def _quota(section: Section, divisions: Collection[str]) -> Quota:
    of = _one_division(section, "of", {*divisions, ALL_SCHOOLS})
    quota = Quota(of, section.whole("minimum", least=0, most=1_000_000))
    section.close()
    return quota


def _calendar_rule(section: Section, key: str, sources: Collection[str]) -> CalendarRule:
    monthly = section.has("every_month_on")
    if monthly and (section.has("from") or section.has("until")):
        section.say("calendar_twice", "every_month_on")
    return CalendarRule(
        key=key,
        text=section.words(),
        starts=_year_day(section.section("from", required=False)),
        ends=_year_day(section.section("until", required=not monthly)),
        day_of_month=section.whole("every_month_on", least=1, most=31, required=False),
        status=section.choice("status", Status, Status.VERIFIED) or Status.VERIFIED,
        source=read_source(section, sources),
    )


def _year_day(section: Section | None) -> YearDay | None:
    if section is None:
        return None
    month = section.whole("month", least=1, most=12)
    day = section.whole("day", least=1, most=31)
    later = section.whole("years_later", least=0, most=2, required=False)
    if 1 <= month <= 12 and monthrange(LEAP_YEAR, month)[1] < day <= 31:
        section.say("no_such_day", "day", day=str(day), month=str(month))
    section.close()
    return YearDay(month, day, later)


def _follow_up(section: Section, key: str, sources: Collection[str]) -> FollowUp:
    every = section.choice("every", Rhythm) or Rhythm.ONCE
    weekday = section.choice("weekday", Weekday) if section.has("weekday") else None
    return FollowUp(key, every, section.words(), weekday, read_source(section, sources))
