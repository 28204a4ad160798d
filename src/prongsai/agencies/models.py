"""Agencies in a tree, and their units."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from prongsai.rules.privacy import privacy

models.CharField.register_lookup(Length)


class AgencyQuerySet(models.QuerySet["Agency"]):
    def under(self, agency: "Agency") -> Self:
        """The agency itself and every agency below it."""
        return self.filter(path__startswith=agency.path)


class Agency(models.Model):
    """One assessed or supervising organisation.

    slug      romanised name in addresses: bangkok-yai
    kind      which frameworks fit it: bma_district, bma, bureau ...
    path      slugs from the root of the tree, each followed by "/": "bma/bangkok-yai/"; the scope of a supervisor
    sort_key  Thai dictionary order
    """

    PRIVACY = privacy(
        public="slug kind name_th name_en short_th short_en", internal="id parent path sort_key"
    )

    class Kind(models.TextChoices):
        BMA = "bma", "Bangkok Metropolitan Administration"
        BUREAU = "bma_bureau", "Bureau"
        DISTRICT = "bma_district", "District office"
        OTHER = "other", "Other agency"

    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    short_th = models.CharField(max_length=100)
    short_en = models.CharField(max_length=100)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=400, unique=True)
    sort_key = models.CharField(max_length=300, db_index=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(condition=Q(path__endswith="/"), name="agency_path_ends_with_slash"),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_centre(self) -> bool:
        """It supervises the agencies below it and reports for all of them."""
        return self.kind == self.Kind.BMA

    @property
    def paths_upwards(self) -> list[str]:
        """Its own path and those of the agencies above it, the root first."""
        slugs = self.path.strip("/").split("/")
        return ["/".join(slugs[: count + 1]) + "/" for count in range(len(slugs))]


class AgencyAlias(models.Model):
    """Another way in which papers write an agency's name, slips of the pen included."""

    PRIVACY = privacy(internal="id agency text")

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "text"], name="agency_alias_once")]

    def __str__(self) -> str:
        return self.text


class UnitQuerySet(models.QuerySet["Unit"]):
    def standing(self) -> Self:
        """Units that have not been closed: the ones to choose from."""
        return self.filter(closed_on__isnull=True)


class Unit(models.Model):
    """A part of an agency that answers for work: a division (ฝ่าย), a school, or another unit. Closed, never deleted.

    code       the division code that frameworks use (administration, revenue ...), or a code of the agency's own
    closed_on  the last day on which it stood
    """

    PRIVACY = privacy(public="code kind name_th name_en short_th position closed_on", internal="id agency")

    class Kind(models.TextChoices):
        DIVISION = "division", "Division"
        SCHOOL = "school", "School"
        OTHER = "other", "Other unit"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    code = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    short_th = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField()
    closed_on = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "position"]
        constraints = [models.UniqueConstraint(fields=["agency", "code"], name="unit_code_once_per_agency")]

    def __str__(self) -> str:
        return f"{self.agency_id}:{self.code}"


class UnitAlias(models.Model):
    """Another way in which papers write a unit's name, slips of the pen included."""

    PRIVACY = privacy(internal="id unit text")

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "text"], name="unit_alias_once")]

    def __str__(self) -> str:
        return self.text
