"""Papers on their way in from the public pages: each is taken or refused for itself, so that nothing good is lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.agencies.models import Agency
from prongsai.files.kinds import accepted_endings
from prongsai.files.receiving import holding, oversized_names
from prongsai.files.refusing import CannotTake
from prongsai.files.wording import refusal
from prongsai.licences import actions
from prongsai.licences.applying.pace import MOST_SENT, is_too_fast
from prongsai.licences.models import Application, Notice
from prongsai.licences.queries.papers import asked_papers, sent_papers
from prongsai.licences.wording import REFUSED as WHY
from prongsai.ui.uploads import let_go_of, limit_in_words

FIELD = "file-"


@dataclass(frozen=True, slots=True)
class Came:
    """What became of the files of one sending. problems: a sentence for each that was not taken."""

    taken: int = 0
    problems: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        if not self.taken:
            return ""
        return ngettext("%(count)s file has arrived.", "%(count)s files have arrived.", self.taken) % {
            "count": self.taken
        }


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """One paper that may be sent now. field: of its files; sent: how many are there."""

    field: str
    name: str
    note: str
    sent: str


@dataclass(frozen=True, slots=True)
class PapersPart:
    """The papers that may be sent now; none where nothing may be sent."""

    asked: tuple[AskedPaper, ...]
    limit: str
    accept: str


def papers_part(application: Application, notice: Notice | None = None) -> PapersPart:
    """notice: the one that waits for its answer. Two queries at most."""
    asked = asked_papers(application, notice)
    counts: dict[int, int] = {}
    for paper in sent_papers(application) if asked else ():
        counts[paper.item_id] = counts.get(paper.item_id, 0) + 1
    return PapersPart(
        tuple(
            AskedPaper(f"{FIELD}{one.pk}", one.name, one.condition, _sent(counts.get(one.pk, 0)))
            for one in asked
        ),
        limit_in_words(),
        accepted_endings(),
    )


def _sent(count: int) -> str:
    return ngettext("%(count)s file sent", "%(count)s files sent", count) % {"count": count} if count else ""


def take_papers(request: HttpRequest, office: Agency, application: Application) -> Came:
    """Every file of the form. What is refused is named with the reason, and the others are kept."""
    taken, problems = 0, []
    for item, upload in _uploads(request):
        name = str(upload.name or "")
        if is_too_fast("sent", office.pk, MOST_SENT):
            problems.append(
                _("%(name)s: too many files arrive just now. Please send it again in a minute.")
                % {"name": name}
            )
            continue
        try:
            with holding(upload) as incoming:
                actions.send_paper(
                    application=application, item_id=item, incoming=incoming, now=timezone.now()
                )
        except CannotTake as refused:
            problems.append(f"{name}: {refusal(refused)}")
        except actions.CannotDo as refused:
            problems.append(f"{name}: {WHY[refused.code]}")
        else:
            taken += 1
    over = (*oversized_names(request), *let_go_of(request))
    problems += [
        _(
            "%(name)s: all files of one sending may have %(limit)s together. Please send fewer at a time, or a smaller one."
        )
        % {"name": name, "limit": limit_in_words()}
        for name in over
    ]
    return Came(taken, tuple(problems))


def _uploads(request: HttpRequest) -> "Iterator[tuple[int, UploadedFile[bytes]]]":
    for field in request.FILES:
        number = field.removeprefix(FIELD)
        if field.startswith(FIELD) and number.isdecimal() and len(number) < 10:
            for upload in request.FILES.getlist(field):
                yield int(number), upload
