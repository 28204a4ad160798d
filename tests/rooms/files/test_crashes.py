"""Killed at any step: no half record, nothing left after the sweep, and sending again ends well."""

from pathlib import Path

import pytest

from tests.rooms.files.houses import House

STEPS = ("put0", "put1", "put3", "rows", "committed")
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_leaves_all_or_nothing(tmp_path: Path, step: str) -> None:
    house = House(tmp_path)
    died = house.take_in(step)
    assert died.returncode == -9, died.stderr
    whole = step == "committed"
    assert (
        house.count("files_storedfile")
        == house.count("files_evidence")
        == house.count("files_fileversion")
        == whole
    )
    assert house.count("files_rendition") == 3 * whole
    assert house.files(), "the test has died too early to leave anything"

    swept = house.prongsai("files", "sweep", "--hours", "0")
    assert swept.returncode == 0, swept.stderr
    assert len(house.files()) == 4 * whole

    again = house.take_in("none")
    assert again.stdout.split() == ["1", str(not whole)], again.stderr
    assert house.count("files_storedfile") == 1
    assert len(house.files()) == 4
    checked = house.prongsai("files", "check")
    assert checked.returncode == 0, checked.stdout
