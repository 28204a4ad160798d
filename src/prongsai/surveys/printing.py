"""Cards and posters as PDF, with QR codes. Typeset from surveys/papers/*.typ with the letters of the house."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import segno
import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from prongsai.surveys.answering.addresses import card_address, start_address
from prongsai.surveys.codes import printed
from prongsai.surveys.models import CardBatch, Place, Point, Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.ui.dates import day_in_words

PAPERS = Path(__file__).parent / "papers"
FONTS = Path(__file__).parents[1] / "ui" / "fonts"


def qr(address: str, *, error: str) -> bytes:
    """As SVG. error: how much may be dirty: m for small cards, q for posters."""
    made = BytesIO()
    segno.make(address, error=error, micro=False).save(made, kind="svg", border=0, xmldecl=False)
    return made.getvalue()


def cards_pdf(wave: Wave, batch: CardBatch, codes: Sequence[str]) -> bytes:
    """Ten cards a sheet, Thai with a line of English. The code stands behind # in the QR: it is sent to no server until
    the form is."""
    begins = card_address if wave.is_of_staff else start_address
    whole = f"{settings.PUBLIC_ADDRESS}{begins(wave.token, 'th')}"
    with translation.override("th"):
        document = {
            "agency": wave.round.agency.name_th,
            "title": _("Survey of those who work here") if wave.is_of_staff else _("How did we serve you?"),
            "year": _("Integrity and Transparency Assessment (ITA), fiscal year %(year)s")
            % {"year": wave.round.fiscal_year},
            "lines": [
                _("Scan, or open %(address)s and type the code.")
                % {"address": _bare(f"{settings.PUBLIC_ADDRESS}{start_address(wave.token)}")},
                _("Draw one card yourself. Nobody notes who took which.")
                if wave.is_of_staff
                else _("Good for one answer. Nobody notes who was given which card."),
                _("Until %(day)s") % {"day": day_in_words(wave.last_on, "th")},
            ],
            "batch": _("Batch %(number)s") % {"number": batch.number},
            "cards": [{"code": printed(code), "qr": f"qr-{place}.svg"} for place, code in enumerate(codes)],
        }
    pictures = {f"qr-{place}.svg": qr(f"{whole}#c={code}", error="m") for place, code in enumerate(codes)}
    return _typeset("cards.typ", document, pictures)


SIZES = ("a4", "a5", "tent")
LANGUAGES = ("th", "en")


@dataclass(frozen=True, slots=True)
class Spot:
    """What a poster is for. place: one division, else the whole office; point: one counter or event of it."""

    wave: Wave
    place: Place | None = None
    point: Point | None = None

    @property
    def token(self) -> str:
        return (self.point or self.place or self.wave).token


def poster_pdf(spot: Spot, *, size: str, language: str) -> bytes:
    """A poster with QR, short address, promise and last day; a table tent has one language on each side."""
    return _posters(spot, [_tent(spot) if size == "tent" else _poster(spot, size, language)])


def posters_pdf(spot: Spot) -> bytes:
    """Every size in both languages, one after another."""
    sheets = [_poster(spot, size, language) for size in ("a4", "a5") for language in LANGUAGES]
    return _posters(spot, [*sheets, _tent(spot)])


def _posters(spot: Spot, sheets: Sequence[Mapping[str, object]]) -> bytes:
    pictures = {f"qr-{language}.svg": qr(_whole(spot, language), error="q") for language in LANGUAGES}
    return _typeset("poster.typ", {"sheets": sheets}, pictures)


def _tent(spot: Spot) -> dict[str, object]:
    with translation.override("th"):
        fold = _("Fold here")
    return {"sides": [_poster(spot, "tent", language) for language in LANGUAGES], "fold": fold}


def _poster(spot: Spot, size: str, language: str) -> dict[str, object]:
    wave, place, thai = spot.wave, spot.place, language == "th"
    agency = wave.round.agency
    with translation.override(language):
        questions = len(questionnaire_of(wave.round, wave.instrument).questions)
        return {
            "size": size,
            "language": language,
            "agency": agency.name_th if thai else agency.name_en,
            "place": "" if place is None else (place.name_th if thai else place.name_en),
            "point": spot.point.name if spot.point else "",
            "title": _("How did we serve you?")
            if not wave.is_of_staff
            else _("Survey of those who work here"),
            "lead": _lead(wave) % {"number": questions},
            "address": _bare(_whole(spot, language)),
            "promises": [
                _("Nobody is told who you are."),
                _("No name, no telephone number, no sign-in."),
                _("Every answer counts, good or bad."),
            ],
            "until": _("Until %(day)s") % {"day": day_in_words(wave.last_on, language, long=True)},
            "year": _("Integrity and Transparency Assessment (ITA), fiscal year %(year)s")
            % {"year": wave.round.fiscal_year},
            "generated": _("Demonstration") if wave.generated else "",
        }


def _lead(wave: Wave) -> str:
    if wave.with_cards and not wave.is_of_staff:
        return _("Ask for a card, scan, and answer %(number)s questions in about two minutes.")
    return _("Scan and answer %(number)s questions in about two minutes.")


def _whole(spot: Spot, language: str) -> str:
    return f"{settings.PUBLIC_ADDRESS}{start_address(spot.token, language)}"


def poster_sheet(words: Mapping[str, object], address: str, *, size: str, language: str) -> bytes:
    """A poster with the QR of an address. words: what papers/poster.typ prints beside it; size: a4 or a5."""
    sheet = {"point": "", **words, "size": size, "language": language, "address": _bare(address)}
    return _typeset("poster.typ", {"sheets": [sheet]}, {f"qr-{language}.svg": qr(address, error="q")})


def _bare(address: str) -> str:
    return address.split("://", 1)[1]


def _typeset(template: str, document: Mapping[str, object], pictures: Mapping[str, bytes]) -> bytes:
    with TemporaryDirectory(prefix="prongsai-survey-") as place:
        folder = Path(place)
        copy(PAPERS / template, folder)
        (folder / "paper.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        for name, content in pictures.items():
            (folder / name).write_bytes(content)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        made = typst.compile(
            folder / template, root=folder, font_paths=fonts, ignore_system_fonts=True, format="pdf"
        )
    assert isinstance(made, bytes)
    return made
