"""One thing of each kind in Bangkok Yai, by the names that the routes of the interface give them."""

import io
from datetime import date, datetime

from django.db.models import Min
from PIL import Image

from prongsai.accounts.members import Member
from prongsai.approvals.actions import take
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.receiving import holding_bytes
from prongsai.measures.models import Measure
from prongsai.notices.models import Notice
from prongsai.reports.deciding import PAPER
from prongsai.reports.models import Paper, PaperFile
from prongsai.rounds.actions import grant_exception
from prongsai.rounds.models import DutyRecord, Obligation, Round
from prongsai.scoring.models import ScoreSheet
from tests.factories.papers import lay_plan


def small_picture() -> bytes:
    """The smallest thing that is taken in and has copies."""
    held = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(held, "PNG")
    return held.getvalue()


def lay_world(
    round_: Round, baseline: ScoreSheet, *, officer: Member, director: Member, now: datetime
) -> dict[str, object]:
    """Values for every name in the addresses of the interface. The sheet stands in the year before."""
    lay_plan(round_, baseline, now)
    duty = recordable_duty(round_)
    record = DutyRecord.objects.create(
        obligation=duty,
        done_on=duty.opens_on,
        text="ประชุมแล้ว",
        recorded_on=date(2025, 3, 12),
        recorded_at=now,
        recorded_by=officer.user,
    )
    grant_exception(
        round_=round_,
        obligation=duty,
        reason="ผู้รับผิดชอบป่วย",
        until=date(2025, 12, 31),
        by=director,
        now=now,
    )
    with holding_bytes(iter([small_picture()]), "ประชุม.png") as incoming:
        added = add_file(
            agency=round_.agency,
            incoming=incoming,
            upload_id="world",
            description=Description(caption="ภาพการประชุม"),
            by=officer,
            now=now,
        )
    paper = _approved_paper(round_, officer, director, now)
    notice = Notice.objects.filter(user=officer.user).first() or Notice.objects.create(
        user=officer.user, agency=round_.agency, kind="gone", about_id=1, key="world", made_at=now
    )
    return {
        "agency": round_.agency.slug,
        "year": round_.fiscal_year,
        "framework": round_.framework.framework_id,
        "duty": duty.pk,
        "record": record.pk,
        "sheet": baseline.pk,
        "measure": Measure.objects.filter(plan__round=round_).aggregate(first=Min("pk"))["first"],
        "evidence": added.evidence.pk,
        "number": 1,
        "which": "small",
        "paper": paper.pk,
        "format": "pdf",
        "notice": notice.pk,
    }


def _approved_paper(round_: Round, officer: Member, director: Member, now: datetime) -> Paper:
    """As if approved, without the time that making its files takes."""
    paper = Paper.objects.create(
        agency=round_.agency,
        round=round_,
        kind="analysis",
        state=Paper.State.NEW,
        content={},
        sha256="0" * 64,
        submitted_at=now,
        submitted_by=officer.user,
    )

    def with_its_file(held: Paper) -> None:
        PaperFile.objects.create(paper=held, format="pdf", content=b"%PDF-", sha256="0" * 64)
        held.number, held.dated_on = "กท 1/2568", date(2025, 3, 12)

    take(procedure=PAPER, subject_id=paper.pk, move="submit", by=officer, now=now)
    take(
        procedure=PAPER, subject_id=paper.pk, move="approve", by=director, now=now, write=with_its_file
    )  # fmt: skip
    return Paper.objects.get(pk=paper.pk)


def recordable_duty(round_: Round) -> Obligation:
    """A duty that wants a record, and is not excused."""
    return Obligation.objects.filter(round=round_, proof="record", excused_why="").order_by("pk")[0]


def address_of(path: str, values: dict[str, object]) -> str:
    """A route's address with values put in. Raises KeyError for a name that the world does not know."""
    parts = path.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, rest = part.split("}", 1)
        filled.append(str(values[name.split(":")[-1]]) + rest)
    return "".join(filled)
