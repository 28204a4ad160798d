from django.urls import path

from prongsai.rounds.views import deciding, duties, reminders

app_name = "rounds"
DUTY = "duties/<int:duty_id>/"
urlpatterns = [
    path("duties/", duties.duties, name="duties"),
    path("duties/rule/", duties.deadline_rule, name="deadline_rule"),
    path("duties/reminders/", reminders.reminders, name="reminders"),
    path(DUTY, duties.duty, name="duty"),
    path(f"{DUTY}record/", deciding.record_done, name="record_done"),
    path(f"{DUTY}records/<int:record_id>/withdraw/", deciding.withdraw_record, name="withdraw_record"),
    path(
        f"{DUTY}records/<int:record_id>/moves/<slug:move>/",
        deciding.decide_on_record,
        name="decide_on_record",
    ),
    path(f"{DUTY}excuse/", deciding.excuse_duty, name="excuse_duty"),
    path(f"{DUTY}restore/", deciding.restore_duty, name="restore_duty"),
    path(f"{DUTY}exception/", deciding.grant_exception, name="grant_exception"),
]
