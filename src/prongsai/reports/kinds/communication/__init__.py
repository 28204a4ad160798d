"""The communication plan of the year: what is done for every item, how people come to know of it, who looks when."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.approvals.queries import history_of
from prongsai.frameworks.queries import framework_from
from prongsai.measures.models import Plan
from prongsai.measures.queries import GapKind, plan_of, whole_plan
from prongsai.measures.states import PLAN_FLOW
from prongsai.measures.words import GAPS
from prongsai.reports.kind import Kind, Note
from prongsai.reports.kinds.communication.assembling import assemble
from prongsai.reports.kinds.communication.content import CommunicationPaper
from prongsai.reports.kinds.communication.rows import NOTHING
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind as NodeKind


class CommunicationKind(Kind[CommunicationPaper]):
    key = "communication"
    name = _("Communication plan by indicator")
    file_name = "แผนการสื่อสารสร้างการรับรู้แยกตามตัวชี้วัด"
    content = CommunicationPaper
    lead = _("Made from the plan, the framework and the surveys as they stand now.")
    nothing_yet = _("There is no measure in the plan of this year yet. Please write the plan first.")

    def current(self, round_: Round, subject: str = "") -> CommunicationPaper | None:
        """None in a year of which no item is known: the plan is told item by item. Ten queries."""
        plan = None if subject else plan_of(round_)
        planned = whole_plan(round_) if plan else None
        if plan is None or planned is None or not planned.measures:
            return None
        return assemble(round_, plan, planned) if planned.framework.root.items else None

    def notes(self, round_: Round, content: CommunicationPaper) -> Iterable[Note]:
        """Items and wordings for which the plan names nothing, and the missing guidelines."""
        address = of_round("measures:plan", round_)
        rows = [
            row
            for table in content.tables
            for group in table.groups
            for band in group.bands
            for row in band.rows
        ]
        for code in dict.fromkeys(row.question.split(" ")[0] for row in rows if row.measure == NOTHING):
            place = f"{address}?open=item-{code}#item-{code}"
            yield Note(code, gettext("has no measure; the paper shows a dash"), place)
        headings = {row.heading for row in rows}
        for node in framework_from(round_.framework).of_kind(NodeKind.ITEM):
            for variant in node.variants if headings & {one.service.th for one in node.variants} else ():
                if variant.service.th not in headings:
                    name = f"{node.code} {variant.service.th}"
                    yield Note(name, gettext("has no measure; the paper leaves it out"), address)
        if not content.guidelines:
            words = gettext("how the work on disclosure is done is not written yet; the paper leaves it out")
            yield Note(gettext("Guidelines"), words, of_round("measures:write_guidelines", round_))

    def start_href(self, round_: Round) -> str:
        return of_round("measures:plan", round_)

    def hands(self, round_: Round, subject: str) -> Iterable[int]:  # noqa: ARG002 - a round has one
        """Whoever wrote the plan since it was last approved."""
        plan = plan_of(round_)
        if plan is None or plan.state == Plan.State.APPROVED:
            return ()
        return history_of(PLAN_FLOW.key, plan.pk).authors

    def gap_sentence(self, kind: str) -> str:
        return gettext("Measure still lacks: %(what)s") % {"what": GAPS[GapKind(kind)]}


KIND = CommunicationKind()
