from django.urls import path

from prongsai.assessment.overview import views

app_name = "assessment_overview"
urlpatterns = [path("", views.overview, name="overview")]
