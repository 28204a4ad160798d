"""Reading papers, their files and templates."""

from django.db.models import Q, QuerySet
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.reports.kind import Subject
from prongsai.reports.kinds import AnyKind, kind_of
from prongsai.reports.models import Letter, Paper, PaperFile, PaperTemplate
from prongsai.reports.states import WAITING
from prongsai.reports.topics import Topic
from prongsai.rounds.models import Round


def papers_of(round_: Round, member: Member) -> list[Paper]:
    """The round's papers that the member may read, newest first, without their contents. One query."""
    readable = Q() if member.agency.pk == round_.agency_id else Q(state=Paper.State.APPROVED)
    papers = Paper.objects.visible_to(member).filter(readable, round=round_)
    return list(papers.select_related("submitted_by", "decided_by").defer("content"))


def paper_or_404(round_: Round, member: Member, paper_id: int) -> Paper:
    """A paper of that round, if the member may see it."""
    papers = Paper.objects.visible_to(member).filter(round=round_, pk=paper_id)
    found = papers.select_related("submitted_by", "decided_by").first()
    if found is None:
        raise Http404
    found.round, found.agency = round_, round_.agency
    return found


def waiting_paper(topic: Topic) -> Paper | None:
    return _papers_on(topic).filter(state__in=WAITING).first()


def approved_paper(topic: Topic) -> Paper | None:
    """The newest approved paper of that kind and subject."""
    approved = _papers_on(topic).filter(state=Paper.State.APPROVED)
    return approved.order_by("-decided_at", "-pk").first()


def _papers_on(topic: Topic) -> QuerySet[Paper]:
    return Paper.objects.filter(round=topic.round, kind=topic.kind.key, subject=topic.subject.key)


def topic_of(paper: Paper) -> Topic:
    """What the paper is of, by the name that it had when it was handed in."""
    return Topic(paper.round, kind_of(paper.kind), Subject(paper.subject, paper.subject_name))


def number_is_used(agency_id: int, register: str, number: str) -> bool:
    return Paper.objects.filter(agency_id=agency_id, register=register, number=number).exists()


def frozen_file(paper: Paper, wanted: str) -> bytes:
    """The bytes made when the paper was approved."""
    found = PaperFile.objects.filter(paper=paper, format=wanted).first()
    if found is None:
        raise Http404
    return bytes(found.content)


def file_checksums(paper: Paper) -> dict[str, str]:
    """SHA-256 of each frozen file, by its format. One query."""
    return dict(PaperFile.objects.filter(paper=paper).order_by("format").values_list("format", "sha256"))


def own_template(agency: Agency, kind: AnyKind) -> PaperTemplate | None:
    """The template that an office has put in the place of the house's, or None."""
    templates = PaperTemplate.objects.filter(agency=agency, kind=kind.key, withdrawn_at__isnull=True)
    return templates.select_related("uploaded_by").first()


def template_of(agency: Agency, kind: AnyKind) -> bytes:
    """The template that papers of this office are made with."""
    own = own_template(agency, kind)
    return bytes(own.content) if own else kind.house_template()


def letter_or_404(round_: Round, member: Member, letter_id: int) -> Letter:
    found = Letter.objects.visible_to(member).filter(round=round_, pk=letter_id)
    letter = found.select_related("changed_by").first()
    if letter is None:
        raise Http404
    letter.round = round_
    return letter


def papers_on_letter(letter: Letter) -> QuerySet[Paper]:
    """As it was handed in, each time."""
    return Paper.objects.filter(round=letter.round_id, kind=letter.form, subject=str(letter.pk))
