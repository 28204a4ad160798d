"""Taking a version back. Its place stays, with the reason."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.publication import permissions
from prongsai.publication.models import LONGEST_REASON, Publication
from prongsai.publication.telling import changed
from prongsai.rules.thai_text import tidy_line


class CannotWithdraw(Exception):
    """code   no_reason, long_reason, withdrawn"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def withdraw(publication: Publication, reason: str, *, by: Member, now: datetime) -> Publication:
    """Nobody is shown this version any more; instead stands that it was withdrawn, when and why. Raises CannotWithdraw."""
    require(permissions.may_withdraw(by, publication))
    standing = (
        Publication.objects.select_for_update(of=("self",)).select_related("agency").get(pk=publication.pk)
    )
    said = tidy_line(reason)
    if standing.is_withdrawn:
        raise CannotWithdraw("withdrawn")
    if not said:
        raise CannotWithdraw("no_reason")
    if len(said) > LONGEST_REASON:
        raise CannotWithdraw("long_reason")
    standing.withdrawn_at, standing.withdrawn_reason, standing.withdrawn_by = now, said, by.user
    standing.save(update_fields=["withdrawn_at", "withdrawn_reason", "withdrawn_by"])
    transaction.on_commit(changed)
    path = standing.agency.path
    audit.record(
        "publication.item.withdrawn",
        by=by,
        target=standing,
        at=now,
        agency_path=path,
        code=standing.code,
        number=standing.number,
        reason=said,
    )
    return standing
