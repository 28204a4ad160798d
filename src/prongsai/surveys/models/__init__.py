"""Rows of surveys. No answer stands here."""

from prongsai.surveys.models.reaching import CardBatch, PaperBatch, Point
from prongsai.surveys.models.telling import CommentDecision, DayCount, Headcount, Release
from prongsai.surveys.models.waves import STAFF, Place, Wave, WaveQuerySet

__all__ = [
    "STAFF", "CardBatch", "CommentDecision", "DayCount", "Headcount", "PaperBatch", "Place", "Point", "Release", "Wave",
    "WaveQuerySet",
]  # fmt: skip
