"""Runs by itself: papers that were approved before there were kinds, carried through the migrations that came since."""

import hashlib
from datetime import UTC, date, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import IntegrityError, connection, transaction  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from prongsai.reports.kinds import kind_of  # noqa: E402
from prongsai.reports.models import Paper, PaperFile, PaperTemplate  # noqa: E402
from tests.factories.papers import analysis_paper  # noqa: E402

NOW = datetime(2025, 3, 12, tzinfo=UTC)
BEFORE_KINDS = [("reports", "0003_history_of_papers")]
FILE = b"PK\x03\x04 frozen"


def an_old_paper() -> None:
    """In the tables as they were, before guards were put on them."""
    old = MigrationExecutor(connection).migrate(BEFORE_KINDS).apps
    names = dict.fromkeys(("name_th", "name_en", "short_th", "short_en"), "h")
    agency = old.get_model("agencies", "Agency").objects.create(
        slug="here", kind="other", path="here/", **names
    )
    users = old.get_model("accounts", "User").objects
    officer, director = (users.create(username=name, name_th=name) for name in ("officer", "director"))
    framework = old.get_model("frameworks", "FrameworkVersion").objects.create(
        framework_id="old",
        version=1,
        fiscal_year=2567,
        title_th="h",
        title_en="h",
        content={},
        checksum="0" * 64,
    )
    round_ = old.get_model("rounds", "Round").objects.create(
        agency=agency, fiscal_year=2568, framework=framework, opened_at=NOW
    )
    content = analysis_paper()
    paper = old.get_model("reports", "Paper").objects.create(
        agency=agency, round=round_, kind="analysis", state="approved", content=content.as_json(),
        sha256=content.sha256, number="กท 1", dated_on=date(2025, 3, 12), submitted_at=NOW, submitted_by=officer,
        decided_at=NOW, decided_by=director,
    )  # fmt: skip
    digest = hashlib.sha256(FILE).hexdigest()
    old.get_model("reports", "PaperFile").objects.create(
        paper=paper, format="docx", content=FILE, sha256=digest
    )
    old.get_model("reports", "PaperTemplate").objects.create(
        agency=agency, kind="analysis", name="own", content=b"x", checksum=digest, uploaded_at=NOW,
        uploaded_by=officer,
    )  # fmt: skip


def is_frozen(paper: Paper) -> bool:
    try:
        with transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(number="2")
    except IntegrityError:
        return True
    return False


def main() -> None:
    an_old_paper()
    call_command("migrate", verbosity=0)
    paper = Paper.objects.get()
    content = kind_of(paper.kind).content_from(paper.content)
    assert (content, content.sha256) == (analysis_paper(), paper.sha256)
    assert (paper.subject, paper.register, paper.number) == ("", "", "กท 1")
    assert bytes(PaperFile.objects.get().content) == FILE
    assert PaperTemplate.objects.get().kind == "analysis"
    assert is_frozen(paper)
    print("kept")


if __name__ == "__main__":
    main()
