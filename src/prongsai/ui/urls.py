from django.urls import path

from prongsai.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("choose/", views.choose, name="choose"),
]
