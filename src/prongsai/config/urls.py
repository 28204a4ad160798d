"""The root of all addresses."""

from django.urls import include, path
from django.views.i18n import set_language

from prongsai.accounts.middleware import public

urlpatterns = [
    path("", include("prongsai.dashboards.urls")),
    path("accounts/", include("prongsai.accounts.urls")),
    path("frameworks/", include("prongsai.frameworks.urls")),
    path("rounds/<slug:agency>/<int:year>/", include("prongsai.intake.urls")),
    path("rounds/<slug:agency>/<int:year>/", include("prongsai.analysis.urls")),
    path("rounds/<slug:agency>/<int:year>/", include("prongsai.measures.urls")),
    path("rounds/<slug:agency>/<int:year>/", include("prongsai.reports.urls")),
    path("ui/", include("prongsai.ui.urls")),
    path("language/", public(set_language), name="set_language"),
]
