"""Files that come along with a form of another room: each is taken in for itself."""

import uuid
from collections.abc import Iterator

from django.utils import timezone

from prongsai.accounts.members import MemberRequest, require
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.models import Evidence
from prongsai.files.permissions import may_add_file
from prongsai.files.receiving import holding, oversized_names
from prongsai.files.refusing import CannotTake
from prongsai.files.wording import refusal
from prongsai.ui.uploads import let_go_of


def taken_in(request: MemberRequest, batch: str) -> Iterator[tuple[Evidence | None, str]]:
    """Each file that was sent as `files`: the evidence that it became, or a sentence on why it was not taken in.

    batch   names this sending, so that what is sent again is the same; "" for none
    """
    uploads = request.FILES.getlist("files")
    if uploads:
        require(may_add_file(request.member, request.member.agency))
    batch = batch or uuid.uuid4().hex
    for place, upload in enumerate(uploads):
        try:
            with holding(upload) as incoming:
                added = add_file(
                    agency=request.member.agency,
                    incoming=incoming,
                    upload_id=f"{batch}-{place}",
                    description=Description(),
                    by=request.member,
                    now=timezone.now(),
                )
        except CannotTake as refused:
            yield None, f"{upload.name}: {refusal(refused)}"
        else:
            yield added.evidence, ""
    for name in (*oversized_names(request), *let_go_of(request)):
        yield None, f"{name}: {refusal(CannotTake('too_large'))}"
