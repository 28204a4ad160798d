"""What was counted, checked and received stays; a closed form takes no answers."""

from prongsai.audit.guards import Guard

_CLOSED = "EXISTS (SELECT 1 FROM support_form f WHERE f.id = NEW.form_id AND f.closed_on IS NOT NULL)"


def _stays(table: str, message: str) -> Guard:
    return Guard(f"guard_{table}_stays", table, ("DELETE",), "1 = 1", message)


def _first(table: str) -> Guard:
    when = "NEW.written_on <> OLD.written_on OR NEW.period <> OLD.period"
    return Guard(f"guard_{table}_first", table, ("UPDATE",), when, "The first day of writing never changes.")


GUARDS: list[Guard] = [
    _stays("support_monthcount", "A count is mended and never removed."),
    _stays("support_monthlycheck", "A check is mended and never removed."),
    _stays("support_comment", "A comment is mended and never removed."),
    _first("support_monthcount"),
    _first("support_monthlycheck"),
    Guard("guard_support_tally", "support_tally", ("INSERT", "UPDATE"), _CLOSED, "The form is closed."),
    Guard("guard_support_remark", "support_remark", ("INSERT",), _CLOSED, "The form is closed."),
    Guard(
        "guard_support_form_closed",
        "support_form",
        ("UPDATE",),
        "OLD.closed_on IS NOT NULL AND (NEW.closed_on IS NULL OR NEW.answers <> OLD.answers)",
        "A closed form stays closed.",
    ),
]
