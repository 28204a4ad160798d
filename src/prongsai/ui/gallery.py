"""What the gallery shows: words and figures made up for looking at, of no real office."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from prongsai.rules.framework import Text
from prongsai.ui.bars import Bar, BarChart, Mark
from prongsai.ui.language import in_words
from prongsai.ui.navigation import Link, Navigation, Person
from prongsai.ui.parts import Crumbs, Tab
from prongsai.ui.radar import Axis, RadarChart
from prongsai.ui.standing import MoveButton, PastStep, Remark, StandingPanel

INDICATORS = (
    ("1", "IIT", Text("การปฏิบัติหน้าที่", "Performance of duties"), "97.32", "95.10"),
    ("2", "IIT", Text("การใช้งบประมาณ", "Use of budget"), "94.18", "94.70"),
    ("3", "IIT", Text("การใช้อำนาจ", "Use of power"), "96.05", "93.44"),
    ("4", "IIT", Text("การใช้ทรัพย์สินของราชการ", "Use of public property"), "88.61", "90.02"),
    ("5", "IIT", Text("การแก้ไขปัญหาการทุจริต", "Tackling corruption"), "92.77", "91.15"),
    ("6", "EIT", Text("คุณภาพการดำเนินงาน", "Quality of service"), "91.20", "89.96"),
    ("7", "EIT", Text("ประสิทธิภาพการสื่อสาร", "Communication"), "86.43", "87.31"),
    ("8", "EIT", Text("การปรับปรุงระบบการทำงาน", "Improvement of work systems"), "83.90", "80.45"),
    ("9", "OIT", Text("การเปิดเผยข้อมูล", "Disclosure"), "100.00", "98.57"),
    ("10", "OIT", Text("การป้องกันการทุจริต", "Prevention of corruption"), "100.00", "100.00"),
)
MARKS = (("85", Text("85 ผ่าน", "85 pass")), ("95", Text("95 ผ่านดีเยี่ยม", "95 excellent")))
COLOURS = [
    "surface",
    "surface-raised",
    "surface-sunken",
    "ink",
    "ink-quiet",
    "line",
    "line-strong",
    "office",
    "office-tint",
    "focus",
    "iit",
    "eit",
    "oit",
]
ICONS = [
    "home",
    "overview",
    "survey",
    "globe",
    "score",
    "target",
    "list-check",
    "calendar",
    "folder",
    "file-text",
    "download",
    "upload",
    "clipboard-paste",
    "pencil",
    "trash",
    "plus",
    "minus",
    "close",
    "menu",
    "more",
    "arrow-up",
    "arrow-down",
    "arrow-right",
    "copy",
    "check",
    "check-circle",
    "alert-triangle",
    "alert-circle",
    "circle-dashed",
    "clock",
    "history",
    "eye",
    "lock",
    "info",
    "help",
    "search",
    "user",
    "users",
    "building",
    "scale",
    "log-out",
    "moon",
    "sun",
    "contrast",
    "languages",
    "keyboard",
    "chevron-right",
    "chevron-left",
    "chevron-down",
    "printer",
    "external",
    "rows",
    "list",
]


class SampleForm(forms.Form):
    title = forms.CharField(label=_("Name of the measure"), help_text=_("As it will stand on the paper."))
    detail = forms.CharField(label=_("Details"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    score = forms.DecimalField(
        label=_("Score"), max_value=100, help_text=_("0 to 100, at most two decimals.")
    )
    due_on = forms.DateField(
        label=_("Due date"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    unit = forms.ChoiceField(
        label=_("Responsible unit"), choices=[("", "–"), ("1", _("Administration")), ("2", _("Public works"))]
    )
    rhythm = forms.ChoiceField(
        label=_("Follow-up"),
        widget=forms.RadioSelect,
        choices=[("15", _("Every 15 days")), ("month", _("Every month"))],
        help_text=_("How often the working group looks at it."),
    )
    shared = forms.BooleanField(label=_("Other offices may copy this plan"), required=False)
    file = forms.FileField(label=_("Evidence"), required=False, help_text=_("PDF or a picture, up to 5 MB."))


@dataclass(frozen=True, slots=True)
class Step:
    label: object
    state: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class GalleryPage:
    navigation: Navigation
    form: SampleForm
    wrong_form: SampleForm
    steps: tuple[Step, ...]
    standing: StandingPanel
    tabs: tuple[Tab, ...]
    chips: tuple[Tab, ...]
    crumbs: Crumbs
    pages: Page[int]
    bars: BarChart
    radar: RadarChart
    day: date
    last_day: date
    moment: datetime
    text: Text
    colours: list[str]
    icons: list[str]
    figure: Decimal


def gallery_page() -> GalleryPage:
    return GalleryPage(
        navigation=_navigation(),
        form=SampleForm(prefix="whole"),
        wrong_form=SampleForm({"wrong-score": "101", "wrong-detail": "…"}, prefix="wrong"),
        steps=(
            Step(_("Enter the result"), "done", "#stepper"),
            Step(_("Check"), "done", "#stepper"),
            Step(_("Choose weak points"), "current", "#stepper"),
            Step(_("Plan measures"), "todo"),
            Step(_("Make the paper"), "todo"),
        ),
        standing=_standing(),
        tabs=(
            Tab(str(_("Overview")), "#tabs", current=True),
            Tab(str(_("Items")), "#tabs", current=False, count=22),
            Tab(str(_("History")), "#tabs", current=False),
        ),
        chips=(Tab("2568", "#tables", current=True), Tab("2567", "#tables", current=False, count=12)),
        crumbs=((str(_("Overview")), "#crumbs"), (str(_("Score")), "#crumbs"), ("E3", "")),
        pages=Paginator(range(100), 20).page(2),
        bars=_bars(),
        radar=_radar(),
        day=date(2025, 3, 12),
        last_day=date(2025, 9, 30),
        moment=datetime(2025, 3, 12, 7, 2, tzinfo=UTC),
        text=Text("การเปิดเผยข้อมูล", "Disclosure"),
        colours=COLOURS,
        icons=ICONS,
        figure=Decimal("97.885"),
    )


def _standing() -> StandingPanel:
    handed_in = PastStep(
        str(pgettext("step", "Handed in")),
        "review",
        str(_("Example officer")),
        str(_("District ITA officer")),
        datetime(2025, 3, 10, 3, 4, tzinfo=UTC),
    )
    returned = PastStep(
        str(_("Returned")),
        "due",
        str(_("Example head")),
        str(_("Head of division")),
        datetime(2025, 3, 11, 8, 30, tzinfo=UTC),
        remarks=(Remark("E3", str(_("Please name the month in which the counter opens.")), "#standing"),),
    )
    return StandingPanel(
        tone="review",
        state=str(_("Waiting for approval")),
        waiting=str(_("Waiting for: %(people)s") % {"people": _("Example director")}),
        buttons=(
            MoveButton(str(_("Approve")), "#standing", "check-circle", "primary", asks=True),
            MoveButton(str(_("Return for correction")), "#standing", "history", asks=True),
        ),
        why_not=(str(_("You had a hand in it yourself, so another person must decide on it.")),),
        steps=(handed_in, returned),
        seen=2,
        digest="",
        newest=returned,
    )


def _navigation() -> Navigation:
    def link(label: object, icon: str, key: str, *, current: bool = False) -> Link:
        return Link(str(label), "#", icon, current, key)

    items = (
        link(_("My work"), "home", "h"),
        link(_("Overview"), "overview", "o"),
        link(_("Surveys"), "survey", "s"),
        link(_("Disclosure"), "globe", "d"),
        link(_("Score"), "score", "c", current=True),
        link(_("Measures"), "target", "m"),
        link(_("Follow-up"), "list-check", "f"),
        link(_("Registers"), "folder", "r"),
        link(_("Reports"), "file-text", "p"),
    )
    return Navigation(
        home="/",
        items=items,
        phone=(items[0], items[4], items[5], items[8]),
        agency=str(_("Example District Office")),
        agencies=(
            Link(str(_("Example District Office")), "#", current=True),
            Link(str(_("Second Example District Office")), "#"),
        ),
        fiscal_year=2568,
        years=(Link("2568", "#", current=True), Link("2567", "#"), Link("2566", "#")),
        member=Person(str(_("Example officer")), str(_("District ITA officer"))),
        search="#",
        log_out="#",
    )


def _marks() -> tuple[Mark, ...]:
    return tuple(Mark(Decimal(value), in_words(text)) for value, text in MARKS)


def _bars() -> BarChart:
    bars = tuple(
        Bar(in_words(text), Decimal(value), value, tone, code, Decimal(previous))
        for code, tone, text, value, previous in INDICATORS
    )
    missing = Bar(str(_("No figure yet")), None, "–", code="11")
    return BarChart(
        str(_("Ten indicators as bars")), (*bars, missing), _marks(), previous_label=str(_("last year"))
    )


def _radar() -> RadarChart:
    axes = tuple(
        Axis(code, in_words(text), Decimal(value), value, tone, Decimal(previous))
        for code, tone, text, value, previous in INDICATORS
    )
    return RadarChart(
        str(_("Ten indicators as a radar")), axes, _marks(), str(_("this year")), str(_("last year"))
    )
