"""Evidence, and the one gate to its bytes."""

from collections.abc import Iterator
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Things, at_home, content
from tests.factories.districts import OFFICE, ONE, TWO
from tests.rooms.files.pictures_for_tests import saved, scene

WHOSE = {OFFICE: None, ONE: "one", TWO: "two"}
ADDING = at_home(Verb.ADD_FILE)
TAKING_OUT = at_home(Verb.TAKE_OUT_RECORD)
CHANGING = {"found": content, "needs": ADDING, "of_a_unit": True}


@cache
def _picture(number: int) -> bytes:
    return saved(scene(number, (32, 24)))


def _photo(number: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.jpg", _picture(number))


def _photos(_things: Things, _own: Things) -> dict[str, object]:
    return {"files": _photo(77), "caption": "ประชุม"}


def a_version(_things: Things, _own: Things) -> dict[str, object]:
    return {"file": _photo(78), "note": "ชัดกว่า"}


def _caption(_things: Things, _own: Things) -> dict[str, str]:
    return {"caption": "ประชุมคณะทำงาน", "taken_on": "", "place": "", "row_version": "1"}


def _of_each(whose: str, unit: str | None) -> Iterator[Row]:
    evidence, about = {"evidence_id": f"evidence_{whose}"}, f"of {whose}"
    yield Row("files:evidence", about, methods=(GET,), found=content, uses=evidence)
    yield Row("files:describe_evidence", about, uses=evidence, of=unit, body=_caption, **CHANGING)
    yield Row("files:add_version", about, uses=evidence, of=unit, body=a_version, **CHANGING)
    yield Row("files:set_aside", about, methods=(POST,), uses=evidence, of=unit, **CHANGING)


def _bytes(name: str, **needs: object) -> Row:
    uses, fixed = {"version_id": f"version_{OFFICE}"}, {"name": name}
    return Row("files:rendition", name, methods=(GET,), found=content, uses=uses, fixed=fixed, **needs)  # type: ignore[arg-type]


ROWS = (
    Row("files:library", methods=(GET,), first=Verb.READ),
    Row(
        "files:library",
        "of a named agency",
        methods=(GET,),
        first=Verb.READ,
        found=content,
        query={"agency": "slug"},
    ),
    Row("files:add_files", needs=ADDING, body=_photos),
    Row("files:record", methods=(GET,), needs=TAKING_OUT),
    Row("files:take_out_record", methods=(POST,), needs=TAKING_OUT),
    *(_bytes(name) for name in ("working", "large", "small")),
    _bytes("original", needs=at_home(Verb.ADD_FILE, Verb.TAKE_OUT_RECORD)),
    *(row for whose, unit in WHOSE.items() for row in _of_each(whose, unit)),
    Row("files:bring_back", methods=(POST,), uses={"evidence_id": "aside"}, **CHANGING),
)
