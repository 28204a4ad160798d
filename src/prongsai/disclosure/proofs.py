"""Records prove the duties of disclosure, so that nothing is entered twice: a witness beside a written record."""

from collections.abc import Callable

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from prongsai.agencies.models import Unit
from prongsai.disclosure.models import Item, Record
from prongsai.rounds.models import Obligation
from prongsai.rounds.proofs import Condition

_WAITING = (Item.State.IN_REVIEW, Item.State.CHECKED)


class RecordsOfItem:
    """A duty is met when every record of its item, unit and period stands as it was approved.

    What comes more often than monthly has no records of its own: there a written record proves it.
    """

    def accepted(self) -> Condition:
        return _each(lambda asked: Q(Exists(asked)) & ~Q(Exists(_unapproved(asked))))

    def in_review(self) -> Condition:
        return _each(lambda asked: Q(Exists(asked.filter(is_filled=True, item__state__in=_WAITING))))


def _each(condition: Callable[[QuerySet[Record]], Q]) -> Q:
    """The duty of a unit asks its own records; that of the office asks the office's, with which the schools answer together."""
    records = Record.objects.filter(
        item__round=OuterRef("round"),
        item__code=OuterRef("code"),
        period=OuterRef("period"),
        periods=OuterRef("periods"),
    )
    own = records.filter(unit=OuterRef("unit"))
    office = records.filter(Q(unit__isnull=True) | Q(unit__kind=Unit.Kind.SCHOOL))
    of_units = Q(unit__isnull=False) & condition(own)
    return Q(kind=Obligation.Kind.DISCLOSURE) & (of_units | Q(unit__isnull=True) & condition(office))


def _unapproved(records: QuerySet[Record]) -> QuerySet[Record]:
    return records.exclude(approved_row__isnull=False, approved_row=F("row_version"))
