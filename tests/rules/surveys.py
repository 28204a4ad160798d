"""A small framework with a survey, and the scale that its items name."""

from dataclasses import replace
from fractions import Fraction

from prongsai.frameworks.loading import framework_of
from prongsai.frameworks.particulars import scales_of
from prongsai.rules.framework import Framework, Setting
from prongsai.rules.survey import Option, Questionnaire, questionnaire

DISTRICT_2568: Framework = framework_of("bma-district-2568")
SCALES = {
    scale.code: tuple(Option(one.text, one.positive, one.negative) for one in scale.choices)
    for scale in scales_of(DISTRICT_2568)
}
IIT: Questionnaire = questionnaire(DISTRICT_2568, "IIT", SCALES)
EIT: Questionnaire = questionnaire(DISTRICT_2568, "EIT", SCALES)
FULL = Fraction(100)


def with_setting(key: str, value: str) -> Framework:
    settings: tuple[Setting, ...] = tuple(
        replace(one, value=value) if one.key == key else one for one in DISTRICT_2568.settings
    )
    return replace(DISTRICT_2568, settings=settings)
