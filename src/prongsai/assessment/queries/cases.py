"""One assessment with all that was said in it."""

from django.db.models import Prefetch
from django.http import Http404

from prongsai.accounts.models import User
from prongsai.assessment.content import Case, ItemCase, Opinion, Said
from prongsai.assessment.models import Answer, AnswerFile, Assessment, Judgement, PackItem
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.assessing import Verdict


def case_of(round_: Round, *, with_documents: bool = False) -> Case | None:
    """The assessment of a round; None before its pack is frozen. Six queries.

    with_documents   whether what the items said is read, too
    """
    found = (
        Assessment.objects.select_related("pack", "sheet", "own_done_by").filter(pack__round=round_).first()
    )
    if found is None:
        return None
    found.pack.round = round_
    return Case(round_, found, _items(found, round_, with_documents=with_documents))


def case_or_404(round_: Round, *, with_documents: bool = False) -> Case:
    found = case_of(round_, with_documents=with_documents)
    if found is None:
        raise Http404
    return found


def item_or_404(case: Case, code: str) -> ItemCase:
    """An item of this pack: those of another year are not in it."""
    found = case.item(code)
    if found is None:
        raise Http404
    return found


def opinion_of(judgement: Judgement) -> Opinion:
    marks = list(judgement.marks.all())
    said = Said(
        {mark.component: Verdict(mark.verdict) for mark in marks},
        {mark.component: mark.reason for mark in marks if mark.reason},
        judgement.note,
    )
    return Opinion(said, judgement.row_version, _name(judgement.changed_by), judgement.changed_at)


def _items(found: Assessment, round_: Round, *, with_documents: bool) -> tuple[ItemCase, ...]:
    items = PackItem.objects.filter(pack=found.pack)
    rows = list(items if with_documents else items.defer("document"))
    judgements = Judgement.objects.filter(item__pack=found.pack).select_related("changed_by")
    opinions: dict[int, dict[str, Opinion]] = {}
    for one in judgements.prefetch_related("marks"):
        opinions.setdefault(one.item_id, {})[one.side] = opinion_of(one)
    files = Prefetch("files", AnswerFile.objects.select_related("version__file", "version__evidence"))
    answers = (
        Answer.objects.filter(item__pack=found.pack).select_related("changed_by").prefetch_related(files)
    )
    by_item = {one.item_id: one for one in answers}
    nodes = framework_from(round_.framework).nodes
    return tuple(
        ItemCase(row, nodes[row.code], opinions.get(row.pk, {}), by_item.get(row.pk)) for row in rows
    )


def _name(user: User | None) -> str:
    return user.name_th if user else ""
