"""Addresses of pages that belong to a round, in whichever room they stand."""

from django.urls import reverse

from prongsai.rounds.models import Round


def of_round(view: str, round_: Round, **more: object) -> str:
    """The address of a page of that round. more: what the address names beside agency and year."""
    return reverse(view, kwargs={"agency": round_.agency.slug, "year": round_.fiscal_year, **more})
