"""What the public pages show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.rules.framework import Text
from prongsai.support.models import Form
from prongsai.support.queries.forms import questions_of

WORDS, SENDING = "words", "sending"
MOST_WORDS = 2_000
OTHER = {"th": "en", "en": "th"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What every public page has. other_href: the same page in the other language."""

    agency: Text
    unit: Text | None
    title: str
    generated: bool
    language: str
    other_href: str


@dataclass(frozen=True, slots=True)
class Step:
    value: int
    text: Text
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    number: int
    code: str
    text: Text
    steps: tuple[Step, ...]
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Page:
    """problem: why the form came back, "" for a fresh one."""

    frame: Frame
    questions: tuple[Asked, ...]
    words: str
    sending: str
    problem: str
    closes_on: date

    @property
    def missing(self) -> tuple[Asked, ...]:
        return tuple(one for one in self.questions if one.is_missing)


def address_of(form: Form, language: str, view: str = "form") -> str:
    return reverse(f"satisfaction:{view}", kwargs={"language": language, "token": form.token})


def frame_of(form: Form, language: str, view: str = "form") -> Frame:
    agency, unit = form.round.agency, form.unit
    return Frame(
        Text(agency.name_th, agency.name_en),
        Text(unit.name_th, unit.name_en) if unit else None,
        form.title,
        form.generated,
        language,
        address_of(form, OTHER.get(language, "th"), view),
    )


def form_page(
    form: Form,
    language: str,
    *,
    sending: str,
    given: Mapping[str, str] | None = None,
    problem: str = "",
) -> Page:
    """given: as it was sent, so that nothing is lost."""
    asked = questions_of(form)
    sent = given or {}
    questions = tuple(
        Asked(
            number,
            one.code,
            one.text,
            tuple(Step(value, text, sent.get(one.code) == str(value)) for value, text in asked.steps),
            given is not None and sent.get(one.code) not in {str(value) for value, _text in asked.steps},
        )
        for number, one in enumerate(asked.questions, start=1)
    )
    return Page(
        frame_of(form, language),
        questions,
        sent.get(WORDS, "")[:MOST_WORDS],
        sending,
        problem,
        form.closes_on,
    )


def too_many() -> str:
    return _(
        "Very many answers are coming in just now. Yours are all still here; please send them again in a minute."
    )


def too_long() -> str:
    return _("Your words are too long; %(most)s letters are the most. Please shorten them.") % {
        "most": MOST_WORDS
    }
