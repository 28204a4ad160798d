"""What every view of a meeting begins with."""

from prongsai.accounts.members import MemberRequest
from prongsai.meetings import queries
from prongsai.meetings.models import Meeting
from prongsai.rounds.queries import round_or_404


def meeting_of(request: MemberRequest, agency: str, year: int, meeting_id: int) -> Meeting:
    """The meeting of an address, with its round, within scope."""
    round_ = round_or_404(request.member, agency, year)
    return queries.meeting_or_404(request.member, round_, meeting_id)
