from django.urls import path, register_converter

from prongsai.support.answering import views
from prongsai.surveys.answering.addresses import LanguagePart, TokenPart

register_converter(LanguagePart, "form_language")
register_converter(TokenPart, "form_token")

app_name = "satisfaction"
START = "<form_language:language><form_token:token>/"
urlpatterns = [
    path(START, views.form, name="form"),
    path(f"{START}thanks/", views.thanks, name="thanks"),
]
