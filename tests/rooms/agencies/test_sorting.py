"""Thai dictionary order."""

from prongsai.agencies.sorting import sort_key


def in_order(*words: str) -> bool:
    return list(words) == sorted(words, key=sort_key)


def test_a_leading_vowel_stands_behind_its_consonant() -> None:
    assert in_order("กา", "เกา", "ขา", "เขา", "คา")


def test_tones_count_only_when_the_letters_agree() -> None:
    assert in_order("ปา", "ป่า", "ป้า", "ปาก")


def test_neighbouring_districts_stand_as_in_the_dictionary() -> None:
    assert in_order(
        "คลองเตย", "คลองสาน", "คลองสามวา", "คันนายาว", "จตุจักร", "จอมทอง", "ดอนเมือง", "ดินแดง", "ดุสิต"
    )
    assert in_order("บางกอกน้อย", "บางกอกใหญ่", "บางกะปิ", "บางขุนเทียน", "บางเขน", "บางคอแหลม", "บางแค", "บางซื่อ")
