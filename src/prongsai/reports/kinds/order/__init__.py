"""The order that appoints the working group: printed, signed, and then put in force where it was drafted."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.meetings.links import address
from prongsai.meetings.models import Order
from prongsai.meetings.wording import order_name
from prongsai.reports.kind import Kind, Subject
from prongsai.reports.kinds.order.assembling import assemble
from prongsai.reports.kinds.order.content import OrderPaper
from prongsai.rounds.models import Round

OTHER_THAN = Order.State.CANCELLED
"""Orders that a later one has cancelled are read in the register of orders."""


class OrderKind(Kind[OrderPaper]):
    key = "order"
    name = _("Order of the working group")
    file_name = "คำสั่งแต่งตั้งคณะทำงาน"
    content = OrderPaper
    is_decided = False
    lead = _("Made from the order as it stands now. Print it, have it signed, then put it in force.")
    nothing_yet = _("No order is drafted yet.")

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:
        found = Order.objects.filter(agency=round_.agency_id).exclude(state=OTHER_THAN)
        seen = found.visible_to(member) if member else found
        return [Subject(str(one.pk), order_name(one)) for one in seen.order_by("pk")]

    def current(self, round_: Round, subject: str = "") -> OrderPaper | None:
        found = Order.objects.filter(agency=round_.agency_id, pk=subject) if subject.isdigit() else ()
        order = next(iter(found), None)
        return assemble(round_.agency, order) if order else None

    def start_href(self, round_: Round) -> str:
        return address("orders", round_)


KIND = OrderKind()
