"""Letters of the demo: a memo that is still a draft, and a circular to all divisions. Their words are made up."""

from datetime import datetime

from prongsai.config.demo.places import officer_of
from prongsai.reports.actions import LetterContent, write_letter
from prongsai.rounds.models import Round

OFFICE = "ฝ่ายปกครอง โทร. 0 0000 0000"
SIGNER = "หัวหน้าฝ่ายปกครอง"
MEMO = LetterContent(
    subject="ขออนุมัติรายงานผลการดำเนินการตามมาตรการ รอบ 6 เดือนแรก (ข้อมูลตัวอย่าง)",
    office=OFFICE,
    to="ผู้อำนวยการเขต",
    through="ผู้ช่วยผู้อำนวยการเขต",
    enclosures="รายงานผลการดำเนินการตามมาตรการ รอบ 6 เดือนแรก",
    body=(
        "ตามที่สำนักงานเขตกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน และให้ทุกฝ่ายรายงานผลภายในเดือนเมษายน นั้น\n"
        "ฝ่ายปกครองได้รวบรวมผลการดำเนินการของทุกฝ่าย พร้อมภาพกิจกรรมและหลักฐานประกอบเรียบร้อยแล้ว\n"
        "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"
    ),
    signer=SIGNER,
)
CIRCULAR = LetterContent(
    subject="แจ้งกำหนดส่งผลการดำเนินการตามมาตรการ (ข้อมูลตัวอย่าง)",
    office=OFFICE,
    to="หัวหน้าฝ่ายทุกฝ่าย",
    urgency="urgent",
    enclosures="แบบรายงานผลการดำเนินการ\nปฏิทินการติดตามของสำนักงานเขต",
    body=(
        "ด้วยสำนักงานเขตต้องรายงานผลการดำเนินการตามมาตรการต่อสำนักงาน ก.ก. ภายในวันที่ 30 เมษายน 2568\n"
        "จึงขอให้ทุกฝ่ายบันทึกผลการดำเนินการพร้อมภาพกิจกรรมในระบบ และให้หัวหน้าฝ่ายรับรองภายในวันที่ 20 เมษายน 2568\n"
        "จึงแจ้งมาเพื่อทราบและถือปฏิบัติ"
    ),
    signer="ผู้ช่วยผู้อำนวยการเขต",
    acting_for="ผู้อำนวยการเขต",
)


def correspond(round_: Round, *, now: datetime) -> None:
    """Both as drafts: nobody has handed them in yet."""
    officer = officer_of(round_.agency, today=now.date())
    for form, content in (("memo", MEMO), ("circular", CIRCULAR)):
        write_letter(round_=round_, form=form, content=content, by=officer, now=now)
