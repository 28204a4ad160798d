"""The guide for writers of frameworks shows a file that can be used."""

import re
from pathlib import Path

from prongsai.frameworks.loading import load_text
from prongsai.frameworks.particulars import Rhythm, Status, calendar_of, sampling_of
from prongsai.rules.framework import How, IfMissing, RoundingMode

GUIDE = Path(__file__).parents[3] / "docs" / "frameworks.md"


def test_the_example_of_the_guide_is_a_sound_framework() -> None:
    found = re.search(r"```yaml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert found
    framework = load_text(found[1].encode(), str(GUIDE))
    assert [node.code for node in framework.root.items] == ["E3", "O9"]
    assert len(sampling_of(framework)) == 1
    assert len(calendar_of(framework)) == 2


def test_the_guide_names_every_word_that_the_file_format_knows() -> None:
    guide = GUIDE.read_text("utf-8")
    for words in (Rhythm, Status, IfMissing, RoundingMode, set(How) - {How.GIVEN}):
        assert all(f"`{word}`" in guide for word in words)
