"""The measures that promote online permits as rows of what the office discloses about them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from prongsai.disclosure.suppliers import SuppliedRow
from prongsai.rounds.models import Round
from prongsai.support.models import Line
from prongsai.support.queries.rows import rows_of

PROGRAMME = "oss"


class PromotionOfTheYear:
    """The promotion measures in their order. One query."""

    key = "promotion"
    name = _("the promotion of online permits")

    def rows(self, round_: Round) -> Sequence[SuppliedRow]:
        lines = (one for one in rows_of(round_, Line) if one.programme == PROGRAMME)
        return [_row(one) for one in lines if one.kind == Line.Kind.MEASURE]


def _row(line: Line) -> SuppliedRow:
    return {"activity": line.text, "owner": line.unit.name_th if line.unit else ""}
