from django.urls import path

from prongsai.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("read/", views.mark_all_read, name="mark_all_read"),
    path("preference/", views.preference, name="preference"),
    path("<int:notice_id>/", views.notice, name="notice"),
]
