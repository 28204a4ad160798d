"""What the database refuses to do to the trail. The one change that an entry ever sees is that it is sealed."""

from prongsai.audit.guards import Guard

APPEND_ONLY = "The trail is append-only."
_KEPT = ["id", "at", "action", "actor", "agency_path", "role", "is_acting", "target", "details", "encoding"]
_SEALED = (
    "OLD.seq IS NULL AND NEW.seq IS NOT NULL AND COALESCE(OLD.actor_id, -1) = COALESCE(NEW.actor_id, -1) AND "
    + " AND ".join(f"OLD.{name} = NEW.{name}" for name in _KEPT)
)
_JOINS_ON = (
    "(NEW.seq = 1 AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE seq IS NOT NULL)) OR EXISTS "
    "(SELECT 1 FROM audit_entry AS before WHERE before.seq = NEW.seq - 1 AND before.digest = NEW.previous)"
)

GUARDS = [
    Guard("guard_audit_entry", "audit_entry", ("UPDATE",), f"NOT ({_SEALED} AND ({_JOINS_ON}))", APPEND_ONLY),
    Guard("guard_audit_entry", "audit_entry", ("DELETE", "TRUNCATE"), "1 = 1", APPEND_ONLY),
    Guard(
        "guard_audit_entry", "audit_entry", ("INSERT",), "NEW.seq IS NOT NULL", "An entry is sealed after it."
    ),
    Guard(
        "guard_audit_dailyroot",
        "audit_dailyroot",
        ("UPDATE", "DELETE", "TRUNCATE"),
        "1 = 1",
        "A daily root is append-only.",
    ),
]
