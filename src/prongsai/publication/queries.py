"""Reading what is out. Functions with a member keep within scope; the others are for everybody."""

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.publication.models import Publication, PublicationQuerySet, PublishedFile
from prongsai.rounds.models import Round

BEING_READ = ("document", "sought")


def newest(round_: Round, code: str) -> Publication | None:
    """The newest version of an item, withdrawn or not. One query."""
    return Publication.objects.filter(round=round_, code=code).order_by("-number").first()


def newest_of(round_: Round) -> dict[str, Publication]:
    """The newest version of every item that was ever published, by code. One query."""
    return {one.code: one for one in Publication.objects.filter(round=round_).newest()}


def history(round_: Round, code: str) -> list[Publication]:
    """All versions of an item, newest first, without their documents. One query."""
    found = Publication.objects.filter(round=round_, code=code).order_by("-number")
    return list(found.select_related("published_by", "withdrawn_by").defer(*BEING_READ))


def current() -> PublicationQuerySet:
    """What the public is shown: the newest version of each item, where it is not withdrawn."""
    return Publication.objects.newest().standing()


def files_of(publication: Publication) -> list[PublishedFile]:
    return list(publication.files.all())


def public_file(publication: Publication, version_id: int) -> PublishedFile | None:
    """The one gate to published bytes: a file named by the newest version of its item, while that is not withdrawn.

    None also where it is named by an older version alone, or by none.
    """
    return (
        PublishedFile.objects.select_related("version__file", "rendition")
        .filter(publication__in=current().filter(pk=publication.pk), version=version_id)
        .first()
    )


def was_public(publication: Publication, version_id: int) -> bool:
    """Was this file ever named by a version of the same item?"""
    same = Publication.objects.filter(round=publication.round_id, code=publication.code)
    return PublishedFile.objects.filter(publication__in=same, version=version_id).exists()


def history_or_404(member: Member, round_: Round, code: str) -> list[Publication]:
    """All versions, newest first, with their documents, if the member may see them. One query."""
    found = list(
        Publication.objects.visible_to(member)
        .filter(round=round_, code=code)
        .select_related("agency", "round", "published_by", "withdrawn_by")
        .order_by("-number")
    )
    if not found:
        raise Http404
    return found
