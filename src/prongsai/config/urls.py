"""The root of all addresses."""

from importlib.util import find_spec

from django.urls import include, path
from django.views.i18n import set_language

from prongsai.accounts.middleware import public

ROUND = "rounds/<slug:agency>/<int:year>/"
ROOMS = (
    ("", "dashboards"),
    ("accounts/", "accounts"),
    ("people/", "people"),
    ("notices/", "notices"),
    ("frameworks/", "frameworks"),
    ("files/", "files"),
    (ROUND, "rounds"),
    (ROUND, "intake"),
    (ROUND, "analysis"),
    (ROUND, "measures"),
    (ROUND, "reports"),
    ("ui/", "ui"),
)

urlpatterns = [
    *(
        path(place, include(f"prongsai.{room}.urls"))
        for place, room in ROOMS
        if find_spec(f"prongsai.{room}.urls") is not None
    ),
    path("language/", public(set_language), name="set_language"),
]
