"""The promise of a wave is frozen when it opens, and a closed wave stays as it is."""

from prongsai.audit.guards import Guard, forbid_changes

PROMISE = (
    "round_id",
    "instrument",
    "drawer",
    "kind",
    "smallest_group",
    "with_cards",
    "with_comments",
    "minimum",
    "token",
    "opened_at",
    "generated",
)
_CHANGED = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in PROMISE)
_OPENED = """EXISTS (SELECT 1 FROM surveys_wave w WHERE w.id = {row}.wave_id AND w.opened_at IS NOT NULL)"""

GUARDS: list[Guard] = [
    Guard(
        "guard_surveys_wave_promise",
        "surveys_wave",
        ("UPDATE",),
        f"OLD.opened_at IS NOT NULL AND (NEW.opened_at IS NULL OR {_CHANGED})",
        "What was promised when the survey opened never changes.",
    ),
    Guard(
        "guard_surveys_wave_stays",
        "surveys_wave",
        ("DELETE",),
        "{row}.opened_at IS NOT NULL",
        "A survey that was opened is never removed.",
    ),
    Guard(
        "guard_surveys_wave_closed",
        "surveys_wave",
        ("UPDATE",),
        "{row}.closed_at IS NOT NULL",
        "A closed survey never changes.",
    ),
    forbid_changes(
        "surveys_place", when=_OPENED, message="The places of an open survey never change.", insert=True
    ),
    forbid_changes("surveys_release", when="1 = 1", message="The tables of a closed survey never change."),
]
