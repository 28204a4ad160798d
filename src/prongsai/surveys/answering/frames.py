"""What every public page has around its own words."""

from dataclasses import dataclass

from prongsai.rules.framework import Text
from prongsai.surveys.answering.addresses import (
    THAI,
    Spot,
    kiosk_address,
    kiosk_promise_address,
    kiosk_thanks_address,
    promise_address,
    start_address,
    thanks_address,
)
from prongsai.surveys.answering.facts import Asked
from prongsai.surveys.answering.languages import Language


@dataclass(frozen=True, slots=True)
class Frame:
    """What every public page has.

    wave_token   of the survey, whichever of its addresses this is
    others       the same page in the other languages: language and address
    promise      the page of the promise
    thanks       where one is led after sending
    rest         where a kiosk goes back to by itself; "" on a device of one's own
    """

    agency: Text
    fiscal_year: int
    is_trial: bool
    generated: bool
    wave_token: str
    others: tuple[tuple[Language, str], ...]
    start: str
    promise: str
    thanks: str
    rest: str


def thanks_of(asked: Asked, spot: Spot) -> str:
    """Where those are led whose sheet was taken."""
    seal = spot.kwargs.get("seal", "")
    if seal:
        return kiosk_thanks_address(asked.token, seal, spot.language)
    return thanks_address(asked.token, spot.language)


def frame(asked: Asked, spot: Spot) -> Frame:
    language, seal = spot.language, spot.kwargs.get("seal", "")
    if seal:
        start, promise = (
            make(asked.token, seal, language) for make in (kiosk_address, kiosk_promise_address)
        )
    else:
        start, promise = (make(asked.token, language) for make in (start_address, promise_address))
    return Frame(
        agency=asked.agency,
        fiscal_year=asked.fiscal_year,
        is_trial=asked.kind == "trial",
        generated=asked.generated,
        wave_token=asked.wave_token,
        others=tuple((one, href) for one, href in spot.others if one.code in asked.languages),
        start=start,
        promise=promise,
        thanks=thanks_of(asked, spot),
        rest=kiosk_address(asked.token, seal, THAI) if seal else "",
    )
