"""What several pages of evidence share."""

from django.urls import reverse

from prongsai.files.kinds import BY_MEDIA_TYPE
from prongsai.files.models import Evidence, FileVersion, StoredFile


def bytes_href(version: FileVersion, name: str) -> str:
    return reverse("files:rendition", kwargs={"version_id": version.pk, "name": name})


def href_of(version: FileVersion, kind: str) -> str:
    """The address of a rendition, "" where there is none."""
    has_it = any(made.kind == kind for made in version.file.renditions.all())
    return bytes_href(version, kind) if has_it else ""


def kind_of(file: StoredFile) -> str:
    return BY_MEDIA_TYPE[file.media_type].word


def title_of(evidence: Evidence, file: StoredFile) -> str:
    return evidence.caption or file.name
