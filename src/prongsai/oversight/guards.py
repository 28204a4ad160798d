"""Where words come from stays as it was written."""

from prongsai.audit.guards import Guard, forbid_changes

GUARDS: list[Guard] = [
    forbid_changes("oversight_example", when="1 = 1", message="Where the words come from never changes."),
]
