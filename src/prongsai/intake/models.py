"""What an officer has put in and not yet agreed to save: nothing typed is lost, nothing is half-saved."""

from collections.abc import Iterable
from typing import Self, TypedDict

from django.db import models

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy
from prongsai.rules.reading import RawRow
from prongsai.scoring.models import ScoreSheet


class StoredRow(TypedDict):
    line: int
    code: str
    score: str
    text: str


class ResultDraftQuerySet(models.QuerySet["ResultDraft"]):
    def visible_to(self, member: Member) -> Self:
        """Drafts are their author's own until they are saved as a sheet."""
        return self.filter(member.scope("round__agency"), by=member.user)


class ResultDraft(models.Model):
    """A result table on its way in.

    rows   the raw cells as read: a list of {"line": int, "code": str, "score": str, "text": str}
    """

    PRIVACY = privacy(internal="id round source title origin rows changed_at", personal="by")

    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    source = models.CharField(max_length=10, choices=ScoreSheet.Source)
    title = models.CharField(max_length=200)
    origin = models.CharField(max_length=300)
    rows = models.JSONField()
    changed_at = models.DateTimeField()

    objects = ResultDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return f"draft for {self.round_id}"

    @property
    def raw_rows(self) -> list[RawRow]:
        return [RawRow(**row) for row in self.rows]

    @staticmethod
    def stored(rows: Iterable[RawRow]) -> list[StoredRow]:
        """Rows in the form in which `rows` keeps them."""
        return [StoredRow(line=row.line, code=row.code, score=row.score, text=row.text) for row in rows]
