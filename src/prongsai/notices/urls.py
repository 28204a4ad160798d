from django.urls import path

from prongsai.notices.views import calendar, line, own

app_name = "notices"
urlpatterns = [
    path("", own.notices, name="notices"),
    path("log/", own.log, name="log"),
    path("read/", own.mark_all_read, name="mark_all_read"),
    path("preference/", own.preference, name="preference"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/revoke/", calendar.revoke_calendar, name="revoke_calendar"),
    path("calendar/<slug:secret>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("line/code/", line.make_line_code, name="make_line_code"),
    path("line/link/", line.link_line, name="link_line"),
    path("line/unlink/", line.unlink_line, name="unlink_line"),
    path("line/webhook/", line.line_webhook, name="line_webhook"),
    path("<int:notice_id>/", own.notice, name="notice"),
]
