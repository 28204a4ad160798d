"""What the trail says of signing in. The words of a person's name are registered by the room people."""

from django.utils.translation import gettext_lazy as _

from prongsai.accounts.models import FactorRule
from prongsai.accounts.roles import Role
from prongsai.audit.sentences import ObjectKind, named

SENTENCES = {
    "credentials.session.begun": _("%(actor)s signed in."),
    "credentials.session.ended": _("%(actor)s signed out."),
    "credentials.sign_in.closed": _(
        "After many failed tries, signing in as %(object)s was closed for a while."
    ),
    "credentials.password.changed": _("%(actor)s changed their password."),
    "credentials.factor.added": _("%(actor)s added a second factor to their account."),
    "credentials.factor.removed": _("%(actor)s removed a second factor of %(object)s."),
    "credentials.recovery_code.used": _("%(actor)s signed in with a recovery code; %(left)s are left."),
    "credentials.password.set": _("A new password was set by e-mail for %(object)s."),
    "credentials.email.changed": _("%(actor)s changed their e-mail address."),
    "credentials.sessions.ended": _("%(actor)s signed out everywhere else (%(number)s)."),
    "credentials.factor_rule.changed": _(
        "%(actor)s changed whether %(role_concerned)s needs a second factor: %(required)s."
    ),
    "credentials.identity.linked": _("%(actor)s linked their account with the office's identity provider."),
    "credentials.identity.unlinked": _(
        "%(actor)s took away the link of their account with the office's identity provider."
    ),
    "credentials.recovery_codes.made": _("%(actor)s had new recovery codes made."),
}
VALUES = {"role_concerned": {role.value: role.label for role in Role}}
KINDS = (
    ObjectKind(
        "accounts.factorrule",
        _("Rule of the second factor"),
        named(lambda _member: FactorRule.objects.all(), lambda one: str(Role(one.role).label)),
    ),
)
