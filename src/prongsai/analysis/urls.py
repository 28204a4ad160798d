from django.urls import path

from prongsai.analysis import views

app_name = "analysis"
urlpatterns = [
    path("result/", views.result, name="result"),
    path("sheets/<int:sheet_id>/figures/<str:code>/", views.figure, name="figure"),
    path("sheets/<int:sheet_id>/what-if/", views.what_if, name="what_if"),
    path("findings/", views.findings, name="findings"),
    path("findings/choose/", views.choose_weak_points, name="choose_weak_points"),
]
