"""Photos of a round's entries, the newest first."""

from prongsai.accounts.members import Member
from prongsai.followup.models import EntryFile
from prongsai.rounds.models import Round


def photos_lately(round_: Round, member: Member, count: int) -> list[EntryFile]:
    """Evidence that entries show, each piece once, the newest first. One query."""
    rows = (
        EntryFile.objects.filter(member.scope("entry__assignment__plan__round__agency"))
        .filter(entry__assignment__plan__round=round_, evidence__set_aside_at__isnull=True)
        .select_related("evidence")
        .order_by("-pk")[: count * 3]
    )
    found: dict[int, EntryFile] = {}
    for row in rows:
        found.setdefault(row.evidence_id, row)
    return list(found.values())[:count]
