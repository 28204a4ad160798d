"""The facts of the report, as they stand now."""

from prongsai.files.queries import newest_versions
from prongsai.reports.kinds.oss.assembling import assemble
from prongsai.reports.kinds.oss.content import OssPaper
from prongsai.rounds.models import Round
from prongsai.support.models import Line, Training
from prongsai.support.queries.rows import attendance_of, rows_of, shown_by

PROGRAMME = "oss"


def current_report(round_: Round) -> OssPaper | None:
    """None before the first promotion measure of the year. Six queries."""
    lines = [one for one in rows_of(round_, Line) if one.programme == PROGRAMME]
    measures = [one for one in lines if one.kind == Line.Kind.MEASURE]
    if not measures:
        return None
    trainings = [one for one in rows_of(round_, Training) if one.programme == PROGRAMME]
    shown = shown_by(measures, "line")
    every = [one.evidence for several in shown.values() for one in several]
    newest = newest_versions(every) if every else {}
    return assemble(round_, lines, trainings, attendance_of(trainings), shown, newest)
