"""Papers that applicants send through the public pages."""

import uuid

from django.db import models
from django.db.models import Q

from prongsai.licences.models.cases import Application, Notice
from prongsai.licences.models.types import ChecklistItem
from prongsai.rules.privacy import privacy


class SentPaper(models.Model):
    """A cleaned file for one paper of the checklist, sealed like who applied and destroyed together with it.

    notice       the notice that asked for it; None where it came before the check
    mark         keyed digest of the content, so that what is sent twice is kept once
    sealed_with  fingerprint of the key, so that only what an older key sealed is sealed anew
    """

    PRIVACY = privacy(
        internal="id application item notice media_type size received_at sealed_with",
        secret="mark name content",  # noqa: S106 - names of fields
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="sent_papers")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+")
    notice = models.ForeignKey(Notice, models.PROTECT, null=True, related_name="sent_papers")
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    mark = models.CharField(max_length=64)
    name = models.TextField()
    content = models.BinaryField()
    sealed_with = models.CharField(max_length=16)

    class Meta:
        ordering = ["application", "item__position", "received_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "item", "mark"], name="sent_paper_once"),
            models.CheckConstraint(condition=Q(size__gt=0) & ~Q(name=""), name="sent_paper_is_sealed"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.item_id}"
