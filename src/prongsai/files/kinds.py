"""The kinds of files that are taken in. A closed list: what is not here is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """media_type is what we say when we hand it out; ending is what its name ends with; also are other endings for it."""

    media_type: str
    ending: str
    word: str
    also: tuple[str, ...] = ()

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


_OFFICE = "application/vnd.openxmlformats-officedocument"
JPEG = Kind("image/jpeg", ".jpg", "JPG", (".jpeg",))
PNG = Kind("image/png", ".png", "PNG")
WEBP = Kind("image/webp", ".webp", "WebP")
PDF = Kind("application/pdf", ".pdf", "PDF")
DOCX = Kind(f"{_OFFICE}.wordprocessingml.document", ".docx", "Word")
XLSX = Kind(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", "Excel")
PPTX = Kind(f"{_OFFICE}.presentationml.presentation", ".pptx", "PowerPoint")

KINDS = (JPEG, PNG, WEBP, PDF, DOCX, XLSX, PPTX)
PICTURES = tuple(kind for kind in KINDS if kind.is_picture)
BY_MEDIA_TYPE = {kind.media_type: kind for kind in KINDS}


def accepted_endings(kinds: tuple[Kind, ...] = KINDS) -> str:
    """For the `accept` of a file field."""
    return ",".join(ending for kind in kinds for ending in (kind.ending, *kind.also))
