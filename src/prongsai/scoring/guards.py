"""A sealed sheet and its figures never change."""

from prongsai.audit.guards import Guard, forbid_changes

GUARDS: list[Guard] = [
    forbid_changes(
        "scoring_scoresheet",
        when="{row}.sealed_at IS NOT NULL",
        message="A sealed score sheet is frozen.",
    ),
    forbid_changes(
        "scoring_sheetfigure",
        when=(
            "EXISTS (SELECT 1 FROM scoring_scoresheet s WHERE s.id = {row}.sheet_id AND s.sealed_at IS NOT NULL)"
        ),
        message="The figures of a sealed score sheet are frozen.",
        insert=True,
    ),
]
