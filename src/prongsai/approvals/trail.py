"""What the trail says of rules of approval. Each room words the moves of its own things."""

from django.utils.translation import gettext_lazy as _

from prongsai.approvals.models import ApprovalRule
from prongsai.audit.sentences import ObjectKind, named
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

SENTENCES = {
    "approvals.rule.changed": _("%(actor)s changed how %(object)s approves."),
}
FIELDS = {
    "endorse_first": _("A head endorses before the director approves"),
    "secretariat": _("Secretariat"),
}
KINDS = (
    ObjectKind(
        "approvals.approvalrule",
        _("Rule of approval"),
        named(
            lambda member: ApprovalRule.objects.filter(member.scope()).select_related("agency"),
            lambda one: in_words(Text(one.agency.name_th, one.agency.name_en)),
        ),
    ),
)
