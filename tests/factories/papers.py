"""Papers to look at and to test, made without a database: Bangkok Yai's published result and a short plan."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any, cast

from prongsai.frameworks.loading import framework_of
from prongsai.measures.queries import PlannedFinding
from prongsai.reports.assembling import assemble
from prongsai.reports.content import AnalysisPaper
from prongsai.rounds.models import Round
from prongsai.rules.score import score

RESULT: Mapping[str, str] = {
    **{f"I{number}": "100" for number in range(1, 13)},
    **{f"O{number}": "100" for number in range(1, 23)},
    "I5": "99.55",
    "I10": "99.91",
    "E1": "92.13",
    "E2": "92.13",
    "E3": "100",
    "E4": "91.60",
    "E5": "91.27",
    "E6": "90.84",
}
ISSUE = "ผู้รับบริการบางส่วนอาจไม่เข้าใจขั้นตอน ระยะเวลา และระบบคิว (E-Service) ที่จำแนกตามประเภทการให้บริการ"
STEPS = (
    "ประชุมหัวหน้าฝ่ายเพื่อกำชับการให้บริการอย่างเต็มใจและเท่าเทียม",
    "จัดเจ้าหน้าที่อธิบายขั้นตอนและแนะนำการจองคิวล่วงหน้า ณ จุดบริการ One Stop Service",
)
DIRECTOR_MONTHLY = "ผู้อำนวยการเขตติดตามทุกเดือน"


class Rows(list[Any]):
    """Stands for related rows at hand."""

    def all(self) -> "Rows":
        return self


def measure(
    *steps: str,
    units: Sequence[str] = (),
    all_divisions: bool = True,
    all_schools: bool = False,
    follow_up_text: str = DIRECTOR_MONTHLY,
    **changes: object,
) -> Any:
    made = SimpleNamespace(
        steps=Rows(SimpleNamespace(text=text) for text in steps),
        units=Rows(SimpleNamespace(name_th=name) for name in units),
        all_divisions=all_divisions,
        all_schools=all_schools,
        follow_up="monthly",
        follow_up_on=None,
        follow_up_text=follow_up_text,
        starts_on=None,
        ends_on=None,
        **changes,
    )
    made.pk = id(made)
    return made


def planned(code: str, *measures: Any, issue: str = ISSUE, reason: str = "") -> PlannedFinding:
    finding = SimpleNamespace(node=SimpleNamespace(code=code), issue=issue, no_measure_reason=reason)
    return PlannedFinding(cast(Any, finding), tuple(measures))


def usual_plan() -> list[PlannedFinding]:
    """The five weak items of the published paper, by short measures."""
    return [
        planned("E1", measure(*STEPS)),
        planned("E2", measure(*STEPS)),
        planned("E4", measure(STEPS[0], units=["ฝ่ายปกครอง"], all_divisions=False)),
        planned(
            "E5", measure(*STEPS), measure(STEPS[1], units=["ฝ่ายทะเบียน", "ฝ่ายรายได้"], all_divisions=False)
        ),
        planned("E6", measure(STEPS[1], all_schools=True)),
    ]


def analysis_paper(
    plan: Sequence[PlannedFinding] | None = None, result: Mapping[str, str | Decimal] = RESULT
) -> AnalysisPaper:
    agency = SimpleNamespace(name_th="สำนักงานเขตบางกอกใหญ่", parent=SimpleNamespace(name_th="กรุงเทพมหานคร"))
    round_ = SimpleNamespace(agency=agency, fiscal_year=2568)
    figures = {code: Fraction(value) for code, value in result.items()}
    return assemble(
        round_=cast(Round, round_),
        result_year=2567,
        scored=score(framework_of("bma-district-2567"), figures),
        planned=usual_plan() if plan is None else plan,
    )
