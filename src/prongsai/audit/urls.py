from django.urls import path

from prongsai.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("take-out/", views.take_out, name="take_out"),
    path("roots/", views.roots, name="roots"),
    path("roots/<str:day>/", views.root, name="root"),
    path("of/<str:kind>/<int:object_id>/", views.history, name="history"),
]
