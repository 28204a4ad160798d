"""One obligation as a line of a list."""

from dataclasses import dataclass
from datetime import date

from prongsai.agencies.models import Unit
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.states import State
from prongsai.rounds.wording import TONES, WHOLE_AGENCY
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class DutyRow:
    """printed_on is None unless it differs from due_on; number is "3/12", or "" where it is due once."""

    title: Text
    href: str
    unit: Text
    due_on: date
    printed_on: date | None
    number: str
    amount: int | None
    state: str
    label: str
    tone: str


def duty_row(obligation: Obligation, round_: Round) -> DutyRow:
    """obligation comes with .state and its unit."""
    state = State(obligation.state)  # type: ignore[attr-defined]
    return DutyRow(
        title=Text(obligation.title_th, obligation.title_en),
        href=duty_address(round_, obligation.pk),
        unit=unit_words(obligation.unit),
        due_on=obligation.due_on,
        printed_on=obligation.printed_on if obligation.printed_on != obligation.due_on else None,
        number=f"{obligation.period}/{obligation.periods}" if obligation.periods > 1 else "",
        amount=obligation.amount,
        state=state,
        label=str(state.label),
        tone=TONES.get(state, "idle"),
    )


def unit_words(unit: Unit | None) -> Text:
    return Text(unit.name_th, unit.name_en) if unit else Text(str(WHOLE_AGENCY), str(WHOLE_AGENCY))


def duty_address(round_: Round, obligation_id: int, view: str = "duty") -> str:
    return of_round(f"rounds:{view}", round_, duty_id=obligation_id)


def duties_address(round_: Round, view: str = "duties") -> str:
    return of_round(f"rounds:{view}", round_)
