"""What all shapes share: bilingual text, figures as text, and text that comes in tidied as on the pages."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from django.utils import timezone
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from prongsai.agencies.models import Agency, Unit
from prongsai.rules.thai_text import tidy, tidy_line
from prongsai.ui.fields import LONGEST_TEXT


class Given(Schema):
    """What comes in: a field that nobody knows is a slip, and is refused."""

    model_config = ConfigDict(extra="forbid")


class Words(Schema):
    """The same text in both languages."""

    th: str
    en: str


def words(th: str, en: str) -> Words:
    return Words(th=th, en=en)


def name_of(thing: Agency | Unit) -> Words:
    return Words(th=thing.name_th, en=thing.name_en)


def figure(value: Decimal | Fraction | None) -> str | None:
    """Exact: "97.89", and "293/3" where no decimals end."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    ending = _ends(value.denominator)
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}" if ending else str(value)


def _ends(denominator: int) -> bool:
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1


def _filled(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "empty")
    return text


def _past(day: date | None) -> date | None:
    if day is not None and day > timezone.localdate():
        raise PydanticCustomError("in_the_future", "in the future")
    return day


Line = Annotated[str, Field(max_length=300), AfterValidator(tidy_line)]
FilledLine = Annotated[
    str, Field(min_length=1, max_length=200), AfterValidator(tidy_line), AfterValidator(_filled)
]
Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(tidy)]
FilledText = Annotated[
    str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(tidy), AfterValidator(_filled)
]
TextLine = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(tidy_line)]
PastDay = Annotated[date | None, AfterValidator(_past)]
Code = Annotated[str, Field(max_length=60, pattern=r"^[-a-zA-Z0-9_]+$")]
SlugAsked = Annotated[str, Field(max_length=60, pattern=r"^[-a-zA-Z0-9_]*$")]
