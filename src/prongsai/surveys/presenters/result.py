"""What a closed survey says: items of the office with their margins, and the groups that are large enough."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rules.arithmetic import exact_text, shown
from prongsai.rules.framework import Rounding, Text
from prongsai.rules.survey import Question, Questionnaire
from prongsai.rules.survey_margin import margin, spread
from prongsai.rules.survey_tally import Tally, item_mean
from prongsai.surveys import permissions
from prongsai.surveys.forms import CountPeople
from prongsai.surveys.models import Wave
from prongsai.surveys.presenters.changes import ChangeShown, change_of, since_in_words
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.telling.comparing import people_of, since_last_year
from prongsai.surveys.telling.content import Tables, Tallies
from prongsai.surveys.telling.tables import tables_of
from prongsai.surveys.wording import KINDS
from prongsai.ui.parts import NOTHING, Crumbs

UNNAMED = Text("ไม่ระบุฝ่าย", "Division not named")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One question. mean, margin: as printed, or an en dash; base, not_concerned: answers in the mean and outside it."""

    code: str
    text: Text
    mean: str
    share: float
    margin: str
    base: str
    not_concerned: str
    change: ChangeShown | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A division or a service of which something may be told. means: as printed; bases: how many said so."""

    name: Text
    means: tuple[str, ...]
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spreading:
    """How the answers to questions with one scale spread. rows: code, then percent of each option and of "not concerned"."""

    options: tuple[Text, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """people: how many it was for, or None; hrefs are "" where there is nothing to go to."""

    title: str
    crumbs: Crumbs
    generated: bool
    kind: str
    sheets: int
    minimum: int
    is_enough: bool
    smallest_group: int
    is_of_staff: bool
    people: int | None
    people_form: CountPeople | None
    save_people: str
    items: tuple[ItemRow, ...]
    since: str
    spreading: tuple[Spreading, ...]
    codes: tuple[str, ...]
    places: tuple[GroupRow, ...]
    served: tuple[str, tuple[GroupRow, ...]]
    hidden: int
    computed: str
    signs: str
    comments: str
    downloads: tuple[tuple[str, str], ...]


def result_page(wave: Wave, *, viewer: Member, people_form: CountPeople | None = None) -> ResultPage:
    """At most nine queries. Raises telling.tables.StillOpen."""
    found = tables_of(wave)
    asked = questionnaire_of(wave.round, wave.instrument)
    people = people_of(wave)
    rounding = framework_from(wave.round.framework).rounding
    since = since_last_year(wave, found)
    may_count = wave.is_of_staff and permissions.may_open_survey(viewer, wave.round)
    names = {place.number: Text(place.name_th, place.name_en) for place in wave.places.all()}
    changes = since.changes if since else {}
    return ResultPage(
        title=_("What %(instrument)s says") % {"instrument": wave.instrument},
        crumbs=result_crumbs(wave, _("Result")),
        generated=wave.generated,
        kind=str(KINDS[wave.kind]),
        sheets=found.sheets,
        minimum=wave.minimum,
        is_enough=found.sheets >= wave.minimum,
        smallest_group=wave.smallest_group,
        is_of_staff=wave.is_of_staff,
        people=people,
        people_form=(people_form or CountPeople(initial={"people": people})) if may_count else None,
        save_people=href(wave, "save_people") if may_count else "",
        items=tuple(
            _item(question, found, rounding, people, change_of(changes.get(question.code)))
            for question in asked.questions
        )
        if found.items
        else (),
        since=since_in_words(wave, since),
        spreading=tuple(_spreading(asked.questions, found.items)),
        codes=tuple(question.code for question in asked.questions),
        places=tuple(_groups(asked.questions, found.places, names | {0: UNNAMED}, rounding)),
        served=_served(asked, found, rounding),
        hidden=found.silenced,
        computed=_computed(wave),
        signs=href(wave, "signs") if found.items else "",
        comments=href(wave, "comments") if wave.with_comments else "",
        downloads=_downloads(wave) if found.items else (),
    )


def href(wave: Wave, view: str) -> str:
    return of_round(f"surveys:{view}", wave.round, survey_id=wave.pk)


def result_crumbs(wave: Wave, *labels: str) -> Crumbs:
    """The way to a page about the result; of two labels the first leads to the result itself."""
    way = [
        (_("Surveys"), of_round("surveys:waves", wave.round)),
        (wave.instrument, href(wave, "wave")),
        (labels[0], href(wave, "result")),
        *((label, "") for label in labels[1:]),
    ]
    return (*way[:-1], (way[-1][0], ""))


def mean_of(question: Question, tally: Tally | None, rounding: Rounding) -> str:
    return NOTHING if tally is None else shown(item_mean(question, tally), rounding)


def percent(part: int, whole: int) -> str:
    """To the nearest whole percent."""
    return f"{(200 * part + whole) // (2 * whole)}" if whole else NOTHING


def _item(
    question: Question, tables: Tables, rounding: Rounding, people: int | None, changed: ChangeShown | None
) -> ItemRow:
    tally = tables.items.get(question.code)
    if tally is None:
        return ItemRow(question.code, question.text, NOTHING, 0, NOTHING, NOTHING, NOTHING, None)
    answers = spread(question, tally)
    return ItemRow(
        code=question.code,
        text=question.text,
        mean=mean_of(question, tally, rounding),
        share=float(item_mean(question, tally)),
        margin=f"±{exact_text(margin(answers, people=people), least_places=2)}" if answers else NOTHING,
        base=str(tally.base),
        not_concerned=str(tally.not_concerned),
        change=changed,
    )


def _spreading(questions: Sequence[Question], items: Tallies) -> Iterator[Spreading]:
    """Questions of one scale together."""
    scales: dict[tuple[Text, ...], list[Question]] = {}
    for question in questions:
        if question.code in items:
            scales.setdefault(question.options, []).append(question)
    for options, those in scales.items():
        yield Spreading(options, tuple((one.code, _percents(items[one.code])) for one in those))


def _percents(tally: Tally) -> tuple[str, ...]:
    return tuple(percent(count, tally.sheets) for count in (*tally.counts, tally.not_concerned))


def _groups(
    questions: Sequence[Question],
    groups: Mapping[int, Tallies],
    names: Mapping[int, Text],
    rounding: Rounding,
) -> Iterator[GroupRow]:
    for number, told in groups.items():
        means = tuple(mean_of(question, told.get(question.code), rounding) for question in questions)
        bases = tuple(str(told[one.code].base) for one in questions if one.code in told)
        yield GroupRow(names.get(number, UNNAMED), means, bases)


def _served(asked: Questionnaire, tables: Tables, rounding: Rounding) -> tuple[str, tuple[GroupRow, ...]]:
    """The code of the question that is worded by service, and what is told of it."""
    of_a_service = [question for question in asked.questions if question.wordings]
    if not of_a_service or not tables.services:
        return "", ()
    names = {number: service.text for number, service in enumerate(asked.services, start=1)}
    rows = _groups(of_a_service[:1], tables.services, names, rounding)
    return of_a_service[0].code, tuple(rows)


def _computed(wave: Wave) -> str:
    """Where its figures become a score; what another body scores does not."""
    if wave.kind == Wave.Kind.HOSTED:
        return ""
    return f"{of_round('scoring:computed', wave.round)}?kind={wave.kind}"


def _downloads(wave: Wave) -> tuple[tuple[str, str], ...]:
    take = href(wave, "take_tables")
    return (
        (_("Tables, Excel"), f"{take}?as=xlsx"),
        (_("Tables, CSV"), f"{take}?as=csv"),
        (_("Tables, JSON"), f"{take}?as=json"),
        (_("Shared lines for research, CSV"), href(wave, "take_lines")),
    )
