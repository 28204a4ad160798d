"""One's own notices."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query

from prongsai.api.door import ProgramRequest
from prongsai.api.paging import Page, PageAsked, page_of
from prongsai.api.routing import Area
from prongsai.api.shapes import papers as shapes
from prongsai.notices import actions, queries
from prongsai.notices.models import Notice
from prongsai.people.scopes import Scope

area = Area("notices")


class NoticesAsked(PageAsked):
    unread: bool = False


@area.get(
    "/notices",
    scope=Scope.NOTICES_READ,
    answer=Page[shapes.NoticeShape],
    summary=_("One's own notices, newest first"),
)
def notices(request: ProgramRequest, asked: Query[NoticesAsked]) -> Page[shapes.NoticeShape]:
    rows = Notice.objects.visible_to(request.member)
    if asked.unread:
        rows = rows.unread()
    return page_of(rows, asked, lambda rows: [shapes.notice(one) for one in rows], newest_first=True)


@area.post(
    "/notices/{int:notice}/read",
    scope=Scope.NOTICES_WRITE,
    answer=shapes.NoticeShape,
    summary=_("Mark a notice as read"),
    status=200,
)
def mark_read(request: ProgramRequest, notice: int) -> shapes.NoticeShape:
    found = queries.notice_or_404(request.member, notice)
    actions.mark_read(notice=found, now=timezone.now())
    return shapes.notice(queries.notice_or_404(request.member, notice))


@area.post(
    "/notices/read",
    scope=Scope.NOTICES_WRITE,
    answer=shapes.Marked,
    summary=_("Mark all notices as read"),
    status=200,
)
def mark_all_read(request: ProgramRequest) -> shapes.Marked:
    return shapes.Marked(count=actions.mark_all_read(by=request.member, now=timezone.now()))
