"""Finding out whether a file came in before, or a picture that looks the same."""

from prongsai.files.likeness import alike
from prongsai.files.models import FileVersion, Likeness, StoredFile

MOST = 20
"""So many are noted; when there are more, the first twenty say enough."""


def note_likenesses(version: FileVersion) -> None:
    """Note which earlier files of the agency the new one resembles; versions of the same evidence do not count."""
    file = version.file
    others = StoredFile.objects.filter(agency_id=file.agency_id, pk__lt=file.pk).exclude(
        version__evidence_id=version.evidence_id
    )
    same = set(others.filter(sha256=file.sha256).values_list("pk", flat=True)[:MOST])
    looks = others.exclude(look="").values_list("pk", "look").iterator() if file.look else ()
    near = [(distance, key) for distance, key in alike(file.look, looks) if key not in same]
    found = [(0, key) for key in sorted(same)] + near
    Likeness.objects.bulk_create(
        Likeness(file=file, earlier_id=key, is_same=key in same, distance=distance)
        for distance, key in found[:MOST]
    )
