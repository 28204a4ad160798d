"""Photos of an activity: sent, put in, arranged, taken out."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.activities import actions, permissions, queries
from prongsai.activities.actions import Placed
from prongsai.activities.forms import LayoutForm
from prongsai.activities.models import Activity
from prongsai.activities.presenters.parts import activity_address
from prongsai.activities.wording import CANNOT_RECORD
from prongsai.files.models import Evidence
from prongsai.files.queries import newest_versions
from prongsai.files.receiving import form_limit
from prongsai.files.views.sent import taken_in
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.ids import id_in
from prongsai.ui.uploads import takes_uploads

ARRANGEMENT = "#photos"


@takes_uploads(form_limit)
@require_POST
def add_photos(request: MemberRequest, agency: str, year: int, activity_id: int) -> HttpResponse:
    round_, found = _to_change(request, agency, year, activity_id)
    sent = with_sent_photos(request)
    photos = chosen_photos(request, [one for text in sent.getlist("evidence") if (one := id_in(text))])
    if photos:
        actions.add_photos(activity=found, evidence=photos, by=request.member, now=timezone.now())
    return HttpResponseRedirect(activity_address(found, round_) + ARRANGEMENT)


@require_POST
def arrange_photos(request: MemberRequest, agency: str, year: int, activity_id: int) -> HttpResponse:
    """Order, captions and layout as they stand in the form; `up`, `down` and `out` name a photo to move or take out."""
    round_, found = _to_change(request, agency, year, activity_id)
    form, now = LayoutForm(request.POST), timezone.now()
    layout = form.cleaned_data["layout"] if form.is_valid() else found.layout
    placed = _moved(_placed(request.POST), id_in(request.POST.get("up")), id_in(request.POST.get("down")))
    actions.arrange_photos(
        activity=found, placed=placed, layout=Activity.Layout(layout), by=request.member, now=now
    )
    if "out" in request.POST:
        photo = queries.photo_or_404(found, id_in(request.POST["out"]))
        actions.take_photo_out(photo=photo, by=request.member, now=now)
        messages.success(
            request, _("The photo is out of this activity. It stays in the library of evidence.")
        )
    return HttpResponseRedirect(activity_address(found, round_) + ARRANGEMENT)


def with_sent_photos(request: MemberRequest) -> QueryDict:
    """What was typed, with the files that came along taken in and ticked as `evidence`; refused ones are told of."""
    typed = request.POST.copy()
    for evidence, sentence in taken_in(request, typed.get("upload_id", "")[:48]):
        if evidence is None:
            messages.error(request, sentence)
        else:
            typed.appendlist("evidence", str(evidence.pk))
    return typed


def chosen_photos(request: MemberRequest, ids: Sequence[int]) -> list[Evidence]:
    """The chosen pictures of the own agency, in the order given; of what is no picture is told."""
    own = Evidence.objects.visible_to(request.member).filter(agency=request.member.agency).in_bulk(ids)
    found = [own[one] for one in dict.fromkeys(ids) if one in own]
    versions = newest_versions(found)
    pictures = [one for one in found if versions[one.pk].file.is_picture]
    for one in found:
        if one not in pictures:
            messages.error(request, f"{versions[one.pk].file.name}: {CANNOT_RECORD['not_a_photo'][1]}")
    return pictures


def _to_change(request: MemberRequest, agency: str, year: int, activity_id: int) -> tuple[Round, Activity]:
    round_ = round_or_404(request.member, agency, year)
    found = queries.activity_or_404(request.member, round_, activity_id)
    require(permissions.may_change(request.member, found))
    return round_, found


def _placed(sent: QueryDict) -> list[Placed]:
    """The photos in the order of the form, each with its caption."""
    ids = [one for text in sent.getlist("photo") if (one := id_in(text)) is not None]
    return [Placed(one, sent.get(f"caption-{one}", "")[:300]) for one in dict.fromkeys(ids)]


def _moved(placed: list[Placed], up: int | None, down: int | None) -> list[Placed]:
    """One photo a place up or down; at the end of the way it stays."""
    order = list(placed)
    for wanted, step in ((up, -1), (down, 1)):
        at = next((place for place, one in enumerate(order) if one.id == wanted), None)
        if at is not None and 0 <= at + step < len(order):
            order[at], order[at + step] = order[at + step], order[at]
    return order
