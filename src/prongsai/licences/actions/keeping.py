"""Who applied is forgotten when its time is over, and sealed anew when a key changes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prongsai.audit import actions as audit
from prongsai.licences.models import Answer, Applicant
from prongsai.licences.moves import FINAL
from prongsai.licences.sealing import sealed_anew


def destroy_applicants(*, now: datetime) -> int:
    """Names, contacts and answers of ended applications whose month has come; how many applicants. Safe to run twice."""
    due = Applicant.objects.filter(
        keep_until__lte=timezone.localdate(now), application__state__in=FINAL
    ).select_related("application__agency")
    return sum(_destroy(one, now) for one in due)


@transaction.atomic
def _destroy(applicant: Applicant, now: datetime) -> int:
    application = applicant.application
    deleted, _by_model = Applicant.objects.filter(pk=applicant.pk).delete()
    Answer.objects.filter(notice__application=application).delete()
    path = application.agency.path
    audit.record("licences.applicant.destroyed", by=None, target=application, at=now, agency_path=path)
    return deleted


def seal_anew() -> int:
    """Everything sealed under an older key gets the first one; how many rows changed. Safe to run twice."""
    return sum(_seal_anew(one, ("name", "contact")) for one in Applicant.objects.iterator()) + sum(
        _seal_anew(one, ("words",)) for one in Answer.objects.iterator()
    )


def _seal_anew(row: Applicant | Answer, columns: tuple[str, ...]) -> bool:
    fresh = {column: sealed_anew(row, column) for column in columns}
    changed = [column for column, text in fresh.items() if text != getattr(row, column)]
    for column in changed:
        setattr(row, column, fresh[column])
    if changed:
        row.save(update_fields=changed)
    return bool(changed)
