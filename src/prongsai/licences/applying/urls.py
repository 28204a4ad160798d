from django.urls import path, register_converter

from prongsai.licences.applying import views
from prongsai.licences.applying.addresses import LanguagePart

register_converter(LanguagePart, "licence_language")

app_name = "applying"
START = "<licence_language:language><slug:agency>/"
urlpatterns = [
    path(START, views.kinds, name="kinds"),
    path(f"{START}status/", views.status, name="status"),
    path(f"{START}slip/", views.slip, name="slip"),
    path(f"{START}board/", views.board, name="board"),
    path(f"{START}board/<int:year>/<slug:format>/", views.export_board, name="export_board"),
    path(f"{START}kinds/<slug:key>/", views.kind, name="kind"),
    path(f"{START}kinds/<slug:key>/apply/", views.apply, name="apply"),
]
