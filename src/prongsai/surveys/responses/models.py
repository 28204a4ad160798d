"""What is kept of an answer, and nothing more: no moment, no counting number, no order, no address, no device.

The numbers of wave and place are those of surveys.Wave and surveys.Place, without a key: this database knows no other.
Rows are written by responses.store alone, which speaks SQL; the classes say what stands where.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from prongsai.rules.privacy import privacy
from prongsai.rules.survey import MOST_QUESTIONS

WIDTH = MOST_QUESTIONS
COLUMNS = tuple(f"a{number}" for number in range(1, WIDTH + 1))
HIGHEST = 9
LONGEST_COMMENT = 2_000
"""Signs of a comment."""
FIELDS = f"pk wave place service draw {' '.join(COLUMNS)}"


def on_scale() -> Q:
    """Every answer is a place on a scale from 0; NULL passes, as in every check."""
    within = Q()
    for column in COLUMNS:
        within &= Q(**{f"{column}__gte": 0, f"{column}__lte": HIGHEST})
    return within


def _answer() -> "models.SmallIntegerField[int | None, int | None]":
    return models.SmallIntegerField(null=True)


class Sheet(models.Model):
    """One person's answers.

    wave, place  for which survey and which division they count; place 0 where the person did not say
    draw         62 bits: while open from the sending page's own number, so that sending twice counts once; drawn anew by
                 the seal. With wave and place it is the whole key, so rows lie in no order of arrival.
    service      number of the service (E3) from 1, 0 for none
    a1 ... a18   in the order of the questions: place on the scale, NULL for "not concerned" and where there is no question
    """

    pk = models.CompositePrimaryKey("wave", "place", "draw")
    wave = models.IntegerField()
    place = models.SmallIntegerField()
    service = models.SmallIntegerField()
    draw = models.BigIntegerField()
    a1 = _answer()
    a2 = _answer()
    a3 = _answer()
    a4 = _answer()
    a5 = _answer()
    a6 = _answer()
    a7 = _answer()
    a8 = _answer()
    a9 = _answer()
    a10 = _answer()
    a11 = _answer()
    a12 = _answer()
    a13 = _answer()
    a14 = _answer()
    a15 = _answer()
    a16 = _answer()
    a17 = _answer()
    a18 = _answer()

    class Meta:
        abstract = True


class Intake(Sheet):
    """Sheets of waves that are open. Emptied when the wave is sealed."""

    PRIVACY = privacy(secret=FIELDS)

    class Meta:
        constraints = [models.CheckConstraint(condition=on_scale(), name="intake_on_scale")]

    def __str__(self) -> str:
        return "a sheet"


class Sealed(Sheet):
    """Sheets of waves that are closed: copied in random order, in one transaction, under new draws."""

    PRIVACY = privacy(secret=FIELDS)

    class Meta:
        constraints = [models.CheckConstraint(condition=on_scale(), name="sealed_on_scale")]

    def __str__(self) -> str:
        return "a sealed sheet"


class Comment(models.Model):
    """What somebody wrote in their own words. No place, no service, no answer: a wave and a drawn number are all it bears.

    draw   62 bits, another one than that of the sheet with which it came; drawn anew by the seal
    """

    pk = models.CompositePrimaryKey("wave", "draw")
    wave = models.IntegerField()
    draw = models.BigIntegerField()
    body = models.TextField()

    class Meta:
        abstract = True


def _not_too_long(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=LessThanOrEqual(Length("body"), LONGEST_COMMENT), name=name)


class WaitingComment(Comment):
    """Comments of waves that are open. Emptied when the wave is sealed."""

    PRIVACY = privacy(secret="pk wave draw body")  # noqa: S106 - names of fields

    class Meta:
        constraints = [_not_too_long("waiting_comment_not_too_long")]

    def __str__(self) -> str:
        return "a comment"


class SealedComment(Comment):
    """Comments of waves that are closed: shuffled, under new numbers. Shown to others only as an officer released them."""

    PRIVACY = privacy(secret="pk wave draw body")  # noqa: S106 - names of fields

    class Meta:
        constraints = [_not_too_long("sealed_comment_not_too_long")]

    def __str__(self) -> str:
        return "a sealed comment"


class UnspentCode(models.Model):
    """A card that has not been used yet, as HMAC of its code. Using it deletes the row: what was spent leaves none.

    batch   number of the print run, counted within the wave
    """

    PRIVACY = privacy(secret="pk wave mark batch")  # noqa: S106 - names of fields

    pk = models.CompositePrimaryKey("wave", "mark")
    wave = models.IntegerField()
    mark = models.BinaryField(max_length=16)
    batch = models.SmallIntegerField()

    def __str__(self) -> str:
        return "an unspent code"


class WaveKey(models.Model):
    """Half of the key of a wave; the other half is the server's secret. While it stands, the wave takes answers."""

    PRIVACY = privacy(secret="wave key")  # noqa: S106 - names of fields

    wave = models.IntegerField(primary_key=True)
    key = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return "a wave's key"


class Arrival(models.Model):
    """How many sheets came by a counter, an event or a kiosk. A sum, written late and apart from the sheets: see arrivals."""

    PRIVACY = privacy(internal="pk wave channel count")

    pk = models.CompositePrimaryKey("wave", "channel")
    wave = models.IntegerField()
    channel = models.SmallIntegerField()
    count = models.IntegerField()

    def __str__(self) -> str:
        return "arrivals by one way"
