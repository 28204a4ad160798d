from django.urls import path

from prongsai.activities.views import announcing, editing, listing, photos, reading

app_name = "activities"
ONE = "activities/<int:activity_id>/"
urlpatterns = [
    path("activities/", listing.activities, name="activities"),
    path("activities/photos/", listing.gallery, name="gallery"),
    path("activities/export/", listing.export, name="export"),
    path("activities/add/", editing.add_activity, name="add_activity"),
    path(ONE, reading.activity, name="activity"),
    path(f"{ONE}change/", editing.change_activity, name="change_activity"),
    path(f"{ONE}withdraw/", reading.withdraw_activity, name="withdraw_activity"),
    path(f"{ONE}photos/add/", photos.add_photos, name="add_photos"),
    path(f"{ONE}photos/arrange/", photos.arrange_photos, name="arrange_photos"),
    path("announcements/", announcing.announcements, name="announcements"),
    path("announcements/<slug:kind>/", announcing.announcement, name="announcement"),
]
