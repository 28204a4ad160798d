"""What the worker does for this room."""

from django.utils import timezone

from prongsai.background.tasks import task
from prongsai.checks import actions
from prongsai.checks.models import WatchedAddress


@task()
def ask_due_addresses() -> None:
    """Every five minutes: the links whose time has come."""
    actions.ask_due(now=timezone.now())


@task()
def ask_address(address_id: int) -> None:
    """One link, because somebody wants to know."""
    address = WatchedAddress.objects.watched().filter(pk=address_id).first()
    if address is not None:
        actions.ask_one(address=address)
