"""The procedures of the rooms above, registered in their apps.py."""

from typing import Any

from prongsai.approvals.procedures import Procedure
from prongsai.approvals.telling import kinds_of
from prongsai.notices.kinds import register_kind

_procedures: dict[str, Procedure[Any]] = {}


def register_procedure(procedure: Procedure[Any]) -> None:
    """Declare how things of one kind are decided on, once, when the room is made ready."""
    _procedures[procedure.flow.key] = procedure
    for kind in kinds_of(procedure):
        register_kind(kind)


def procedures() -> list[Procedure[Any]]:
    return list(_procedures.values())
