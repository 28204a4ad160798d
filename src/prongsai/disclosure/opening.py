"""With a round comes its workspace."""

from datetime import datetime

from prongsai.accounts.members import Member
from prongsai.disclosure.actions import prepare_records
from prongsai.rounds.models import Round


def prepare_opened(round_: Round, by: Member | None, now: datetime) -> None:
    prepare_records(round_=round_, by=by, now=now)
