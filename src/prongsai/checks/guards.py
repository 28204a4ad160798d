"""What was heard and found is never rewritten; a finding is decided once, and never by a hand that was in the thing."""

from prongsai.audit.guards import Guard, forbid_changes

_ASKED = (
    "NEW.scan_id <> OLD.scan_id OR NEW.answer <> OLD.answer OR NEW.kind <> OLD.kind OR NEW.place <> OLD.place "
    "OR NEW.excerpt <> OLD.excerpt OR NEW.times <> OLD.times OR COALESCE(NEW.author_id, 0) <> COALESCE(OLD.author_id, 0)"
)
_OWN_HAND = (
    "NEW.decided_by_id IS NOT NULL AND EXISTS "
    "(SELECT 1 FROM checks_hand h WHERE h.scan_id = NEW.scan_id AND h.user_id = NEW.decided_by_id)"
)


def _fixed(table: str, message: str) -> Guard:
    return Guard(f"guard_{table}_stays", table, ("UPDATE",), "1 = 1", message)


GUARDS: list[Guard] = [
    _fixed("checks_probe", "What an address answered never changes."),
    _fixed("checks_copy", "A copy that was taken never changes."),
    forbid_changes("checks_scan", when="1 = 1", message="What was looked through never changes."),
    forbid_changes("checks_hand", when="1 = 1", message="Whose hands were in it never changes."),
    Guard(
        "guard_checks_finding_stays",
        "checks_finding",
        ("DELETE",),
        "1 = 1",
        "A finding is decided, never removed.",
    ),
    Guard(
        "guard_checks_finding_fixed", "checks_finding", ("UPDATE",), _ASKED, "What was found never changes."
    ),
    Guard(
        "guard_checks_finding_decided",
        "checks_finding",
        ("UPDATE",),
        "OLD.decided_at IS NOT NULL",
        "A finding is decided once.",
    ),
    Guard(
        "guard_checks_finding_own",
        "checks_finding",
        ("INSERT", "UPDATE"),
        _OWN_HAND,
        "Nobody decides on their own work.",
    ),
]
