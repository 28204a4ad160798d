"""What may tell who somebody is, is found in what people write; what offices are full of is left alone."""

import random
from itertools import product
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.digits import thai
from prongsai.rules.personal_data import CERTAIN, Kind, is_citizen_number, masked, standing, traces
from tests.rules.worked import CASES, yaml

LOADED = yaml.safe_load((CASES / "personal_data.yaml").read_text("utf-8"))
KINDS = {
    "citizen": Kind.CITIZEN_NUMBER,
    "phone": Kind.PHONE,
    "email": Kind.EMAIL,
    "account": Kind.ACCOUNT,
    "handle": Kind.HANDLE,
    "name": Kind.NAME,
}


def citizen_numbers() -> list[str]:
    """Made-up ones with a right check digit, in the ways in which people write them."""
    dice, found = random.Random(13), []
    shapes = ("{}{}{}{}{}", "{}-{}-{}-{}-{}", "{} {} {} {} {}", "{}–{}–{}–{}–{}")
    for shape in shapes * 4:
        digits = f"{dice.randint(1, 8)}{dice.randint(0, 10**11 - 1):011d}"
        digits = next(digits + last for last in "0123456789" if is_citizen_number(digits + last))
        parts = (digits[0], digits[1:5], digits[5:10], digits[10:12], digits[12])
        written = shape.format(*parts)
        found.append(written if dice.random() < 0.5 else thai(written))
    return found


def built(part: str) -> list[tuple[str, Kind, str]]:
    """Sentence, kind and what is in it."""
    values = LOADED["values"] | {"citizen": citizen_numbers()}
    found = []
    for sentence in LOADED[part]:
        [key] = [name for _text, name, *_rest in Formatter().parse(sentence) if name]
        found += [(sentence.format(**{key: value}), KINDS[key], value) for value in values[key]]
    return found


CERTAIN_CASES, HINTS, NAMES = built("certain"), built("hints"), built("names")
BESIDE = [f"{one} {other}" for one, other in product(LOADED["clean"][:20], LOADED["clean"][20:30])]
CLEAN = LOADED["clean"] + BESIDE


def test_there_are_enough_cases() -> None:
    assert len(CERTAIN_CASES) + len(HINTS) + len(NAMES) + len(CLEAN) >= 300


@pytest.mark.parametrize(("text", "kind", "value"), CERTAIN_CASES, ids=lambda one: str(one)[:40])
def test_numbers_and_addresses_are_all_found_whole(text: str, kind: Kind, value: str) -> None:
    [found] = [one for one in traces(text) if one.kind is kind]
    assert value.strip("() ") in text[found.begin : found.end] or text[found.begin : found.end] in value


@pytest.mark.parametrize(("text", "kind", "value"), HINTS, ids=lambda one: str(one)[:40])
def test_accounts_and_handles_are_found_by_the_words_before_them(text: str, kind: Kind, value: str) -> None:
    assert traces(text), text


def test_recall_and_precision_of_names() -> None:
    found = [text for text, _kind, _value in NAMES if any(one.kind is Kind.NAME for one in traces(text))]
    wrong = [text for text in CLEAN if any(one.kind is Kind.NAME for one in traces(text))]
    assert len(found) / len(NAMES) >= 0.95, sorted({text for text, *_rest in NAMES} - set(found))
    assert len(found) / (len(found) + len(wrong)) >= 0.95, wrong


def test_what_offices_write_is_never_called_certain() -> None:
    assert [text for text in CLEAN if any(one.kind in CERTAIN for one in traces(text))] == []


def test_the_check_digit_tells_a_citizen_number_from_any_other() -> None:
    right = "1101700230708"
    others = [right[:12] + last for last in "0123456789" if is_citizen_number(right[:12] + last)]
    assert len(others) == 1
    assert not is_citizen_number("0" + right[1:])
    assert not is_citizen_number(right + "1")


def test_masking_leaves_the_rest() -> None:
    text = "โทร 081-234-5678 หรือ a@example.com นะครับ"
    assert masked(text, traces(text)) == "โทร ▇▇▇ หรือ ▇▇▇ นะครับ"


def test_what_a_person_names_is_masked_with_what_the_rules_found() -> None:
    text = "คุณสมใจ ช่องสาม พูดจาดี ขอบคุณสมใจ"
    assert masked(text, [*traces(text), *standing(text, "สมใจ")]).count("สมใจ") == 0
    assert standing(text, "สมหมาย") == []


def test_a_signboard_is_nobodys_aunt() -> None:
    assert traces("ป้ายบอกทางไปห้องน้ำ") == []


@given(st.text(max_size=200))
def test_traces_lie_within_the_text_and_apart(text: str) -> None:
    end = 0
    for one in traces(text):
        assert end <= one.begin < one.end <= len(text)
        end = one.end


@pytest.mark.slow
def test_a_long_text_takes_no_time() -> None:
    """Nothing a person can type makes the search run away."""
    for text in ("0" * 20_000, "๐-" * 10_000, "นาย" * 7_000, "a" * 20_000 + "@", "ไลน์ " * 4_000):
        traces(text[:20_000])
