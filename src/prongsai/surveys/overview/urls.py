from django.urls import path

from prongsai.surveys.overview import views

app_name = "survey_overview"
urlpatterns = [path("", views.overview, name="overview")]
