"""What happens once a plan is approved: rooms above register it here, in their apps.py. It runs in the same transaction."""

from collections.abc import Callable
from datetime import datetime

from prongsai.measures.models import Plan

Follower = Callable[[Plan, datetime], None]
_followers: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """follower: takes an approved plan and the moment of its approval; it must bear being called again for the same plan."""
    if follower not in _followers:
        _followers.append(follower)


def after_approval(plan: Plan, now: datetime) -> None:
    for follower in _followers:
        follower(plan, now)
