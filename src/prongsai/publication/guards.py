"""What is out stays as it is: only a withdrawal is added to it, once; versions follow one another; nothing is removed."""

from prongsai.approvals.guards import changed
from prongsai.audit.guards import Guard, forbid_changes

_SAID = (
    "agency_id",
    "round_id",
    "code",
    "number",
    "document",
    "digest",
    "sought",
    "as_of",
    "published_at",
    "published_by_id",
)
_WITHDRAWAL = ("withdrawn_at", "withdrawn_reason", "withdrawn_by_id")
_NEXT = """SELECT COALESCE(MAX(p.number), 0) + 1 FROM publication_publication p
    WHERE p.round_id = NEW.round_id AND p.code = NEW.code"""

GUARDS: list[Guard] = [
    Guard(
        "guard_publication_publication_said",
        "publication_publication",
        ("UPDATE",),
        f"{changed(_SAID)} OR (OLD.withdrawn_at IS NOT NULL AND {changed(_WITHDRAWAL)})",
        "What was published never changes.",
    ),
    Guard(
        "guard_publication_publication_stays",
        "publication_publication",
        ("DELETE",),
        "1 = 1",
        "What was published is never removed.",
    ),
    Guard(
        "guard_publication_publication_begins",
        "publication_publication",
        ("INSERT",),
        f"NEW.withdrawn_at IS NOT NULL OR NEW.number <> ({_NEXT})",
        "A version follows the one before it, and stands when it is published.",
    ),
    forbid_changes(
        "publication_publishedfile", when="1 = 1", message="The files of a publication never change."
    ),
]
