"""What the interface remembers between two requests: answers to requests that may come twice, and how many came."""

from django.db import models

from prongsai.people.models import AccessToken
from prongsai.rules.privacy import privacy


class KeptAnswer(models.Model):
    """The answer to a request that named a key (Idempotency-Key), so that the same request sent again does nothing twice.

    fingerprint   SHA-256 of method, path and body: the same key for something else is refused
    content       the answer as JSON, "" where it has none
    """

    PRIVACY = privacy(internal="id token key fingerprint made_at", personal="content")

    token = models.ForeignKey(AccessToken, models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    content = models.JSONField(null=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="answer_kept_once_per_key")]

    def __str__(self) -> str:
        return f"{self.token_id} {self.key}"


class RateWindow(models.Model):
    """How many requests came with a token in its latest minute."""

    PRIVACY = privacy(internal="id token minute count")

    token = models.OneToOneField(AccessToken, models.CASCADE, related_name="+")
    minute = models.DateTimeField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.token_id} {self.count}"
