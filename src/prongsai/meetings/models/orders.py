"""Orders that appoint the working group. An order is signed on paper; here stands what it says, and whether it binds."""

from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency, Unit
from prongsai.rules.privacy import privacy


class OrderQuerySet(models.QuerySet["Order"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())

    def in_force(self) -> Self:
        return self.filter(state=Order.State.IN_FORCE)


class Order(models.Model):
    """One order of an agency. A draft changes; from the moment it is in force it never does: a later order replaces it.

    number, year   as printed, in Arabic digits: 441 and 2567; empty while it is a draft
    background     "whereas": what the office above asks for
    purpose        "so that": what the group is for
    group_name     what the group is called, in the words of the order
    cancels        the earlier order, where it stands here; cancels_text names it in the words of the order in any case
    duties         one on each line
    effective      from when it binds, in the words of the order
    ordered_on     the day of signing
    signer         position of whoever signs
    """

    PRIVACY = privacy(
        public="agency number year subject background purpose group_name cancels cancels_text duties effective ordered_on signer",
        internal="id state row_version made_at issued_at",
        personal="made_by issued_by",
    )

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_FORCE = "in_force", "In force"
        CANCELLED = "cancelled", "Cancelled by a later order"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    number = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    subject = models.TextField()
    background = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    group_name = models.TextField()
    cancels = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    cancels_text = models.CharField(max_length=300, blank=True)
    duties = models.TextField(blank=True)
    effective = models.CharField(max_length=200, blank=True)
    ordered_on = models.DateField(null=True)
    signer = models.CharField(max_length=200, blank=True)
    row_version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], condition=~Q(number=""), name="order_number_once"
            ),
            models.UniqueConstraint(
                fields=["agency"], condition=Q(state="in_force"), name="one_order_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | ~Q(number="") & Q(year__isnull=False, ordered_on__isnull=False, issued_at__isnull=False),
                name="order_in_force_is_numbered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.number}/{self.year}"


class OrderMember(models.Model):
    """One line of an order: who belongs to the group, by position, and perhaps by name.

    division   the unit in the words of the order, where it is none of the agency's units
    user       the account of whoever this is, where they have one
    """

    PRIVACY = privacy(public="title unit division role", internal="id order position", personal="name user")

    class Role(models.TextChoices):
        CHAIR = "chair", "Chair"
        DEPUTY = "deputy", "Deputy chair"
        MEMBER = "member", "Member"
        SECRETARY = "secretary", "Member and secretary"
        ASSISTANT = "assistant", "Member and assistant secretary"

    order = models.ForeignKey(Order, models.CASCADE, related_name="members")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    division = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=10, choices=Role)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["order", "position"]
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="order_member_in_one_place"),
            models.UniqueConstraint(fields=["order"], condition=Q(role="chair"), name="order_has_one_chair"),
            models.CheckConstraint(condition=~Q(title=""), name="order_member_has_a_position"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}.{self.position}"
