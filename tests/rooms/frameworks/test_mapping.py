"""What became of each item from one year to the next."""

import pytest
from django.utils import translation

from prongsai.frameworks.document.yaml_lines import decoded, parsed
from prongsai.frameworks.loading import framework_of, known_mappings, load_text
from prongsai.frameworks.mapping import FrameworkMapping, Relation, build_mapping, same
from prongsai.frameworks.problems import FrameworkProblems, Problems
from prongsai.frameworks.wording import sentence_with_place
from tests.rooms.frameworks.small import SOUND, broken

MAPPING = """\
older: old-2567
newer: new-2568
items:
  - {older: I1, newer: I1, relation: kept}
"""


def read(text: str) -> FrameworkMapping:
    problems = Problems("map.yaml")
    record = parsed(decoded(text.encode(), problems), problems)
    small = load_text(SOUND.encode(), "small.yaml")
    return build_mapping(record, problems, {"old-2567": small, "new-2568": small})


def sentences(text: str) -> list[str]:
    with pytest.raises(FrameworkProblems) as caught:
        read(text)
    with translation.override("en"):
        return [sentence_with_place(problem) for problem in caught.value.problems]


def test_every_item_of_both_district_frameworks_is_mapped_once() -> None:
    (mapping,) = known_mappings()
    older = framework_of("bma-district-2567").root.items
    newer = framework_of("bma-district-2568").root.items
    assert [item.older for item in mapping.items] == [node.code for node in older]
    assert [item.newer for item in mapping.items] == [node.code for node in newer]


def test_items_whose_question_differs_are_marked_and_explained() -> None:
    (mapping,) = known_mappings()
    changed = {item.newer for item in mapping.items if item.relation is Relation.CHANGED}
    assert changed == {"I4", "I8", "I9", "I11", "E1", "E4", "E6", "O4", "O5", "O14"}
    assert all(item.note for item in mapping.items if item.relation is Relation.CHANGED)


def test_kept_items_of_the_surveys_have_the_same_text_but_for_a_helping_verb() -> None:
    (mapping,) = known_mappings()
    older, newer = framework_of("bma-district-2567").nodes, framework_of("bma-district-2568").nodes
    for item in mapping.items:
        if item.relation is Relation.KEPT and item.newer[0] in "IE":
            assert older[item.older].text.th.removeprefix("มี").removeprefix("การ") == newer[item.newer].text.th.removeprefix("การ")  # fmt: skip


def test_a_framework_maps_to_itself() -> None:
    framework = framework_of("bma-district-2567")
    assert same(framework).older_code("E3") == "E3"
    assert same(framework).older_code("X9") is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("older: I1, newer: I1", "older: I7, newer: I1", 'map.yaml:4: I1: The item "I7" is not in small-2568.'),
        ("older: old-2567", "older: old-2560", 'map.yaml:1: The framework "old-2560" is not known.'),
        ("relation: kept", "relation: same", 'map.yaml:4: "same" is not known under "relation"; use one of: kept, changed, new, dropped.'),
        ("relation: kept", "relation: changed", 'map.yaml:4: "note" is missing.'),
        ("relation: kept", "relation: new", 'map.yaml:4: I1: A row with the relation "new" names an item on one side only.'),
        ("relation: kept}\n", "relation: kept}\n  - {older: I1, newer: I1, relation: kept}\n", 'map.yaml:3: I1: The item "I1" of small-2568 stands in more than one row.'),
        ("{older: I1, newer: I1, relation: kept}", "{newer: I1, relation: new}", 'map.yaml:3: I1: The item "I1" of small-2568 stands in no row.'),
    ],
)  # fmt: skip
def test_a_broken_mapping_is_told_what_is_wrong(old: str, new: str, expected: str) -> None:
    assert expected in sentences(broken(old, new, MAPPING))


def test_new_and_dropped_items_stand_on_one_side() -> None:
    text = MAPPING.replace(
        "  - {older: I1, newer: I1, relation: kept}\n",
        "  - {older: I1, relation: dropped}\n  - {newer: I1, relation: new}\n",
    )
    mapping = read(text)
    assert mapping.older_code("I1") is None
    assert [item.relation for item in mapping.items] == [Relation.DROPPED, Relation.NEW]
