"""The assignment list of the year (บัญชีมอบหมาย): who discloses what, how often, by when, and who keeps it."""

from django.utils.translation import gettext_lazy as _

from prongsai.reports.kind import Kind
from prongsai.reports.kinds.assignments.assembling import NOT_LAID_OUT, current_assignments
from prongsai.reports.kinds.assignments.content import AssignmentsPaper
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round


class AssignmentsKind(Kind[AssignmentsPaper]):
    key = "assignments"
    name = _("Assignment list of disclosure")
    file_name = "บัญชีมอบหมายการเปิดเผยข้อมูลสาธารณะ"
    content = AssignmentsPaper
    lead = _(
        "Made from the items of disclosure as they are laid out for this year, with their units and due days."
    )
    nothing_yet = _("The items of disclosure are not laid out for this year yet. Please lay them out first.")
    gap_words = {NOT_LAID_OUT: _("is asked by the framework, and its rows are not laid out yet")}

    def current(self, round_: Round, subject: str = "") -> AssignmentsPaper | None:
        return None if subject else current_assignments(round_)

    def start_href(self, round_: Round) -> str:
        return of_round("disclosure:board", round_)


KIND = AssignmentsKind()
