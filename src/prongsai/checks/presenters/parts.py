"""What several pages of checks share."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    value: str
    tone: str = ""


def name_of(agency: Agency) -> Text:
    return Text(agency.name_th, agency.name_en)


def address_of(view: str, agency: Agency, **more: int) -> str:
    return reverse(f"checks:{view}", kwargs={"agency": agency.slug, **more})


def tabs(agency: Agency, current: str) -> tuple[Tab, ...]:
    places = (("links", _("Links")), ("findings", _("Privacy check")))
    return tuple(Tab(label, address_of(view, agency), view == current) for view, label in places)
