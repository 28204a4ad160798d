"""A small sound framework file, and a way to break it in one place."""

SOUND = """\
id: small-2568
version: 1
fiscal_year: 2568
agency_kind: bma_district
completeness: full
title: {th: กรอบทดสอบ, en: Test framework}
sources:
  - {key: paper, th: เอกสาร, en: Paper}
divisions:
  - {code: administration, th: ฝ่ายปกครอง, en: Administration}
permit_processes:
  - {code: tree, division: administration, th: ตัดต้นไม้, en: Tree cutting}
scales:
  - code: two
    th: สองระดับ
    en: Two degrees
    options:
      - {th: ไม่มี, en: "No", positive: "0", negative: "100"}
      - {th: มี, en: "Yes", positive: "100", negative: "0"}
scoring:
  how: {total: weighted, instrument: mean_of_items, indicator: mean_of_items}
  if_missing: {total: withhold}
  rounding: {mode: half_up, places: 2, carried_at: []}
levels:
  compare: rounded
  pass_at: "85.00"
  table:
    - {key: good, th: ผ่านดี, en: Good, total_min: "85.00", total_max: "100.00", every_instrument_min: "85.00"}
    - {key: pass, th: ผ่าน, en: Pass, total_min: "85.00", some_instrument_below: "85.00"}
    - {key: improve, th: ปรับปรุง, en: Improve, total_min: "0.00", total_max: "84.99"}
settings:
  - key: weights
    value: equal
    status: inferred
    title: {th: น้ำหนัก, en: Weights}
    note: {th: อนุมาน, en: Inferred}
sampling:
  - group: EIT1
    instrument: EIT
    minimum: 60
    th: ผู้มาติดต่อ
    en: Visitors
    operator: {th: สำนักงานเขต, en: Office}
    quotas:
      - {of: administration, minimum: 40}
      - {of: all_schools, minimum: 20}
    source: paper
calendar:
  - key: window
    from: {month: 1, day: 1}
    until: {month: 4, day: 30}
    th: เปิดเผย
    en: Disclosure
    source: paper
  - {key: monthly, every_month_on: 5, th: รายเดือน, en: Monthly, source: paper}
follow_up:
  - {key: tuesday, every: weekly, weekday: tuesday, th: ประชุม, en: Meeting, source: paper}
tree:
  th: คะแนนรวม
  en: Total
  instruments:
    - code: IIT
      weight: "0.40"
      th: ภายใน
      en: Internal
      source: paper
      indicators:
        - code: "1"
          printed_items: 1
          th: การปฏิบัติหน้าที่
          en: Duty
          source: paper
          items:
            - code: I1
              th: เต็มใจให้บริการ
              en: Serves willingly
              polarity: positive
              scale: two
              responsible: [administration]
              processes: [tree]
              source: paper
    - code: EIT
      weight: "0.60"
      th: ภายนอก
      en: External
      source: paper
      indicators:
        - {code: "6", th: คุณภาพ, en: Quality, source: paper}
"""


def broken(old: str, new: str, text: str = SOUND) -> str:
    """The file with the first `old` replaced; `old` must be there."""
    assert old in text, old
    return text.replace(old, new, 1)


def line_of(part: str, text: str) -> int:
    """The line on which `part` first stands, counted from 1."""
    return text[: text.index(part)].count("\n") + 1
