"""The answer of `prongsai score --json`; docs/command-line.md describes every key."""

from fractions import Fraction
from typing import TypeAlias

from prongsai.intake.wording import about_notice
from prongsai.rules.arithmetic import exact_text
from prongsai.rules.framework import Kind, Setting
from prongsai.rules.reading import TableReading
from prongsai.rules.score import Scored, Step
from prongsai.scoring.wording import level_reason
from prongsai.ui.language import in_words

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"
GROUPS = (
    ("instruments", Kind.INSTRUMENT),
    ("parts", Kind.PART),
    ("indicators", Kind.INDICATOR),
    ("sub_indicators", Kind.SUB_INDICATOR),
    ("items", Kind.ITEM),
)


def as_json(scored: Scored, reading: TableReading) -> dict[str, Json]:
    """Figures are strings with the decimals that the framework prints; `..._exact` holds the unrounded ones."""
    answer: dict[str, Json] = {
        "framework": scored.framework.id,
        "fiscal_year": scored.framework.fiscal_year,
        "total": scored.total.shown or None,
        "total_exact": exact(scored.total.value),
        "level": in_words(scored.level.level.text) if scored.level else None,
        "level_key": scored.level.level.key if scored.level else None,
        "level_reason": level_reason(scored),
        "complete": scored.complete,
        "lowest": exact(scored.lowest),
        "highest": exact(scored.highest),
    }
    for name, kind in GROUPS:
        steps = [step for step in scored.of_kind(kind) if step.value is not None]
        answer[name] = {step.code: step.shown for step in steps}
        answer[f"{name}_exact"] = {step.code: exact(step.value) for step in steps}
    answer["missing"] = list(scored.missing)
    answer["mismatches"] = [
        {"code": one.code, "given": one.given, "computed": one.computed, "difference": one.difference}
        for one in scored.mismatches
    ]
    answer["trace"] = [_step(step) for step in scored.steps.values()]
    answer["notices"] = [
        {"line": notice.line, "key": notice.key, "sentence": about_notice(notice)}
        for notice in reading.notices
    ]
    answer["settings"] = [
        _setting(setting) for setting in scored.framework.settings if not setting.is_settled
    ]
    return answer


def exact(value: Fraction | None) -> str | None:
    """None where there is no figure."""
    return None if value is None else exact_text(value)


def _step(step: Step) -> Json:
    return {
        "code": step.code,
        "kind": step.kind.value,
        "how": step.how.value,
        "shown": step.shown or None,
        "exact": exact(step.value),
        "given": exact(step.given),
        "parts": [
            {"code": part.code, "share": exact(part.share), "exact": exact(part.value)} for part in step.parts
        ],
        "missing": list(step.missing),
    }


def _setting(setting: Setting) -> Json:
    return {
        "key": setting.key,
        "value": setting.value,
        "status": setting.status,
        "text": in_words(setting.text),
        "note": in_words(setting.note),
    }
