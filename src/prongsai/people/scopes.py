"""What a token may be used for, beside what its holder may do at all: the smaller of the two counts."""

from collections.abc import Collection, Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb


class Scope(models.TextChoices):
    """area:read or area:write; writing does not include reading."""

    ROUNDS_READ = "rounds:read", _("Read agencies, frameworks, rounds and duties")
    ROUNDS_WRITE = "rounds:write", _("Open rounds, record what was done for duties")
    RESULTS_READ = "results:read", _("Read results and weak points")
    RESULTS_WRITE = "results:write", _("Put in results")
    MEASURES_READ = "measures:read", _("Read plans and measures")
    MEASURES_WRITE = "measures:write", _("Write measures")
    FILES_READ = "files:read", _("Read evidence")
    FILES_WRITE = "files:write", _("Put in and describe evidence")
    PAPERS_READ = "papers:read", _("Read papers")
    PAPERS_WRITE = "papers:write", _("Hand in papers")
    PEOPLE_READ = "people:read", _("Read who serves where")
    NOTICES_READ = "notices:read", _("Read one's own notices")
    NOTICES_WRITE = "notices:write", _("Mark one's own notices as read")


NEEDS: Mapping[Scope, frozenset[Verb]] = {
    Scope.ROUNDS_WRITE: frozenset({Verb.PLAN, Verb.OPEN_ROUND}),
    Scope.RESULTS_WRITE: frozenset({Verb.ENTER_RESULT}),
    Scope.MEASURES_WRITE: frozenset({Verb.PLAN}),
    Scope.FILES_WRITE: frozenset({Verb.ADD_FILE}),
    Scope.PAPERS_WRITE: frozenset({Verb.SUBMIT_PAPER}),
}
"""Verbs without any of which a scope is of no use; reading needs none beyond the role's."""


def scopes_for(member: Member) -> list[Scope]:
    """The scopes that are of use in the member's role."""
    return [scope for scope in Scope if scope not in NEEDS or any(map(member.can, NEEDS[scope]))]


def in_order(scopes: Collection[str]) -> list[Scope]:
    """Known scopes, each once, in the order in which they are shown."""
    return [scope for scope in Scope if scope.value in scopes]
