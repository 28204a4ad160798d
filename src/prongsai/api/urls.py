from django.urls import include, path

from prongsai.api import views
from prongsai.api.interface import patterns

app_name = "api"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("v1/openapi.json", views.description, name="description"),
    path("v1/", include(patterns())),
]
