"""Reading what the paper on the internal measures of a round is made from."""

from collections.abc import Iterator
from dataclasses import fields

from prongsai.activities.models import Activity
from prongsai.activities.queries import Photo, Shown, shown_of
from prongsai.files.models import Rendition
from prongsai.reports.kinds.analysis.reading import current_analysis
from prongsai.reports.kinds.internal_measures.content import InternalMeasuresPaper, TookPlace
from prongsai.reports.kinds.internal_measures.order import appointment, numbered, order_of
from prongsai.reports.pictures import Photo as Print
from prongsai.reports.pictures import PictureRow, laid_out
from prongsai.rounds.models import Round
from prongsai.rules.photo_layout import Layout, photo_rows
from prongsai.rules.thai_text import tidy
from prongsai.support.models import Line
from prongsai.ui.dates import days_in_words

ONLINE = "oss"
PAGE_WIDTH = 158
"""Between the margins, whole millimetres, less a little air."""


def current_measures(round_: Round) -> InternalMeasuresPaper | None:
    """What the records of a round say now; None while no result is analysed in this round. Fourteen queries."""
    analysis = current_analysis(round_)
    if analysis is None:
        return None
    said = {field.name: getattr(analysis, field.name) for field in fields(analysis)}
    office = Activity.objects.standing().filter(round=round_, unit__isnull=True)
    rows = office.prefetch_related("items").order_by("starts_on", "pk")
    order = order_of(round_)
    return InternalMeasuresPaper(
        **said,
        activities=tuple(_took_place(one) for one in shown_of(round_, list(rows), ())),
        orders=(appointment(order),) if order else (),
        promotion=numbered(list(_promotion(round_))),
    )


def _promotion(round_: Round) -> Iterator[str]:
    lines = Line.objects.filter(round=round_, programme=ONLINE, kind=Line.Kind.MEASURE).order_by(
        "number", "pk"
    )
    yield from lines.values_list("text", flat=True)


def _took_place(one: Shown) -> TookPlace:
    activity = one.activity
    lines = activity.text.splitlines() or [activity.title]
    return TookPlace(
        days=days_in_words(activity.starts_on, activity.ends_on, "th", long=True),
        title=tidy(activity.title),
        paragraphs=tuple(tidy(line) for line in lines if line.strip()),
        place=tidy(activity.place),
        rows=_photos(one),
    )


def _photos(one: Shown) -> tuple[PictureRow, ...]:
    prints = [_print(photo) for photo in one.photos]
    return laid_out(prints, photo_rows(len(prints), Layout(one.activity.layout)), room=PAGE_WIDTH)


def _print(photo: Photo) -> Print:
    """Its shape is that of the upright clean copy; the camera may have lain on its side."""
    file = photo.version.file
    upright = next((made for made in file.renditions.all() if made.kind == Rendition.Kind.WORKING), file)
    caption = tidy(photo.caption)
    return Print(file.sha256, caption, upright.width or 4, upright.height or 3)
