"""What the trail says of frameworks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.audit.sentences import ObjectKind, named
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

SENTENCES = {
    "frameworks.version.published": _("%(actor)s published the framework %(object)s."),
    "frameworks.mapping.kept": _("%(actor)s kept how the items of %(older)s stand in %(object)s."),
}


def _readable(member: Member):  # type: ignore[no-untyped-def]  # a queryset of the model's own
    found = FrameworkVersion.objects.defer("content", "source_text")
    return found if member.can(Verb.READ_FRAMEWORK) else found.none()


KINDS = (
    ObjectKind(
        "frameworks.frameworkversion",
        _("Framework"),
        named(
            _readable,
            lambda one: in_words(Text(one.title_th, one.title_en)),
            lambda one: reverse("frameworks:framework", args=[one.framework_id]),
        ),
    ),
)
