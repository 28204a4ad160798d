"""Finding rounds, within scope."""

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round


def round_or_404(member: Member, agency_slug: str, fiscal_year: int) -> Round:
    """The round of that agency and year, if the member may see it; Http404 otherwise. One query."""
    found = (
        Round.objects.visible_to(member)
        .select_related("agency", "framework")
        .filter(agency__slug=agency_slug, fiscal_year=fiscal_year)
        .first()
    )
    if found is None:
        raise Http404
    return found


def round_before(round_: Round) -> Round | None:
    """The same agency's round of the year before."""
    return (
        Round.objects.select_related("agency", "framework")
        .filter(agency_id=round_.agency_id, fiscal_year=round_.fiscal_year - 1)
        .first()
    )
