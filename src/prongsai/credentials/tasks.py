"""What the worker does for this room. Letters go through it, so that no answer takes longer for names that exist."""

from axes.handlers.proxy import AxesProxyHandler
from django.utils import timezone, translation

from prongsai.accounts.models import User
from prongsai.background.tasks import task
from prongsai.credentials.mailing import Letter, send
from prongsai.credentials.sweeping import reseal_factors, sweep_sessions

DAYS_OF_FAILURES = 90


def post(user: User | None, letter: Letter, *, to: str = "", token: str = "") -> None:
    """Put a letter into the queue, with the caller's transaction. user None: a letter to nobody."""
    send_letter.enqueue(user.pk if user else 0, letter.value, to, token, translation.get_language() or "th")


@task()
def send_letter(user_id: int, letter: str, to: str, token: str, language: str) -> None:
    """to: "" for the person's own address."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is not None:
        with translation.override(language):
            send(Letter(letter), user, to=to or user.email, token=token)


@task()
def sweep() -> None:
    """Once a night: forget sessions that are over and failed sign-ins of ninety days ago; seal anew what an old key sealed."""
    sweep_sessions(now=timezone.now())
    reseal_factors()
    AxesProxyHandler.reset_logs(age_days=DAYS_OF_FAILURES)
