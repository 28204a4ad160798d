"""What was there at the cut-off, what was found of it, and how the assessment moves."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.files.models import FileVersion
from prongsai.rounds.models import Round
from prongsai.rules.assessing import PointRule, Verdict
from prongsai.rules.privacy import privacy
from prongsai.scoring.models import ScoreSheet

LONGEST_REASON = 500


class PackQuerySet(models.QuerySet["Pack"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))


class Pack(models.Model):
    """What the office had disclosed at the cut-off: assessors read this and not the live pages. Never changed.

    cut_off_on   the last day that counts
    rule         how an item earns its points; from the framework, or as the central office chose
    digest       SHA-256 over the items' codes and digests, hexadecimal
    """

    PRIVACY = privacy(public="round cut_off_on rule digest", internal="id frozen_at", personal="frozen_by")

    class Rule(models.TextChoices):
        ALL = PointRule.ALL.value, "Every component"
        SHARE = PointRule.SHARE.value, "Share of components"

    round = models.OneToOneField(Round, models.PROTECT, related_name="+")
    cut_off_on = models.DateField()
    rule = models.CharField(max_length=10, choices=Rule)
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["round"]
        constraints = [
            models.CheckConstraint(condition=Q(digest__length=64), name="assessment_pack_digest_is_whole"),
        ]

    def __str__(self) -> str:
        return f"pack of {self.round_id}"


class PackItem(models.Model):
    """One item as it was at the cut-off.

    source    the newest published version, else the newest approved one, else nothing was there
    number    of that version; None where nothing was there
    document  a copy of what it said, as rules.disclosing writes it
    address   the permanent public page of that version; "" where it was not public
    since     when it was published or approved
    """

    PRIVACY = privacy(public="pack code position source number digest address document since", internal="id")

    class Source(models.TextChoices):
        PUBLISHED = "published", "Published"
        APPROVED = "approved", "Approved only"
        NOTHING = "nothing", "Nothing was there"

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="items")
    code = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=Source)
    number = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    address = models.CharField(max_length=200, blank=True)
    document = models.JSONField(null=True)
    since = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pack", "position"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "code"], name="assessment_pack_item_once"),
            models.CheckConstraint(
                condition=Q(source="nothing", number__isnull=True, document__isnull=True, since__isnull=True)
                | (
                    ~Q(source="nothing")
                    & Q(number__isnull=False, document__isnull=False, since__isnull=False, digest__length=64)
                ),
                name="assessment_pack_item_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.code}"


class PackFile(models.Model):
    """A file that an item named at the cut-off, by the checksum of its bytes, which the evidence store keeps."""

    PRIVACY = privacy(public="item name media_type size sha256", internal="id version position")

    item = models.ForeignKey(PackItem, models.PROTECT, related_name="files")
    version = models.ForeignKey(FileVersion, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["item", "position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="assessment_pack_file_once"),
            models.CheckConstraint(condition=Q(sha256__length=64), name="assessment_pack_file_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.sha256[:12]}"


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("pack__round__agency"))


class Assessment(models.Model):
    """How the assessment of a pack stands.

    state          moves by steps alone (approvals)
    answers_from, answers_until   the days on which the office may answer, told with the first scores
    own_done_at    when the office finished its own opinion, which then never changes; None before
    sheet          the scores that came of it, once confirmed
    """

    PRIVACY = privacy(
        public="sheet",
        internal="id pack state answers_from answers_until own_done_at",
        personal="own_done_by",
    )

    class State(models.TextChoices):
        SCORING = "scoring", "Being scored"
        CLARIFYING = "clarifying", "Answers are awaited"
        RETURNED = "returned", "Returned"
        FINISHED = "finished", "Finished"
        CONFIRMED = "confirmed", "Confirmed"

    pack = models.OneToOneField(Pack, models.PROTECT, related_name="assessment")
    state = models.CharField(max_length=10, choices=State, default=State.SCORING)
    answers_from = models.DateField(null=True)
    answers_until = models.DateField(null=True)
    own_done_at = models.DateTimeField(null=True)
    own_done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sheet = models.ForeignKey(ScoreSheet, models.PROTECT, null=True, related_name="+")

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["pack"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answers_from__isnull=True, answers_until__isnull=True)
                | Q(answers_until__gte=F("answers_from")),
                name="assessment_answers_from_and_until",
            ),
            models.CheckConstraint(
                condition=Q(state="scoring") | Q(answers_from__isnull=False),
                name="assessment_told_with_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(sheet__isnull=False), name="assessment_confirmed_as_sheet"
            ),
        ]

    def __str__(self) -> str:
        return f"assessment of {self.pack_id}"


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("item__pack__round__agency"))


class Judgement(models.Model):
    """What one side says of an item.

    side         the office itself beforehand, the assessor at first, the assessor after the answers
    row_version  goes up with each change; a stale form is refused
    """

    PRIVACY = privacy(public="item side", internal="id note row_version changed_at", personal="changed_by")

    class Side(models.TextChoices):
        OWN = "own", "The office itself"
        FIRST = "first", "Assessor"
        FINAL = "final", "Assessor, after the answer"

    item = models.ForeignKey(PackItem, models.PROTECT, related_name="judgements")
    side = models.CharField(max_length=10, choices=Side)
    note = models.TextField(blank=True)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["item", "side"]
        constraints = [
            models.UniqueConstraint(fields=["item", "side"], name="assessment_judgement_once_a_side"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.side}"


class Mark(models.Model):
    """What was found of one component. reason: always there where the component is not met, or does not apply."""

    PRIVACY = privacy(public="judgement component verdict reason", internal="id")

    class Found(models.TextChoices):
        MET = Verdict.MET.value, "Met"
        NOT_MET = Verdict.NOT_MET.value, "Not met"
        NOT_APPLICABLE = Verdict.NOT_APPLICABLE.value, "Does not apply"

    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="marks")
    component = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=20, choices=Found)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        ordering = ["judgement", "component"]
        constraints = [
            models.UniqueConstraint(fields=["judgement", "component"], name="assessment_mark_once"),
            models.CheckConstraint(
                condition=Q(verdict="met") | ~Q(reason=""), name="assessment_mark_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judgement_id} {self.component} {self.verdict}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("item__pack__round__agency"))


class Answer(models.Model):
    """What the office says to the assessor's first opinion of an item, within the days for it."""

    PRIVACY = privacy(public="item text", internal="id row_version changed_at", personal="changed_by")

    item = models.OneToOneField(PackItem, models.PROTECT, related_name="answer")
    text = models.TextField()
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["item"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="assessment_answer_says_something"),
        ]

    def __str__(self) -> str:
        return f"answer to {self.item_id}"


class AnswerFile(models.Model):
    """A file that an answer shows, in order: one version, so that a later one changes nothing here."""

    PRIVACY = privacy(public="answer", internal="id version position")

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="files")
    version = models.ForeignKey(FileVersion, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["answer", "position"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "version"], name="assessment_answer_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: file {self.version_id}"
