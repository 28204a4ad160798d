"""What was backed up can be restored, and is whole."""

import shutil
from pathlib import Path

import pytest

from tests.rooms.files.houses import House

pytestmark = pytest.mark.slow


def test_a_backup_restores_to_a_whole_house(tmp_path: Path) -> None:
    """Taken while there are orphans about; taken twice; restored after the first house has burnt down."""
    house, copy = House(tmp_path / "house"), tmp_path / "backup"
    house.state.mkdir()
    assert house.take_in("none").stdout.split() == ["1", "True"]
    assert house.take_in("put1", "upload-2").returncode == -9
    backed_up = house.prongsai("backup", str(copy))
    assert backed_up.returncode == 0, backed_up.stderr
    assert house.take_in("none", "upload-3").returncode == 0
    assert house.prongsai("backup", str(copy)).returncode == 0

    shutil.rmtree(house.state)
    restored = House(tmp_path / "restored")
    shutil.copytree(copy, restored.state)
    checked = restored.prongsai("files", "check", "--lang", "en")
    assert checked.stdout == "All 8 stored files are whole.\n", checked.stderr
    assert restored.count("files_evidence") == 2
    assert restored.prongsai("files", "sweep", "--hours", "0").returncode == 0
    assert len(restored.files()) == 8
    again = restored.take_in("none")
    assert again.stdout.split() == ["1", "False"], "the restored house knows the upload"


def test_a_damaged_restore_is_noticed(tmp_path: Path) -> None:
    house = House(tmp_path / "house")
    house.state.mkdir()
    assert house.take_in("none").returncode == 0
    lost, changed = sorted(house.files())[:2]
    lost.unlink()
    changed.chmod(0o600)
    changed.write_bytes(b"x")
    checked = house.prongsai("files", "check", "--lang", "en")
    assert checked.returncode == 2
    assert len(checked.stderr.splitlines()) == 2
