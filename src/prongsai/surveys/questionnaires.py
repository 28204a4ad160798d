"""What a wave asks, whom, and how many: read from its round's frozen framework."""

from prongsai.frameworks.particulars import ALL_SCHOOLS, SampleGroup, sampling_of, scales_of
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.framework import Framework
from prongsai.rules.survey import CannotAsk, Option, Questionnaire, questionnaire

INSTRUMENTS = ("IIT", "EIT")
WITH_CARDS = frozenset({"IIT"})
SMALLEST_GROUP_SETTING = "smallest_group"
SMALLEST_GROUP = 10
"""Where the framework has no setting of that name."""


def questionnaire_of(round_: Round, instrument: str) -> Questionnaire:
    """Raises rules.survey.CannotAsk."""
    framework = framework_from(round_.framework)
    scales = {
        scale.code: tuple(Option(one.text, one.positive, one.negative) for one in scale.choices)
        for scale in scales_of(framework)
    }
    return questionnaire(framework, instrument, scales)


def instruments_of(round_: Round) -> list[str]:
    """The instruments that can be asked under the round's framework."""
    found = []
    for instrument in INSTRUMENTS:
        try:
            questionnaire_of(round_, instrument)
        except CannotAsk:
            continue
        found.append(instrument)
    return found


def sample_of(framework: Framework, instrument: str) -> SampleGroup | None:
    """The group of respondents that the agency asks itself: the one with quotas, else the first."""
    groups = [group for group in sampling_of(framework) if group.instrument == instrument]
    return next((group for group in groups if group.quotas), groups[0] if groups else None)


def quotas_of(sample: SampleGroup | None) -> dict[str, int]:
    """Division code or all_schools -> minimum; empty where the sample has no quotas."""
    return {quota.of: quota.minimum for quota in sample.quotas} if sample else {}


def smallest_group_of(framework: Framework) -> int:
    value = next((one.value for one in framework.settings if one.key == SMALLEST_GROUP_SETTING), "")
    return int(value) if value.isdecimal() else SMALLEST_GROUP


__all__ = [
    "ALL_SCHOOLS",
    "INSTRUMENTS",
    "WITH_CARDS",
    "instruments_of",
    "questionnaire_of",
    "quotas_of",
    "sample_of",
    "smallest_group_of",
]
