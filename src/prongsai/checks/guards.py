"""What an address answered, and the copies that were taken of it, are never rewritten; the oldest may go."""

from prongsai.audit.guards import Guard

GUARDS: list[Guard] = [
    Guard(
        "guard_checks_probe_stays",
        "checks_probe",
        ("UPDATE",),
        "1 = 1",
        "What an address answered never changes.",
    ),
    Guard(
        "guard_checks_copy_stays",
        "checks_copy",
        ("UPDATE",),
        "1 = 1",
        "A copy that was taken never changes.",
    ),
]
