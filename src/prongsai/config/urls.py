"""The root of all addresses."""

from importlib.util import find_spec

from django.urls import include, path
from django.views.i18n import set_language

from prongsai.accounts.middleware import public
from prongsai.credentials.views import signing_in
from prongsai.disclosure.views.overview import overview
from prongsai.rounds.views.opening import open_rounds

ROUND = "rounds/<slug:agency>/<int:year>/"
ROOMS = (
    ("", "dashboards"),
    ("accounts/", "credentials"),
    ("people/", "people"),
    ("notices/", "notices"),
    ("approvals/", "approvals"),
    ("trail/", "audit"),
    ("frameworks/", "frameworks"),
    ("files/", "files"),
    ("checks/", "checks"),
    (ROUND, "rounds"),
    (ROUND, "intake"),
    (ROUND, "disclosure"),
    (ROUND, "scoring"),
    (ROUND, "analysis"),
    (ROUND, "measures"),
    (ROUND, "followup"),
    (ROUND, "activities"),
    (ROUND, "results"),
    (ROUND, "meetings"),
    (ROUND, "support"),
    (ROUND, "reports"),
    (ROUND, "oversight"),
    (ROUND, "publication"),
    (ROUND, "assessment"),
    ("assessments/", "assessment.overview"),
    (ROUND, "surveys"),
    ("s/", "surveys.answering"),
    ("f/", "support.answering"),
    ("surveys/", "surveys.overview"),
    ("l/", "licences.applying"),
    ("licences/", "licences"),
    ("ui/", "ui"),
    ("api/", "api"),
    ("", "public_site"),
)

urlpatterns = [
    *(
        path(place, include(f"prongsai.{room}.urls"))
        for place, room in ROOMS
        if find_spec(f"prongsai.{room}.urls") is not None
    ),
    # Where allauth leads from one step of signing in to the next: it knows these names only.
    path("accounts/log-in/", signing_in.log_in, name="account_login"),
    path("accounts/code/", signing_in.enter_code, name="mfa_authenticate"),
    path("rounds/open/", open_rounds, name="open_rounds"),
    path("disclosure/<int:fiscal_year>/", overview, name="disclosure_overview"),
    path("language/", public(set_language), name="set_language"),
]
