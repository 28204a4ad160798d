"""An announcement of the year in Thai and in English: No Gift Policy, Anti-Bribery Policy, declaration of intent."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.activities.announcements import house_texts
from prongsai.activities.models import Announcement
from prongsai.reports.kind import Kind, Subject
from prongsai.reports.kinds.announcement.content import AnnouncementPaper
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.calendar import BUDDHIST_OFFSET
from prongsai.ui.language import in_words


class AnnouncementKind(Kind[AnnouncementPaper]):
    key = "announcement"
    name = _("Announcement")
    file_name = "ประกาศ"
    content = AnnouncementPaper
    lead = _("Made from the announcement as it is worded now. Look at both languages, then hand it in.")
    nothing_yet = _("No announcement is worded in this year yet. Please take over a house text first.")

    def subjects(self, round_: Round, member: Member | None) -> Sequence[Subject]:  # noqa: ARG002 - all may read
        """Those that the office has worded. One query."""
        worded = set(Announcement.objects.filter(round=round_).values_list("kind", flat=True))
        return tuple(
            Subject(code, in_words(house.name)) for code, house in house_texts().items() if code in worded
        )

    def current(self, round_: Round, subject: str = "") -> AnnouncementPaper | None:
        one = Announcement.objects.filter(round=round_, kind=subject).first()
        if one is None:
            return None
        return AnnouncementPaper(
            agency=round_.agency.name_th,
            agency_en=round_.agency.name_en,
            title=one.title_th,
            title_en=one.title_en,
            paragraphs=_paragraphs(one.text_th),
            paragraphs_en=_paragraphs(one.text_en),
            signer=one.signer_th,
            signer_en=one.signer_en,
        )

    def start_href(self, round_: Round) -> str:
        return of_round("activities:announcements", round_)

    def hands(self, round_: Round, subject: str) -> Iterable[int]:
        """Whoever worded it last."""
        people = Announcement.objects.filter(round=round_, kind=subject, changed_by__isnull=False)
        return people.values_list("changed_by_id", flat=True)

    def register(self, dated_on: date) -> str:
        """Announcements have a book of their own each year."""
        return f"announcement-{dated_on.year + BUDDHIST_OFFSET}"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


KIND = AnnouncementKind()
