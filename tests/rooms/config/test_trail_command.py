"""`prongsai trail`: the root to print, the file to keep, and what it says of a chain that was tampered with."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.actions import record
from prongsai.audit.models import DailyRoot
from prongsai.config.cli import main
from tests.conftest import NOW

LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def _a_day_later(anong: Member, bangkok_yai: Agency) -> object:
    record("people.unit.changed", by=anong, target=bangkok_yai, at=NOW, name="ก")
    with time_machine.travel(LATER, tick=False):
        yield


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    told = capsys.readouterr()
    return told.out, told.err


def test_the_root_is_printed_and_verified(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trail", "root", "--lang", "en"]) == 0
    printed = said(capsys)[0].splitlines()[1]
    root = DailyRoot.objects.get()
    assert printed == f"2025-03-12:{root.digest}"
    assert main(["trail", "root", "2568-03-12", "--lang", "en"]) == 0
    assert printed in said(capsys)[0]
    assert main(["trail", "verify", "--root", printed, "--lang", "en"]) == 0
    assert "the chain is whole" in said(capsys)[0]


def test_a_day_without_a_root_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trail", "root", "2025-03-13", "--lang", "en"]) == 2
    assert "not over yet" in said(capsys)[1]


@pytest.mark.parametrize("root", ["2025-03-12", "2025-13-12:" + "0" * 64, "2025-03-12:" + "0" * 63])
def test_a_root_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], root: str) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["trail", "verify", "--root", root, "--lang", "en"])
    assert refused.value.code == 2
    assert "Write the " in said(capsys)[1]


def test_a_wrong_root_and_a_changed_entry_are_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(["trail", "root"])
    with connection.cursor() as cursor:
        on = " ON audit_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER guard_audit_entry_update{on}")
        cursor.execute("UPDATE audit_entry SET actor = 'x' WHERE seq = 2")
    said(capsys)
    assert main(["trail", "verify", "--root", "2025-03-12:" + "ab" * 32, "--lang", "en"]) == 2
    told = said(capsys)[1].splitlines()
    assert told[0].startswith("Entry 2 holds something else")
    assert told[1].startswith("The root of 12 Mar 2568 BE differs")
    assert len(told) == 2


def test_the_file_holds_the_chain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "trail.jsonl"
    assert main(["trail", "export", str(file)]) == 0
    assert main(["trail", "root"]) == 0
    root = said(capsys)[0].splitlines()[-1]
    assert main(["trail", "verify", "--file", str(file), "--root", root, "--lang", "en"]) == 0
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines[:3], *lines[4:]]), "utf-8")
    said(capsys)
    assert main(["trail", "verify", "--file", str(file), "--lang", "en"]) == 2
    assert "Entries 4 to 4 are not there" in said(capsys)[1]


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trail", "verify", "--file", str(tmp_path / "none"), "--lang", "en"]) == 2
    assert main(["trail", "export", str(tmp_path / "none" / "x"), "--lang", "en"]) == 2
    assert "Traceback" not in said(capsys)[1]
