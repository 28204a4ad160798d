"""The log of deliveries stays, and what is over never changes."""

from prongsai.audit.guards import Guard, forbid_changes

GUARDS: list[Guard] = [
    Guard(
        "guard_notices_delivery_stays",
        "notices_delivery",
        ("DELETE",),
        "1 = 1",
        "The log of deliveries is kept.",
    ),
    Guard(
        "guard_notices_delivery_over",
        "notices_delivery",
        ("UPDATE",),
        "{row}.state NOT IN ('claimed', 'waiting')",
        "A delivery that is over never changes.",
    ),
    forbid_changes("notices_deliveryline", when="1 = 1", message="What a delivery held never changes."),
]
