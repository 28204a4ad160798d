"""Applications that a central service keeps, as its status file tells of them."""

from django.db import models

from prongsai.agencies.models import Agency
from prongsai.licences.models.types import LicenceType
from prongsai.licences.moves import State
from prongsai.rules.privacy import privacy


class OutsideCase(models.Model):
    """One application at the central service. number: its own; decided_on: None while it is open. No applicant is known here."""

    PRIVACY = privacy(
        internal="id agency licence_type source number state filed_on due_on decided_on told_at"
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    licence_type = models.ForeignKey(LicenceType, models.PROTECT, related_name="+")
    source = models.SlugField(max_length=20)
    number = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=State)
    filed_on = models.DateField()
    due_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["agency", "-filed_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "source", "number"], name="outside_case_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.source} {self.number}"
