from django.urls import path, register_converter

from prongsai.surveys.answering import kiosks, views
from prongsai.surveys.answering.addresses import LanguagePart, TokenPart

register_converter(LanguagePart, "survey_language")
register_converter(TokenPart, "survey_token")

app_name = "answering"
START = "<survey_language:language><survey_token:token>/"
KIOSK = f"{START}kiosk/<slug:seal>/"
urlpatterns = [
    path(START, views.start, name="start"),
    path(f"{START}card/", views.card, name="card"),
    path(f"{START}promise/", views.promise, name="promise"),
    path(f"{START}thanks/", views.thanks, name="thanks"),
    path(f"{START}kiosk/", kiosks.set_up, name="set_up_kiosk"),
    path(KIOSK, kiosks.start, name="kiosk"),
    path(f"{KIOSK}promise/", kiosks.promise, name="kiosk_promise"),
    path(f"{KIOSK}thanks/", kiosks.thanks, name="kiosk_thanks"),
    path(f"{KIOSK}<slug:service>/", kiosks.form, name="kiosk_form"),
    path(f"{START}<slug:place>/", views.place, name="place"),
    path(f"{START}<slug:place>/<slug:service>/", views.form, name="form"),
]
