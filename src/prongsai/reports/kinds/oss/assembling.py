"""From the lines of promotion and the trainings of a round to the content of the report. Loads nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time

from prongsai.files.models import FileVersion
from prongsai.reports.content import Gap
from prongsai.reports.kinds.oss.content import (
    ChannelLine,
    ManualLine,
    ManualTable,
    OssPaper,
    PromotionMeasure,
    TrainingLine,
    TryOutLine,
)
from prongsai.reports.pictures import Photo, PictureRow, laid_out
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.photo_layout import photo_rows
from prongsai.rules.thai_text import tidy
from prongsai.support.models import Attendance, Line, Shown, Training
from prongsai.ui.dates import day_in_words

ROOM = 154
"""What photos may take of the 160 millimetres between the margins; the spaces between them take the rest."""
HIGHEST = 80
MODES: Mapping[str, str] = {
    Training.Mode.ON_SITE: "ณ สถานที่จัด",
    Training.Mode.ONLINE: "ออนไลน์",
    Training.Mode.BOTH: "ณ สถานที่จัดและออนไลน์",
}


def assemble(
    round_: Round,
    lines: Sequence[Line],
    trainings: Sequence[Training],
    attendance: Mapping[int, Sequence[Attendance]],
    shown: Mapping[int, Sequence[Shown]],
    newest: Mapping[int, FileVersion],
) -> OssPaper:
    """lines: of the programme alone, in order; shown: evidence by line; newest: its versions by evidence."""
    measures = tuple(
        _measure(one, lines, trainings, attendance, _photos(shown.get(one.pk, ()), newest))
        for one in lines
        if one.kind == Line.Kind.MEASURE
    )
    return OssPaper(
        agency=tidy(round_.agency.name_th),
        year=str(round_.fiscal_year),
        measures=measures,
        gaps=tuple(_gaps(round_, measures, lines)),
    )


def _measure(
    line: Line,
    lines: Sequence[Line],
    trainings: Sequence[Training],
    attendance: Mapping[int, Sequence[Attendance]],
    photos: tuple[PictureRow, ...],
) -> PromotionMeasure:
    shows = Line.Shows(line.shows)
    own = trainings if shows is Line.Shows.TRAININGS else ()
    organisers = dict.fromkeys(tidy(one.organiser) for one in own)
    return PromotionMeasure(
        number=str(line.number),
        text=tidy(line.text),
        trainings=tuple(_training(place, one, attendance) for place, one in enumerate(own, start=1)),
        organiser=" และ".join(organisers),
        manual_tables=tuple(_tables(lines)) if shows is Line.Shows.MANUALS else (),
        channels=tuple(_channels(lines)) if shows is Line.Shows.CHANNELS else (),
        try_outs=tuple(_try_outs(lines)) if shows is Line.Shows.TRY_OUTS else (),
        photos=photos,
    )


def _training(place: int, one: Training, attendance: Mapping[int, Sequence[Attendance]]) -> TrainingLine:
    invited = attendance.get(one.pk, ())
    came = [each.people for each in invited if each.people is not None]
    return TrainingLine(
        number=str(place),
        topic=tidy(one.topic),
        day=day_in_words(one.held_on, "th", long=True),
        hours=_hours(one.from_time, one.until_time),
        mode=MODES[one.mode],
        units="\n".join(tidy(each.unit.name_th) for each in invited),
        people=str(sum(came)) if came else "",
    )


def _hours(begins: time | None, ends: time | None) -> str:
    """09.00 - 16.00 น., as papers write it."""
    if begins is None:
        return ""
    return f"{begins:%H.%M}" + (f" - {ends:%H.%M}" if ends else "") + " น."


def _tables(lines: Sequence[Line]) -> Iterator[ManualTable]:
    manuals = [one for one in lines if one.kind == Line.Kind.MANUAL]
    for title in dict.fromkeys(one.table for one in manuals):
        own = (one for one in manuals if one.table == title)
        rows = tuple(ManualLine(str(one.number), tidy(one.text), one.address) for one in own)
        yield ManualTable(tidy(title), rows)


def _channels(lines: Iterable[Line]) -> Iterator[ChannelLine]:
    for one in lines:
        if one.kind == Line.Kind.CHANNEL:
            yield ChannelLine(str(one.number), tidy(one.text), one.address)


def _try_outs(lines: Iterable[Line]) -> Iterator[TryOutLine]:
    for one in lines:
        if one.kind == Line.Kind.TRY_OUT:
            day = day_in_words(one.happened_on, "th", long=True) if one.happened_on else ""
            unit = tidy(one.unit.name_th) if one.unit else ""
            people = "" if one.people is None else str(one.people)
            yield TryOutLine(str(one.number), tidy(one.text), day, unit, people)


def _photos(shown: Sequence[Shown], newest: Mapping[int, FileVersion]) -> tuple[PictureRow, ...]:
    """Evidence that is a picture; other files are named in the record and not printed."""
    photos = [
        Photo(file.sha256, tidy(one.evidence.caption), file.width, file.height)
        for one in shown
        if (file := newest[one.evidence_id].file) and file.width and file.height
    ]
    return laid_out(photos, photo_rows(len(photos)), room=ROOM, highest=HIGHEST)


def _gaps(round_: Round, measures: Sequence[PromotionMeasure], lines: Sequence[Line]) -> Iterator[Gap]:
    """A measure that is to show something of which nothing is written."""
    keys = {str(one.number): one for one in lines if one.kind == Line.Kind.MEASURE}
    for measure in measures:
        line = keys[measure.number]
        lists = {
            Line.Shows.TRAININGS: measure.trainings,
            Line.Shows.MANUALS: measure.manual_tables,
            Line.Shows.CHANNELS: measure.channels,
            Line.Shows.TRY_OUTS: measure.try_outs,
        }
        if line.shows and not lists[Line.Shows(line.shows)]:
            href = of_round("support:row", round_, book="promotion", row_id=line.pk)
            yield Gap(measure.number, line.shows, href)
