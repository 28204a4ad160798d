"""A pasted list becomes its points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.numbered_lines import points_of

LISTS = [
    ("1. เวียนแจ้ง\n2. จัดประชุม\n3) ติดตาม", ["เวียนแจ้ง", "จัดประชุม", "ติดตาม"]),
    ("๑. เวียนแจ้ง\n๒) จัดประชุม", ["เวียนแจ้ง", "จัดประชุม"]),
    ("(1) เวียนแจ้ง\n(2) จัดประชุม", ["เวียนแจ้ง", "จัดประชุม"]),
    ("1.เวียนแจ้ง\n   ทุกฝ่าย\n2.จัดประชุม", ["เวียนแจ้ง ทุกฝ่าย", "จัดประชุม"]),
    ("- เวียนแจ้ง\n- จัดประชุม\n\n• ติดตาม", ["เวียนแจ้ง", "จัดประชุม", "ติดตาม"]),
    ("1. จัดทำคู่มือ\n- ภาษาไทย\n- ภาษาอังกฤษ\n2. เผยแพร่", ["จัดทำคู่มือ - ภาษาไทย - ภาษาอังกฤษ", "เผยแพร่"]),
    ("เวียนแจ้ง\nจัดประชุม", ["เวียนแจ้ง", "จัดประชุม"]),
    ("1. เปิดรับ 1.5 ล้านบาท\n1.5 เท่าของปีก่อน", ["เปิดรับ 1.5 ล้านบาท 1.5 เท่าของปีก่อน"]),
    ("5 ส ทุกวันศุกร์", ["5 ส ทุกวันศุกร์"]),
    ("E-Service ใหม่", ["E-Service ใหม่"]),
    ("1.\n2. \n - ", []),
    ("", []),
]


@pytest.mark.parametrize(("pasted", "points"), LISTS)
def test_a_pasted_list_becomes_its_points(pasted: str, points: list[str]) -> None:
    assert points_of(pasted) == points


@given(st.text(alphabet="กข12๓.)(-•* \n", max_size=40))
def test_taking_a_point_apart_again_gives_the_same_point(text: str) -> None:
    for point in points_of(text):
        assert points_of(point) == [point]
