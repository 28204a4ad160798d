"""An approved paper and its files never change; a submitted snapshot keeps its content."""

from prongsai.approvals.guards import flow_guard, state_guard
from prongsai.audit.guards import Guard, forbid_changes
from prongsai.reports.states import PAPER_FLOW

GUARDS: list[Guard] = [
    flow_guard(PAPER_FLOW),
    state_guard(PAPER_FLOW, "reports_paper"),
    forbid_changes(
        "reports_paper",
        when="{row}.state = 'approved'",
        message="An approved paper is frozen.",
    ),
    forbid_changes(
        "reports_paperfile",
        when="EXISTS (SELECT 1 FROM reports_paper p WHERE p.id = {row}.paper_id AND p.state = 'approved')",
        message="The files of an approved paper are frozen.",
        insert=True,
    ),
]
