"""An office's own Word template takes the place of the house's, and gives it back."""

import hashlib
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.reports import permissions, queries
from prongsai.reports.models import PaperKind, PaperTemplate
from prongsai.reports.word_templates.checking import check_template
from prongsai.rounds.models import Round


@transaction.atomic
def replace_template(*, round_: Round, name: str, content: bytes, by: Member, now: datetime) -> PaperTemplate:
    """Accept a template for the papers of the round's agency, from now on. Raises TemplateRefused; PermissionDenied."""
    require(permissions.may_change_template(by, round_))
    current = queries.current_analysis(round_)
    check_template(content, current.paper if current else None)
    _withdraw_standing(round_, now)
    template = PaperTemplate.objects.create(
        agency=round_.agency,
        kind=PaperKind.ANALYSIS,
        name=name,
        content=content,
        checksum=hashlib.sha256(content).hexdigest(),
        uploaded_at=now,
        uploaded_by=by.user,
    )
    audit.record("reports.template.replaced", by=by, target=template, at=now, checksum=template.checksum)
    return template


@transaction.atomic
def withdraw_template(*, round_: Round, by: Member, now: datetime) -> None:
    """Go back to the house template. Papers made with the office's own stay as they are."""
    require(permissions.may_change_template(by, round_))
    standing = queries.own_template(round_.agency)
    if standing is None:
        return
    _withdraw_standing(round_, now)
    audit.record("reports.template.withdrawn", by=by, target=standing, at=now)


def _withdraw_standing(round_: Round, now: datetime) -> None:
    standing = PaperTemplate.objects.filter(
        agency=round_.agency, kind=PaperKind.ANALYSIS, withdrawn_at__isnull=True
    )
    standing.update(withdrawn_at=now)
