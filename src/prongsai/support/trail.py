"""What the trail says of the duties around the measures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.support.models import Comment, Form, Honour, Limits, Line, MonthlyCheck, Row, Service, Training

SHORT = 80
SENTENCES = {
    "support.training.written": _("%(actor)s wrote down a training: %(object)s."),
    "support.training.changed": _("%(actor)s changed a training: %(object)s."),
    "support.training.removed": _("%(actor)s removed a training."),
    "support.training.attended": _("%(actor)s wrote how many came to a training: %(object)s."),
    "support.line.written": _("%(actor)s added to the promotion of online services: %(object)s."),
    "support.line.changed": _("%(actor)s changed the promotion of online services: %(object)s."),
    "support.line.removed": _("%(actor)s removed a line from the promotion of online services."),
    "support.service.written": _("%(actor)s added a service to be counted: %(object)s."),
    "support.service.changed": _("%(actor)s changed a service that is counted: %(object)s."),
    "support.service.removed": _("%(actor)s removed a service that had no counts."),
    "support.month.counted": _("%(actor)s entered monthly counts."),
    "support.comment.written": _("%(actor)s entered a comment: %(object)s."),
    "support.comment.changed": _("%(actor)s changed a comment: %(object)s."),
    "support.honour.written": _("%(actor)s entered an award or activity: %(object)s."),
    "support.honour.changed": _("%(actor)s changed an award or activity: %(object)s."),
    "support.honour.removed": _("%(actor)s removed an award or activity."),
    "support.check.written": _("%(actor)s made the monthly check: %(points)s points."),
    "support.evidence.shown": _("%(actor)s added evidence: %(object)s."),
    "support.evidence.hidden": _("%(actor)s took evidence away: %(object)s."),
    "support.form.opened": _("%(actor)s opened a satisfaction form: %(object)s."),
    "support.form.closed": _("%(actor)s closed a satisfaction form: %(object)s (%(answers)s answers)."),
    "support.limits.set": _("%(actor)s set the limits of the supporting duties."),
}
FIELDS = {
    "support.training.programme": _("Programme"),
    "support.training.topic": _("Topic"),
    "support.training.held_on": _("Day"),
    "support.training.from_time": _("From (time)"),
    "support.training.until_time": _("Until (time)"),
    "support.training.mode": _("Way of training"),
    "support.training.organiser": _("Organiser"),
    "support.training.result": _("Result of the training"),
    "support.line.programme": _("Programme"),
    "support.line.kind": _("Kind"),
    "support.line.number": _("Number"),
    "support.line.text": _("Text"),
    "support.line.unit": _("Unit"),
    "support.line.table": _("Table of manuals"),
    "support.line.shows": _("Printed below it"),
    "support.line.address": _("Address on the web"),
    "support.line.happened_on": _("Day"),
    "support.line.people": _("Visitors"),
    "support.service.programme": _("Programme"),
    "support.service.name": _("Service"),
    "support.service.unit": _("Unit"),
    "support.service.target": _("Target a month"),
    "support.comment.source": _("Came by"),
    "support.comment.received_on": _("Received on"),
    "support.comment.topic": _("Comment"),
    "support.comment.unit": _("Unit"),
    "support.comment.answer": _("Answer"),
    "support.comment.answered_on": _("Answered on"),
    "support.comment.done": _("What was done about it"),
    "support.comment.is_published": _("Published"),
    "support.honour.kind": _("Kind"),
    "support.honour.title": _("Title"),
    "support.honour.held_on": _("Day"),
    "support.honour.body": _("Given or arranged by"),
    "support.honour.unit": _("Unit"),
    "support.honour.text": _("Text"),
    "support.limits.pass_mark": _("Points to pass the monthly check"),
    "support.limits.check_day": _("The monthly check is due on day"),
    "support.limits.count_day": _("Monthly counts are due on day"),
    "support.limits.group": _("Fewest answers that are shown"),
}
VALUES: dict[str, dict[str, str]] = {}


def _kind(model: type[Row], name: object, title: str) -> ObjectKind:
    """Rows of a model, called by one of their fields."""

    def called(row: models.Model) -> str:
        text = str(getattr(row, title))
        return text if len(text) <= SHORT else text[:SHORT].rstrip() + "…"

    return ObjectKind(
        model._meta.label_lower,
        name,  # type: ignore[arg-type]  # lazy words
        named(lambda member: model._default_manager.filter(member.scope("round__agency")), called),
    )


KINDS = (
    _kind(Training, _("Training"), "topic"),
    _kind(Line, _("Line of promotion"), "text"),
    _kind(Service, _("Counted service"), "name"),
    _kind(Comment, _("Comment"), "topic"),
    _kind(Honour, _("Award or activity"), "title"),
    _kind(MonthlyCheck, _("Monthly check"), "period"),
    _kind(Form, _("Satisfaction form"), "title"),
    ObjectKind(
        "support.limits",
        _("Limits of the supporting duties"),
        named(lambda member: Limits.objects.filter(member.scope()), lambda one: one.agency_id),
    ),
)
