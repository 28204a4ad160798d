"""Who applied is forgotten when its time is over, and sealed anew when a key changes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prongsai.audit import actions as audit
from prongsai.licences.models import Answer, Applicant, SentPaper
from prongsai.licences.moves import FINAL
from prongsai.licences.sealing import key_name, opened_bytes, seal_bytes, sealed_anew


def destroy_applicants(*, now: datetime) -> int:
    """Names, contacts, answers and sent papers of ended applications whose month has come; how many applicants. Safe to run twice."""
    due = Applicant.objects.filter(
        keep_until__lte=timezone.localdate(now), application__state__in=FINAL
    ).select_related("application__agency")
    return sum(_destroy(one, now) for one in due)


@transaction.atomic
def _destroy(applicant: Applicant, now: datetime) -> int:
    application = applicant.application
    deleted, _by_model = Applicant.objects.filter(pk=applicant.pk).delete()
    Answer.objects.filter(notice__application=application).delete()
    SentPaper.objects.filter(application=application).delete()
    path = application.agency.path
    audit.record("licences.applicant.destroyed", by=None, target=application, at=now, agency_path=path)
    return deleted


def seal_anew() -> int:
    """Everything sealed under an older key gets the first one; how many rows changed. Safe to run twice."""
    older = SentPaper.objects.exclude(sealed_with=key_name())
    return (
        sum(_seal_anew(one, ("name", "contact")) for one in Applicant.objects.iterator())
        + sum(_seal_anew(one, ("words",)) for one in Answer.objects.iterator())
        + sum(_paper_anew(one) for one in older.iterator(chunk_size=10))
    )


def _seal_anew(row: Applicant | Answer, columns: tuple[str, ...]) -> bool:
    fresh = {column: sealed_anew(row, column) for column in columns}
    changed = [column for column, text in fresh.items() if text != getattr(row, column)]
    for column in changed:
        setattr(row, column, fresh[column])
    if changed:
        row.save(update_fields=changed)
    return bool(changed)


def _paper_anew(paper: SentPaper) -> bool:
    paper.name = sealed_anew(paper, "name")
    paper.content = seal_bytes(paper, "content", opened_bytes(paper, "content"))
    paper.sealed_with = key_name()
    paper.save(update_fields=["name", "content", "sealed_with"])
    return True
