"""The tables of this room and of the rooms below it, which cannot register themselves here."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q

from prongsai.accounts.models import FactorRule, Membership, User
from prongsai.agencies.models import Agency, AgencyAlias, Unit, UnitAlias
from prongsai.audit.models import DailyRoot, Entry
from prongsai.credentials.models import FactorReset, OpenSession
from prongsai.files.export.registry import LeftOut, Table, of
from prongsai.files.models import Evidence, FileVersion, Likeness, Rendition, StoredFile
from prongsai.people.models import AccessToken, Invitation, PasswordCode

TABLES = (
    Table(Agency, lambda agency: Q(pk=agency.pk)),
    Table(AgencyAlias, of("agency")),
    Table(Unit, of("agency")),
    Table(UnitAlias, of("unit__agency"), {"unit_code": "unit__code"}),
    Table(User, lambda agency: Q(pk__in=Membership.objects.filter(agency=agency).values("user"))),
    Table(Membership, of("agency"), {"username": "user__username", "unit_code": "unit__code"}),
    Table(Invitation, of("agency"), {"unit_code": "unit__code"}),
    Table(AccessToken, of("membership__agency"), {"username": "membership__user__username"}),
    Table(Entry, lambda agency: Q(agency_path=agency.path)),
    Table(Evidence, of("agency"), {"unit_code": "unit__code"}),
    Table(FileVersion, of("evidence__agency"), {"name": "file__name", "sha256": "file__sha256"}),
    Table(StoredFile, of("agency")),
    Table(Rendition, of("file__agency")),
    Table(Likeness, of("file__agency")),
)
LEFT_OUT = (
    LeftOut(DailyRoot, "one chain for the whole house; each entry of the agency carries its own checksum"),
    LeftOut(
        FactorRule, "Which roles need a second factor holds for the whole installation, not for one agency."
    ),
    LeftOut(
        FactorReset, "Messages to a person about their own account; that it was done stands in the trail."
    ),
    LeftOut(OpenSession, "Where a person is signed in right now is their own affair and over tomorrow."),
    LeftOut(
        SocialAccount,
        "Which identity elsewhere opens an account is a secret of its owner, not a record of an agency.",
    ),
    LeftOut(Authenticator, "Second factors and passkeys open accounts: they are secrets from end to end."),
    LeftOut(PasswordCode, "one-time codes that are good for a day; that one was made stands in the trail"),
)
