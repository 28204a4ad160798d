"""Who may come in without a role that is current: somebody who is about to take up one.

Rooms above know those addresses and register them in apps.py.
"""

from collections.abc import Callable

Leads = Callable[[str], bool]
_leading: list[Leads] = []


def register_admission(leads: Leads) -> None:
    """leads: does this address of our house lead to a role that the person has not yet?"""
    _leading.append(leads)


def leads_to_a_role(address: str) -> bool:
    return any(leads(address) for leads in _leading)
