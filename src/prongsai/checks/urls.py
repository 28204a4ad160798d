from django.urls import path

from prongsai.checks.views import findings, links

app_name = "checks"
LINKS = "<slug:agency>/links/"
LINK = f"{LINKS}<int:link_id>/"
FINDINGS = "<slug:agency>/findings/"
urlpatterns = [
    path(LINKS, links.links, name="links"),
    path(LINK, links.link, name="link"),
    path(f"{LINK}check/", links.check_link, name="check_link"),
    path(f"{LINK}change/looked-at/", links.look_at_change, name="look_at_change"),
    path(f"{LINK}copies/<int:copy_id>/", links.take_copy, name="take_copy"),
    path(FINDINGS, findings.findings, name="findings"),
    path(f"{FINDINGS}<int:finding_id>/", findings.finding, name="finding"),
]
