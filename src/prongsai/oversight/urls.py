from django.urls import path

from prongsai.oversight import views

app_name = "oversight"
HALF = "gathering/<str:half>/"
urlpatterns = [
    path("gathering/", views.gathering, name="gathering"),
    path(HALF, views.reports, name="reports"),
    path(f"{HALF}indicators/<str:code>/", views.examples, name="examples"),
]
