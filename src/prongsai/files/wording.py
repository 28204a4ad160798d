"""What is said to people about files: one sentence for each refusal, with the way to mend it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.files import receiving
from prongsai.files.refusing import CannotTake
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.uploads import in_words as in_megabytes


def limit() -> str:
    return in_megabytes(settings.EVIDENCE_LIMIT_BYTES)


def form_limit() -> str:
    """What all files of one form may have together."""
    return in_megabytes(receiving.form_limit())


REFUSALS: Mapping[str, Callable[[], str]] = {
    "empty": lambda: _("The file is empty. Please choose it once more."),
    "too_large": lambda: (
        _("The file is larger than %(limit)s. Please send a smaller one.") % {"limit": limit()}
    ),
    "too_much_at_once": lambda: (
        _("These files have more than %(limit)s together. Please send them in several parts.")
        % {"limit": form_limit()}
    ),
    "too_many_pixels": lambda: _(
        "The picture has too many pixels to be opened safely. Please save it smaller and send it again."
    ),
    "picture_damaged": lambda: _(
        "The picture is damaged or was cut off on the way. Please send it again, or take it from the camera anew."
    ),
    "program": lambda: _("This is a program, and programs are not taken in."),
    "svg": lambda: _("SVG drawings can hold programs. Please save it as PNG and send that."),
    "web_page": lambda: _("This is a web page, whatever its name says. Please save it as PDF and send that."),
    "old_office": lambda: _(
        "This is a file of an old Office version. Please save it as DOCX, XLSX, PPTX or PDF and send that."
    ),
    "heic": lambda: _(
        "This is a HEIC photo, which few programs can open. Please save it as JPG, or choose “Most Compatible” in the camera settings of the phone."
    ),
    "archive": lambda: _("This is an archive. Please unpack it and send the files inside."),
    "unknown": lambda: _(
        "This kind of file is not taken in. Please send JPG, PNG, WebP, PDF, DOCX, XLSX or PPTX."
    ),
    "polyglot": lambda: _(
        "A second file of another kind is hidden in this one. Please open it, save it anew and send that."
    ),
    "pdf_active": lambda: _(
        "This PDF holds a script, a form or a film that could act by itself. Please print it to a new PDF and send that."
    ),
    "pdf_attachment": lambda: _(
        "This PDF has other files attached. Please send them one by one, without attachments."
    ),
    "pdf_locked": lambda: _(
        "This PDF is locked by a password. Please save it without one and send it again."
    ),
    "pdf_damaged": lambda: _("This PDF cannot be read. Please make it anew and send it again."),
    "macro": lambda: _(
        "This file holds macros. Please save it without macros (DOCX, XLSX, PPTX) and send that."
    ),
    "office_object": lambda: _(
        "Another file is embedded in this document. Please take it out, or save the document as PDF."
    ),
    "office_link": lambda: _(
        "This document fetches parts from elsewhere when it is opened. Please remove these links, or save it as PDF."
    ),
    "office_damaged": lambda: _("This document cannot be read. Please open it, save it anew and send that."),
    "bomb": lambda: _(
        "This document unpacks to far more than it should. Please save it as PDF and send that."
    ),
    "virus": lambda: _("The virus scanner found something in this file. It was not taken in."),
    "not_scanned": lambda: _(
        "The virus scanner does not answer, so the file was not taken in. Please try again later."
    ),
    "not_stored": lambda: _("The file could not be stored just now. Please try again in a minute."),
    "same_as_newest": lambda: _("This is the same file as the newest version. Nothing was changed."),
}
LATER = frozenset({"not_scanned", "not_stored"})
"""Refusals that are ours: the same file may come in when it is sent again."""


def foreword(agency: Agency, now: datetime) -> str:
    """README.txt of an archive."""
    told = {
        "agency": in_words(Text(agency.name_th, agency.name_en)),
        "moment": day_in_words(timezone.localdate(now), spoken()),
    }
    return (
        _("The record of %(agency)s in Prongsai, as it stood on %(moment)s.") % told
        + "\n\n"
        + _("tables/: every table as CSV (for spreadsheets) and as JSON (exact values).")
        + "\n"
        + _("evidence/: every version of every file: the original, and the clean copy of photos.")
        + "\n"
        + _("SHA256SUMS: the checksums of all these files; sha256sum -c SHA256SUMS compares them.")
        + "\n"
        + _("The record holds personal data: please keep it where only those may open it who need it.")
        + "\n"
    )


def refusal(refused: CannotTake) -> str:
    return REFUSALS[refused.code]()
