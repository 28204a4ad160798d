"""Runs by itself: the same key twice at the same moment, in two threads with connections of their own."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from prongsai.accounts.models import Membership, User  # noqa: E402
from prongsai.agencies.models import Agency  # noqa: E402
from prongsai.api import actions  # noqa: E402
from prongsai.api.models import KeptAnswer  # noqa: E402
from prongsai.people.models import AccessToken  # noqa: E402

NOW = datetime(2026, 1, 1, tzinfo=UTC)
done: list[int] = []


def a_token() -> AccessToken:
    names = dict.fromkeys(("name_th", "name_en", "short_th", "short_en"), "h")
    agency = Agency.objects.create(slug="here", kind="other", path="here/", **names)
    user = User.objects.create_user("h", None)
    held = Membership.objects.create(user=user, agency=agency, role="ita_officer", starts_on=date(2025, 1, 1))
    return AccessToken.objects.create(
        membership=held, name="h", scopes=[], hint="h", secret_hash="0" * 64, made_at=NOW,
        expires_at=NOW + timedelta(days=1),
    )  # fmt: skip


def work() -> dict[str, int]:
    time.sleep(0.3)
    done.append(1)
    return {"number": len(done)}


def main() -> None:
    call_command("migrate", verbosity=0)
    token, together = a_token(), Barrier(2)

    def ask() -> int:
        together.wait()
        answer, _is_new = actions.once(token=token, key="k", fingerprint="f", do=work, now=NOW)
        connection.close()
        return int(answer["number"])

    with ThreadPoolExecutor(2) as threads:
        answers = {one.result() for one in [threads.submit(ask), threads.submit(ask)]}
    print(f"done:{len(done)} answers:{len(answers)} kept:{KeptAnswer.objects.count()}")


if __name__ == "__main__":
    main()
