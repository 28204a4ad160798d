"""Addresses under /frameworks/."""

from django.urls import path

from prongsai.frameworks import views

app_name = "frameworks"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:framework_id>/", views.framework, name="framework"),
]
