"""The page for programmers, read from the OpenAPI document itself."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from prongsai.api.document import Document, document
from prongsai.api.middleware import JSON
from prongsai.api.routing import ALWAYS
from prongsai.api.wording import AREAS, DETAILS
from prongsai.people.scopes import Scope

REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """kind: in words for programmers: "text", "whole number", or the name of a shape that shape_id leads to."""

    name: str
    kind: str
    shape_id: str
    required: bool
    note: str


@dataclass(frozen=True, slots=True)
class RouteRow:
    """given, answered: names of shapes, "" where there is none; their ids lead to the shapes below.

    statuses   without those that every route may answer
    """

    id: str
    method: str
    path: str
    summary: str
    scope: str
    parameters: tuple[FieldRow, ...]
    given: str
    answered: str
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaPart:
    id: str
    title: str
    routes: tuple[RouteRow, ...]


@dataclass(frozen=True, slots=True)
class ShapePart:
    id: str
    name: str
    note: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """base: where all addresses begin. refusals: (id, code, sentence)."""

    version: str
    base: str
    per_minute: int
    scopes: tuple[tuple[str, str], ...]
    areas: tuple[AreaPart, ...]
    shapes: tuple[ShapePart, ...]
    refusals: tuple[tuple[str, str, str], ...]


def guide_page() -> GuidePage:
    described = document()
    return GuidePage(
        version=described["info"]["version"],
        base=f"{settings.PUBLIC_ADDRESS}/api/v1",
        per_minute=settings.API_REQUESTS_PER_MINUTE,
        scopes=tuple((scope.value, str(scope.label)) for scope in Scope),
        areas=_areas(described),
        shapes=tuple(
            _shape(name, schema) for name, schema in sorted(described["components"]["schemas"].items())
        ),
        refusals=tuple((f"refused-{code}", code, str(sentence)) for code, sentence in DETAILS.items()),
    )


def _areas(described: Document) -> tuple[AreaPart, ...]:
    found: dict[str, list[RouteRow]] = defaultdict(list)
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            found[operation["tags"][0]].append(_route(path, method, operation))
    return tuple(AreaPart(f"area-{name}", str(AREAS[name]), tuple(found[name])) for name in AREAS)


def _route(path: str, method: str, operation: Document) -> RouteRow:
    bodies = operation.get("requestBody", {}).get("content", {}).values()
    given = next((_name(body["schema"]) for body in bodies), "")
    statuses = tuple(sorted(operation["responses"]))
    good = operation["responses"][statuses[0]].get("content", {})
    return RouteRow(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        scope=operation["x-scope"],
        parameters=tuple(
            _field(one["name"], one["schema"], required=one["required"], note=one.get("description", ""))
            for one in operation["parameters"]
        ),
        given=given,
        answered=_name(good[JSON]["schema"]) if JSON in good else "",
        statuses=tuple(one for one in statuses if int(one) not in ALWAYS),
    )


def _shape(name: str, schema: Document) -> ShapePart:
    required = set(schema.get("required", ()))
    fields = tuple(
        _field(field, inner, required=field in required, note=inner.get("description", ""))
        for field, inner in schema.get("properties", {}).items()
    )
    return ShapePart(f"shape-{name}", name, schema.get("description", ""), fields)


def _field(name: str, schema: Document, *, required: bool, note: str) -> FieldRow:
    shape = _name(schema)
    return FieldRow(name, shape or _kind(schema), f"shape-{shape}" if shape else "", required, note)


def _name(schema: Document) -> str:
    """The shape that a schema stands for, also as a list of it or where it may be null."""
    inner: list[Any] = [schema, schema.get("items", {}), *schema.get("anyOf", ())]
    found = next((one["$ref"] for one in inner if isinstance(one, dict) and "$ref" in one), "")
    return str(found).removeprefix(REFERENCE)


def _kind(schema: Document) -> str:
    """As programmers call it: "string (date)", "integer or null", "array of string"."""
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(f'"{one}"' for one in schema["enum"])
    kind = str(schema.get("type", "object"))
    if kind == "array":
        return f"array of {_kind(schema.get('items', {}))}"
    return f"{kind} ({schema['format']})" if "format" in schema else kind
