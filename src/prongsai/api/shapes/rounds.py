"""Frameworks, rounds, duties, what was recorded for them, and exceptions from the lock."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from prongsai.api.shapes.base import Code, FilledText, Given, Line, Words
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds.models import DutyRecord, LockException, Obligation, Round


class FrameworkShape(Schema):
    """checksum: SHA-256 of the whole document."""

    id: str = Field(examples=["bma-district-2568"])
    version: int
    fiscal_year: int = Field(description="Buddhist Era.", examples=[2568])
    agency_kind: str
    title: Words
    checksum: str


class FrameworkDocument(FrameworkShape):
    """document: the frozen framework itself, as docs/frameworks.md describes it; fractions are text such as 3/10."""

    document: dict[str, Any]


class RoundShape(Schema):
    agency: str
    fiscal_year: int = Field(description="Buddhist Era.", examples=[2568])
    framework: str
    phase: str
    opened_at: datetime


class RoundGiven(Given):
    """The round of an agency in the fiscal year of a published framework."""

    agency: Code = Field(examples=["bangkok-yai"])
    framework: Code = Field(examples=["bma-district-2568"])


class DutyShape(Schema):
    """A dated duty. state is computed from proof and calendar; proof "record" wants a record, others prove themselves."""

    id: int
    key: str
    code: str
    kind: str
    title: Words
    unit: str | None = Field(description="Code of the unit that answers for it; null for the whole agency.")
    period: int
    periods: int
    opens_on: date
    printed_on: date
    due_on: date
    grace_until: date
    locks_on: date | None
    proof: str
    state: str = Field(examples=["due"])
    excused_why: str
    excused_reason: str


class RecordShape(Schema):
    """What was done. withdraws: the record that this one takes back, with the reason as its text."""

    id: int
    done_on: date
    text: str
    reference: str
    recorded_at: datetime
    recorded_by: str
    state: str = Field(description="Whether it counts, or waits for another person.", examples=["accepted"])
    withdraws: int | None


class RecordGiven(Given):
    done_on: date = Field(examples=["2025-03-12"])
    text: FilledText = Field(examples=["ประชุมคณะทำงานครั้งที่ 2/2568"])
    reference: Line = Field("", description="Where the proof lies: number of a document, an address.")


class WithdrawalGiven(Given):
    reason: FilledText


class ExceptionShape(Schema):
    """Leave to record after the lock. duty: null where it holds for the whole round."""

    id: int
    duty: int | None
    reason: str
    until: date
    granted_at: datetime
    granted_by: str


def framework(version: FrameworkVersion) -> FrameworkShape:
    return FrameworkShape(**_framework(version))


def framework_document(version: FrameworkVersion) -> FrameworkDocument:
    return FrameworkDocument(**_framework(version), document=version.content)


def _framework(version: FrameworkVersion) -> dict[str, Any]:
    return {
        "id": version.framework_id,
        "version": version.version,
        "fiscal_year": version.fiscal_year,
        "agency_kind": version.agency_kind,
        "title": Words(th=version.title_th, en=version.title_en),
        "checksum": version.checksum,
    }


def round_(one: Round) -> RoundShape:
    return RoundShape(
        agency=one.agency.slug,
        fiscal_year=one.fiscal_year,
        framework=one.framework.framework_id,
        phase=one.phase,
        opened_at=one.opened_at,
    )


def duty(one: Obligation) -> DutyShape:
    """one: with its state, see rounds.standing."""
    return DutyShape(
        id=one.pk,
        key=one.key,
        code=one.code,
        kind=one.kind,
        title=Words(th=one.title_th, en=one.title_en),
        unit=one.unit.code if one.unit else None,
        period=one.period,
        periods=one.periods,
        opens_on=one.opens_on,
        printed_on=one.printed_on,
        due_on=one.due_on,
        grace_until=one.grace_until,
        locks_on=one.locks_on,
        proof=one.proof,
        state=one.state,  # type: ignore[attr-defined]  # annotated by the query
        excused_why=one.excused_why,
        excused_reason=one.excused_reason,
    )


def record(one: DutyRecord) -> RecordShape:
    return RecordShape(
        id=one.pk,
        done_on=one.done_on,
        text=one.text,
        reference=one.reference,
        recorded_at=one.recorded_at,
        recorded_by=one.recorded_by.name_th,
        state=one.state,
        withdraws=one.withdraws_id,
    )


def exception(one: LockException) -> ExceptionShape:
    return ExceptionShape(
        id=one.pk,
        duty=one.obligation_id,
        reason=one.reason,
        until=one.until,
        granted_at=one.granted_at,
        granted_by=one.granted_by.name_th,
    )
