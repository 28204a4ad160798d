"""The fixed tables of a closed wave as Excel, CSV or JSON: the same groups that the page shows, with counts."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.frameworks.queries import framework_from
from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Text
from prongsai.rules.survey import Question
from prongsai.rules.survey_tally import item_mean
from prongsai.surveys.models import Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.telling.comments import shown_of
from prongsai.surveys.telling.content import Tallies, as_json
from prongsai.surveys.telling.tables import tables_of
from prongsai.tables.writing import csv_of, workbook_of
from prongsai.ui.language import in_words

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    ending: str
    media_type: str
    write: Callable[[Wave], bytes]


def as_workbook(wave: Wave) -> bytes:
    return workbook_of({_("Answers"): _rows(wave), _("How to read it"): _notes(wave)})


def as_csv(wave: Wave) -> bytes:
    return csv_of(_rows(wave))


def as_json_file(wave: Wave) -> bytes:
    """The kept tables, with the names that their codes and numbers stand for."""
    asked = questionnaire_of(wave.round, wave.instrument)
    content = {
        "agency": wave.round.agency.slug,
        "fiscal_year": wave.round.fiscal_year,
        "instrument": wave.instrument,
        "kind": str(wave.kind),
        "smallest_group": wave.smallest_group,
        "options": {one.code: [option.th for option in one.options] for one in asked.questions},
        "place_names": {str(place.number): place.name_th for place in wave.places.all()},
        "service_names": {str(number): one.text.th for number, one in enumerate(asked.services, start=1)},
        "notes": [note for [note] in _notes(wave)],
        **as_json(tables_of(wave)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def comments_workbook(wave: Wave) -> bytes:
    """What others may read, one a line, in the drawn order."""
    rows = [(_("Comment"),), *((text,) for text in shown_of(wave))]
    notes = [
        (_("The order is drawn by lot and says nothing. Comments stand apart from answers and divisions."),),
        (
            _(
                "An officer has read each of them, masked (▇▇▇) what could tell who somebody is, or withheld it."
            ),
        ),
    ]
    return workbook_of({_("Comments"): rows, _("How to read it"): notes})


KINDS: Mapping[str, Kind] = {
    "xlsx": Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook),
    "csv": Kind("csv", "text/csv; charset=utf-8", as_csv),
    "json": Kind("json", "application/json", as_json_file),
}


def _rows(wave: Wave) -> Iterator[Row]:
    """One line for each question of each group: its score, and how many chose what."""
    asked, tables = questionnaire_of(wave.round, wave.instrument), tables_of(wave)
    most = max(len(question.options) for question in asked.questions)
    places = {place.number: Text(place.name_th, place.name_en) for place in wave.places.all()}
    services = {number: one.text for number, one in enumerate(asked.services, start=1)}
    fixed = (_("Group"), _("Name"), _("Item"), _("Score"), _("Answers that count"), _("Not concerned"))
    yield (*fixed, *(_("Option %(number)s") % {"number": number} for number in range(1, most + 1)))
    yield from _lines(wave, asked.questions, _("Whole office"), "", tables.items)
    for number, told in tables.places.items():
        name = in_words(places[number]) if number in places else _("Division not named")
        yield from _lines(wave, asked.questions, _("Division"), name, told)
    for number, told in tables.services.items():
        name = in_words(services[number]) if number in services else ""
        yield from _lines(wave, asked.questions, _("Service"), name, told)


def _lines(
    wave: Wave, questions: tuple[Question, ...], group: str, name: str, told: Tallies
) -> Iterator[Row]:
    rounding = framework_from(wave.round.framework).rounding
    for question in questions:
        if question.code in told:
            tally = told[question.code]
            mean = shown(item_mean(question, tally), rounding)
            counts = (str(count) for count in tally.counts)
            yield group, name, question.code, mean, str(tally.base), str(tally.not_concerned), *counts


def _notes(wave: Wave) -> Iterator[Row]:
    yield (
        _(
            "Figures rest on at least %(number)s answers. Groups that could be worked out by subtraction are left out."
        )
        % {"number": wave.smallest_group},
    )
    yield (_("“Not concerned” is outside the score and is never counted as zero."),)
    yield (_("Who answered chose to answer: the figures say what those think, not what everybody thinks."),)
    yield (_("The tables were fixed when the survey was closed and never change."),)
