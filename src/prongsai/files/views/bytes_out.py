"""The one gate to the bytes of evidence: within scope or not at all."""

from functools import partial

from django.http import Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files import actions, permissions, queries, serving
from prongsai.files.kinds import BY_MEDIA_TYPE
from prongsai.files.models import FileVersion
from prongsai.files.names import tidy_name
from prongsai.files.stores import ORIGINAL, key_of, the_store


@require_safe
def rendition(request: MemberRequest, version_id: int, name: str) -> HttpResponseBase:
    """name: original, or a kind of rendition."""
    version = queries.version_or_404(request.member, version_id)
    if name == ORIGINAL:
        require(permissions.may_take_original(request.member, version))
        return _original(request, version)
    made = next((each for each in version.file.renditions.all() if each.kind == name), None)
    if made is None:
        raise Http404
    read = partial(the_store().read, key_of(version.file, made.kind))
    return serving.picture(
        request,
        read,
        media_type=made.media_type,
        name=tidy_name(version.file.name, BY_MEDIA_TYPE[made.media_type].ending),
        size=made.size,
        sha256=made.sha256,
    )


def _original(request: MemberRequest, version: FileVersion) -> HttpResponseBase:
    file = version.file
    content = the_store().read(key_of(file))
    actions.note_original_taken(version=version, by=request.member, now=timezone.now())
    return serving.download(content, media_type=file.media_type, name=file.name, size=file.size)
