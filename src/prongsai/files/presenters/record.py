"""The whole record of an agency, before it is taken out."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.files import queries
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class RecordPage:
    agency: Text
    files: int
    size: int
    crumbs: Crumbs


def record_page(member: Member, agency: Agency) -> RecordPage:
    """One query."""
    files, size = queries.stored_bytes(member, agency)
    return RecordPage(
        agency=Text(agency.name_th, agency.name_en),
        files=files,
        size=size,
        crumbs=((_("Evidence"), reverse("files:library")), (_("The whole record"), "")),
    )
