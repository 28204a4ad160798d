"""The tables of this room and of the rooms below it, which cannot register themselves here."""

from django.db.models import Q

from prongsai.accounts.models import Membership, User
from prongsai.agencies.models import Agency, AgencyAlias, Unit, UnitAlias
from prongsai.audit.models import Entry
from prongsai.files.export.registry import LeftOut, Table, of
from prongsai.files.models import Evidence, FileVersion, Likeness, Rendition, StoredFile
from prongsai.people.models import Invitation, PasswordCode

TABLES = (
    Table(Agency, lambda agency: Q(pk=agency.pk)),
    Table(AgencyAlias, of("agency")),
    Table(Unit, of("agency")),
    Table(UnitAlias, of("unit__agency"), {"unit_code": "unit__code"}),
    Table(User, lambda agency: Q(pk__in=Membership.objects.filter(agency=agency).values("user"))),
    Table(Membership, of("agency"), {"username": "user__username", "unit_code": "unit__code"}),
    Table(Invitation, of("agency"), {"unit_code": "unit__code"}),
    Table(Entry, lambda agency: Q(agency_path=agency.path)),
    Table(Evidence, of("agency")),
    Table(FileVersion, of("evidence__agency"), {"name": "file__name", "sha256": "file__sha256"}),
    Table(StoredFile, of("agency")),
    Table(Rendition, of("file__agency")),
    Table(Likeness, of("file__agency")),
)
LEFT_OUT = (
    LeftOut(PasswordCode, "one-time codes that are good for a day; that one was made stands in the trail"),
)
