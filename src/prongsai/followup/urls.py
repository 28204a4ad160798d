from django.urls import path

from prongsai.followup.views import assignments, entries, listing, overviews

app_name = "followup"
WORK = "follow-up/work/<int:assignment_id>/"
ENTRY = f"{WORK}periods/<int:period_id>/"
urlpatterns = [
    path("follow-up/", listing.follow_up, name="follow_up"),
    path("follow-up/export/", listing.export, name="export"),
    path("follow-up/begin/", listing.begin, name="begin"),
    path("follow-up/update/", listing.bring_up_to_date, name="bring_up_to_date"),
    path("follow-up/no-change/", listing.enter_no_change, name="enter_no_change"),
    path("follow-up/year/", overviews.year, name="year"),
    path(WORK, assignments.assignment, name="assignment"),
    path(f"{WORK}replan/", assignments.replan, name="replan"),
    path(f"{WORK}drop/", assignments.drop, name="drop"),
    path(f"{WORK}resume/", assignments.resume, name="resume"),
    path(f"{WORK}steps/tick/", assignments.tick_step, name="tick_step"),
    path(f"{WORK}steps/untick/", assignments.untick_step, name="untick_step"),
    path(ENTRY, entries.entry, name="entry"),
    path(f"{ENTRY}reopen/", entries.reopen, name="reopen"),
    path("follow-up/files/<int:file_id>/remove/", entries.remove_file, name="remove_file"),
]
