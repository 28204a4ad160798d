from django.urls import path

from prongsai.meetings.views import decisions, meetings, minutes, orders, overviews

app_name = "meetings"
ORDER = "working-group/<int:order_id>/"
MEETING = "meetings/<int:meeting_id>/"
ITEM = f"{MEETING}agenda/<int:item_id>/"
DECISION = "meetings/decisions/<int:decision_id>/"
urlpatterns = [
    path("working-group/", orders.orders, name="orders"),
    path("working-group/start/", orders.start_order, name="start_order"),
    path(ORDER, orders.order, name="order"),
    path(f"{ORDER}members/", orders.order_members, name="order_members"),
    path(f"{ORDER}issue/", orders.issue_order, name="issue_order"),
    path(f"{ORDER}discard/", orders.discard_order, name="discard_order"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/prepare/", meetings.prepare_meetings, name="prepare_meetings"),
    path("meetings/series/begin/", meetings.begin_series, name="begin_series"),
    path("meetings/add/", meetings.add_meeting, name="add_meeting"),
    path("meetings/calendar/", overviews.calendar, name="calendar"),
    path("meetings/decisions/", decisions.decisions, name="decisions"),
    path(DECISION, decisions.decision, name="decision"),
    path(f"{DECISION}report/", decisions.report_decision, name="report_decision"),
    path(f"{DECISION}move/", decisions.move_decision, name="move_decision"),
    path(f"{DECISION}reopen/", decisions.reopen_decision, name="reopen_decision"),
    path(f"{DECISION}change/", minutes.change_decision, name="change_decision"),
    path(f"{DECISION}remove/", minutes.remove_decision, name="remove_decision"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}move/", meetings.move_meeting, name="move_meeting"),
    path(f"{MEETING}cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path(f"{MEETING}agenda/draw-up/", meetings.draw_up_agenda, name="draw_up_agenda"),
    path(f"{MEETING}agenda/add/", meetings.add_item, name="add_item"),
    path(f"{ITEM}raise/", meetings.raise_item, name="raise_item"),
    path(f"{ITEM}lower/", meetings.lower_item, name="lower_item"),
    path(f"{ITEM}remove/", meetings.remove_item, name="remove_item"),
    path(f"{MEETING}brief/", overviews.brief, name="brief"),
    path(f"{MEETING}open/", minutes.open_minutes, name="open_minutes"),
    path(f"{MEETING}minutes/", minutes.minutes, name="minutes"),
    path(f"{MEETING}minutes/<slug:move>/", minutes.decide_on_minutes, name="decide_on_minutes"),
    path(f"{MEETING}decisions/add/", minutes.add_decision, name="add_decision"),
]
