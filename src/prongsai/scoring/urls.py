from django.urls import path

from prongsai.scoring import views

app_name = "scoring"
urlpatterns = [
    path("computed/", views.computed, name="computed"),
    path("computed/save/", views.save_computed, name="save_computed"),
]
