"""What the trail says of rounds and duties."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.rounds.links import of_round
from prongsai.rounds.models import DutyRecord, Obligation, Round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

SENTENCES = {
    "rounds.round.opened": _("%(actor)s opened %(object)s."),
    "rounds.obligations.created": _("The duties of %(object)s were dated (%(count)s)."),
    "rounds.deadline_rule.changed": _("%(actor)s changed how deadlines are counted in %(object)s."),
    "rounds.reminder_rule.changed": _("%(actor)s changed who is reminded when in %(object)s."),
    "rounds.duty.recorded": _("%(actor)s recorded as done on %(done_on)s: %(object)s."),
    "rounds.duty.withdrawn": _("%(actor)s withdrew the record of %(done_on)s: %(object)s."),
    "rounds.duty.excused": _("%(actor)s excused a duty: %(object)s. Reason: %(reason)s"),
    "rounds.duty.excuse_withdrawn": _(
        "%(actor)s asked for an excused duty again: %(object)s. Reason: %(reason)s"
    ),
    "rounds.record.handed_in": _("%(actor)s put a record up for review: %(object)s."),
    "rounds.record.returned": _("%(actor)s sent a record back: %(object)s. %(comment)s"),
    "rounds.record.accepted": _("%(actor)s accepted a record: %(object)s."),
    "rounds.exception.granted": _("%(actor)s let records in until %(until)s: %(object)s. Reason: %(reason)s"),
}
FIELDS = {
    "weekend_rule": _("Deadline on a weekend"),
    "grace_days": _("Days of grace"),
    "lock_after": _("Days until records are closed"),
    "first_before": _("First reminder (days before)"),
    "again_before": _("Second reminder (days before)"),
    "owner_after": _("Told again when late (days after)"),
    "head_after": _("Head told (days after)"),
    "district_officer_after": _("ITA officer told (days after)"),
    "director_after": _("Director told (days after)"),
}


def round_words(round_: Round) -> str:
    """For a sentence: "the round 2568 of Bangkok Yai District Office"."""
    agency = in_words(Text(round_.agency.name_th, round_.agency.name_en))
    return gettext("the round %(year)s of %(agency)s") % {"year": round_.fiscal_year, "agency": agency}


def duty_words(duty: Obligation) -> str:
    return f"{in_words(Text(duty.title_th, duty.title_en))} ({duty.round.fiscal_year})"


KINDS = (
    ObjectKind(
        "rounds.round",
        _("Round"),
        named(
            lambda member: Round.objects.visible_to(member).select_related("agency"),
            round_words,
            lambda one: of_round("rounds:duties", one),
        ),
    ),
    ObjectKind(
        "rounds.obligation",
        _("Duty"),
        named(
            lambda member: Obligation.objects.visible_to(member).select_related("round__agency"),
            duty_words,
            lambda one: of_round("rounds:duty", one.round, duty_id=one.pk),
        ),
    ),
    ObjectKind(
        "rounds.dutyrecord",
        _("Record"),
        named(
            lambda member: DutyRecord.objects.filter(
                member.scope("obligation__round__agency")
            ).select_related("obligation__round__agency"),
            lambda one: duty_words(one.obligation),
            lambda one: of_round("rounds:duty", one.obligation.round, duty_id=one.obligation_id),
        ),
    ),
)
