"""Which roles sign in with a second factor, for the whole installation."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.accounts.models import FactorRule
from prongsai.accounts.roles import Role
from prongsai.audit import actions as audit
from prongsai.credentials import permissions
from prongsai.credentials.queries import factors_of


class CannotSetRules(Exception):
    """code: own_first (nobody asks of others what they do not do themselves, nor locks themselves out)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def set_factor_rules(*, roles: Collection[Role], by: Member, now: datetime) -> int:
    """From now on these roles and no others ask for a second factor. How many rules changed. Raises CannotSetRules."""
    require(permissions.may_set_factor_rules(by))
    own = {one.role for one in by.choices} | {by.role.value}
    if own & {role.value for role in roles} and not factors_of(by.user).count:
        raise CannotSetRules("own_first")
    held = {rule.role: rule for rule in FactorRule.objects.select_for_update()}
    changed = [role for role in Role if (role in roles) != (role in held and held[role].is_required)]
    for role in changed:
        told = {"is_required": role in roles, "changed_at": now, "changed_by": by.user}
        rule, _ = FactorRule.objects.update_or_create(role=role, defaults=told)
        audit.record(
            "credentials.factor_rule.changed",
            by=by,
            target=rule,
            at=now,
            role_concerned=role.value,
            required=role in roles,
        )
    return len(changed)
