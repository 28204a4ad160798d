"""An office's own Word template takes the place of the house's, and gives it back."""

import hashlib
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.reports import permissions, queries
from prongsai.reports.kinds import AnyKind
from prongsai.reports.models import PaperTemplate
from prongsai.reports.topics import topics_of
from prongsai.reports.word_templates.checking import check_template
from prongsai.rounds.models import Round


@transaction.atomic
def replace_template(
    *, round_: Round, kind: AnyKind, name: str, content: bytes, by: Member, now: datetime
) -> PaperTemplate:
    """Accept a template for the agency's papers of that kind, from now on; it is tried with those of the round.

    Raises TemplateRefused; PermissionDenied.
    """
    require(permissions.may_change_template(by, round_))
    topic = next((one for one in topics_of(round_, by) if one.kind is kind), None)
    check_template(content, kind.content, topic.current() if topic else None)
    _withdraw_standing(round_, kind, now)
    template = PaperTemplate.objects.create(
        agency=round_.agency,
        kind=kind.key,
        name=name,
        content=content,
        checksum=hashlib.sha256(content).hexdigest(),
        uploaded_at=now,
        uploaded_by=by.user,
    )
    audit.record(
        "reports.template.replaced", by=by, target=template, at=now, checksum=template.checksum, kind=kind.key
    )
    return template


@transaction.atomic
def withdraw_template(*, round_: Round, kind: AnyKind, by: Member, now: datetime) -> None:
    """Go back to the house template. Papers made with the office's own stay as they are."""
    require(permissions.may_change_template(by, round_))
    standing = queries.own_template(round_.agency, kind)
    if standing is None:
        return
    _withdraw_standing(round_, kind, now)
    audit.record("reports.template.withdrawn", by=by, target=standing, at=now, kind=kind.key)


def _withdraw_standing(round_: Round, kind: AnyKind, now: datetime) -> None:
    standing = PaperTemplate.objects.filter(agency=round_.agency, kind=kind.key, withdrawn_at__isnull=True)
    standing.update(withdrawn_at=now)
