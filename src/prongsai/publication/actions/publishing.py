"""Putting a version of an item out, with the files that it names."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.files.kinds import BY_MEDIA_TYPE
from prongsai.files.models import FileVersion, Rendition
from prongsai.files.names import tidy_name
from prongsai.frameworks.models import FrameworkNode
from prongsai.publication.models import Publication, PublishedFile
from prongsai.publication.telling import changed
from prongsai.publication.words import sought_in
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Attachment, Disclosed, document_of
from prongsai.rules.framework import Kind

SCHEMES = {"http", "https"}


class CannotPublish(Exception):
    """code   unknown_item, foreign_file, changed_file, unsafe_link; about: the item, the file's name, the address."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(code, about)
        self.code, self.about = code, about


@transaction.atomic
def publish(round_: Round, said: Disclosed, *, by: Member | None, now: datetime) -> Publication:
    """Put out what an office says to an item, as approved. `by` None means the system itself.

    Where the newest version says the same and stands, it is returned, and nothing is written.
    Raises CannotPublish.
    """
    if by is not None:
        require(by.agency.pk == round_.agency_id)
    Round.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    _refuse_unknown(round_, said)
    _refuse_unsafe_links(said)
    before = Publication.objects.filter(round=round_, code=said.code).order_by("-number").first()
    digest = said.digest()
    if before is not None and before.digest == digest and not before.is_withdrawn:
        return before
    made = Publication.objects.create(
        agency=round_.agency,
        round=round_,
        code=said.code,
        number=before.number + 1 if before else 1,
        document=document_of(said),
        digest=digest,
        sought=sought_in(said),
        as_of=said.as_of,
        published_at=now,
        published_by=by.user if by else None,
    )
    transaction.on_commit(changed)
    files = _files(made, said)
    PublishedFile.objects.bulk_create(files)
    audit.record(
        "publication.item.published",
        by=by,
        target=made,
        at=now,
        agency_path=round_.agency.path,
        code=made.code,
        number=made.number,
        digest=digest,
        files=len(files),
    )
    return made


def publish_approved(round_: Round, said: Disclosed, *, by: Member, now: datetime) -> None:
    """As `publish`, for disclosure.approved: what it raises undoes the approval."""
    publish(round_, said, by=by, now=now)


def _refuse_unknown(round_: Round, said: Disclosed) -> None:
    items = FrameworkNode.objects.filter(version=round_.framework_id, kind=Kind.ITEM.value)
    if not items.filter(code=said.code).exists():
        raise CannotPublish("unknown_item", said.code)


def _refuse_unsafe_links(said: Disclosed) -> None:
    """An address that a browser would run or open on its own device is never put out."""
    for url in _addresses(said):
        try:
            parts = urlsplit(url)
        except ValueError:
            raise CannotPublish("unsafe_link", url) from None
        if parts.scheme.lower() not in SCHEMES or not parts.hostname or parts.username or parts.password:
            raise CannotPublish("unsafe_link", url)


def _addresses(said: Disclosed) -> Iterator[str]:
    return (link.url for part in said.parts for link in part.links)


def _files(publication: Publication, said: Disclosed) -> list[PublishedFile]:
    """Each file once, in the order in which the document names them."""
    named = {file.version: file for part in said.parts for file in part.files}
    versions = (
        FileVersion.objects.select_related("file").prefetch_related("file__renditions").in_bulk(list(named))
    )
    return [
        _file(publication, place, file, versions.get(file.version))
        for place, file in enumerate(named.values(), 1)
    ]


def _file(
    publication: Publication, place: int, named: Attachment, version: FileVersion | None
) -> PublishedFile:
    """Of a picture the clean copy is handed out, never the original, whichever of the two the document names."""
    if version is None or version.file.agency_id != publication.agency_id:
        raise CannotPublish("foreign_file", named.name)
    original = version.file
    copy = next((one for one in original.renditions.all() if one.kind == Rendition.Kind.WORKING), None)
    if named.sha256 not in {original.sha256, copy.sha256 if copy else ""}:
        raise CannotPublish("changed_file", named.name)
    if original.is_picture and copy is None:
        raise CannotPublish("changed_file", named.name)
    shown = copy if original.is_picture and copy is not None else None
    source = shown or original
    return PublishedFile(
        publication=publication,
        version=version,
        rendition=shown,
        position=place,
        name=tidy_name(named.name, BY_MEDIA_TYPE[source.media_type].ending),
        media_type=source.media_type,
        size=source.size,
        sha256=source.sha256,
    )
