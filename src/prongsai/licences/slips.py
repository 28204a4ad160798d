"""The slip with reference and secret, as PDF. Typeset from papers/slip.typ with the letters of the house."""

import json
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import typst
from django.conf import settings
from django.utils.translation import gettext as _

from prongsai.licences import codes
from prongsai.licences.models import Application
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken

TEMPLATE = Path(__file__).parent / "papers" / "slip.typ"
FONTS = Path(__file__).parents[1] / "ui" / "fonts"


@dataclass(frozen=True, slots=True)
class Slip:
    """What the applicant takes along. address: of the status page, without any code in it."""

    agency: str
    kind: str
    filed_on: str
    reference: str
    secret: str
    address: str


def slip_of(application: Application, secret: str, *, agency: Text, address: str) -> Slip:
    """In the language that is spoken."""
    kind = application.licence_type
    return Slip(
        agency=in_words(agency),
        kind=in_words(Text(kind.name_th, kind.name_en or kind.name_th)),
        filed_on=day_in_words(application.filed_on, spoken(), long=True),
        reference=codes.printed(application.reference),
        secret=codes.printed(secret),
        address=f"{settings.PUBLIC_ADDRESS}{address}".split("://", 1)[1],
    )


def slip_pdf(slip: Slip) -> bytes:
    document = {
        "language": spoken(),
        "agency": slip.agency,
        "title": _("Slip of an application"),
        "lines": [[_("Kind"), slip.kind], [_("Filed on"), slip.filed_on]],
        "codes": [[_("Reference"), slip.reference], [_("Secret code"), slip.secret]],
        "how": _("Follow the status at %(address)s: type both codes there.") % {"address": slip.address},
        "keep": _("Keep this slip. Whoever has both codes can read the status and answer for you; the office cannot tell you the secret code again."),
    }  # fmt: skip
    with TemporaryDirectory(prefix="prongsai-slip-") as place:
        folder = Path(place)
        copy(TEMPLATE, folder)
        (folder / "paper.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
        made = typst.compile(
            folder / TEMPLATE.name, root=folder, font_paths=fonts, ignore_system_fonts=True, format="pdf"
        )
    assert isinstance(made, bytes)
    return made
