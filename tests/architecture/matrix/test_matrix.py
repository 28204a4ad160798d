"""Every address, asked by every role of the own agency, of a sister agency, from above and from below, and by strangers."""

import gc
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import UploadedFile
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.architecture.matrix.asking import ask, may_mix, path_of
from tests.architecture.matrix.declaring import BOTH, GET, Row
from tests.architecture.matrix.expecting import Answer, expected
from tests.architecture.matrix.questions import ADDRESSES, Question, questions, served
from tests.architecture.matrix.rows import ROWS
from tests.architecture.matrix.world import HERE, SISTER, World, laid
from tests.conftest import NOW


def every(rows: Iterable[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", list(rows), ids=lambda row: row.label)


EVERY_ROW = every(ROWS)
NAMING_THINGS = every(row for row in ROWS if row.name in ADDRESSES and may_mix(row, ADDRESSES[row.name]))
TAKING_WORDS = every(row for row in ROWS if row.body and not row.is_open and set(row.methods) != {GET})


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    with django_db_blocker.unblock(), laid(NOW, tmp_path_factory.mktemp("matrix")) as found:
        gc.collect()
        gc.freeze()
        usual = gc.get_threshold()
        gc.set_threshold(50_000, 20, 50)
        yield found
        gc.set_threshold(*usual)
        gc.unfreeze()


def test_every_address_stands_in_the_table_and_the_table_names_no_other() -> None:
    rows = {row.name for row in ROWS}
    missing, gone = set(ADDRESSES) - rows, rows - set(ADDRESSES)
    assert not missing, "give each a row in tests/architecture/matrix/rows/"
    assert not gone


def test_no_row_stands_twice() -> None:
    assert len({row.label for row in ROWS}) == len(ROWS)


def test_what_is_open_to_strangers_is_what_the_table_says() -> None:
    declared = {name for name, address in ADDRESSES.items() if address.is_open}
    assert declared == {row.name for row in ROWS if row.is_open}


@pytest.mark.slow
@pytest.mark.django_db(databases=["default", "surveys"])
@EVERY_ROW
def test_a_stranger_is_led_to_the_sign_in_page(world: World, row: Row) -> None:
    path = path_of(row, ADDRESSES[row.name], world.things[HERE])
    for method in row.methods if row.by_token else BOTH:
        got = ask(Client(), method, path)
        assert got.answer == expected(row, None, method), f"{method} {path}: {got.status}"
        assert row.is_open or not got.written


@pytest.mark.slow
@pytest.mark.django_db(databases=["default", "surveys"])
@EVERY_ROW
def test_every_role_is_answered_as_the_table_of_roles_says(world: World, row: Row) -> None:
    """Who is refused has changed nothing by asking; who is obeyed has, so that the same words do get through."""
    asked = [one for asker in world.askers for one in questions(world, row, asker)]
    wrong = [complaint for question in asked for complaint in _complaints(world, row, question)]
    path = path_of(row, ADDRESSES[row.name], world.things[HERE])
    assert not wrong, f"{row.label} ({path}):\n" + "\n".join(wrong)
    assert row.is_for_nobody or any(question.want == Answer.SERVED for question in asked)


@pytest.mark.slow
@pytest.mark.django_db(databases=["default", "surveys"])
@NAMING_THINGS
def test_rows_of_another_agency_are_not_reached_through_ones_own_address(world: World, row: Row) -> None:
    address = ADDRESSES[row.name]
    own, foreign = world.things[HERE], world.things[SISTER]
    path = path_of(row, address, own, instead=foreign)
    if path in {path_of(row, address, own), path_of(row, address, foreign)}:
        return
    for question in served(world, row):
        body = row.body(own, question.asker.own) if row.body else None
        got = ask(question.client(row), question.method, path, body)
        leads_back = row.is_own and got.status == 302
        assert leads_back or got.answer == Answer.NOT_FOUND, f"{question}: {got.status} from {path}"
        assert not got.written, f"{question}: wrote to {path}"


@pytest.mark.slow
@pytest.mark.django_db(databases=["default", "surveys"])
@TAKING_WORDS
def test_rows_of_another_agency_are_refused_in_forms(world: World, row: Row) -> None:
    own, foreign = world.things[HERE], world.things[SISTER]
    for question in served(world, row):
        if row.body is None or question.method == GET:
            continue
        mixed = row.body({**own, **{name: foreign[name] for name in foreign if name.endswith("_id")}}, own)
        if _words(mixed) == _words(row.body(own, own)):
            continue
        path = path_of(row, ADDRESSES[row.name], {**own, **question.asker.own} if row.is_own else own)
        got = ask(question.client(row), question.method, path, mixed)
        assert not got.written, f"{question}: {got.status}, and took {mixed}"


def _words(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if not isinstance(value, UploadedFile)}


def _complaints(world: World, row: Row, question: Question) -> Iterator[str]:
    things = world.things[question.target]
    own = question.asker.own
    if row.is_own and question.target == question.asker.member.agency.slug:
        things = {**things, **own}
    sends = question.method != GET
    body = row.body(things, own) if row.body and sends else None
    path = path_of(row, ADDRESSES[row.name], things)
    got = ask(question.client(row), question.method, path, body)
    if got.answer != question.want:
        yield f"{question}: {got.status}, not {question.want.value}"
    elif got.answer != Answer.SERVED and got.written:
        yield f"{question}: refused, yet {', '.join(got.written)} changed"
    elif got.answer == Answer.SERVED and sends and row.writes and not got.written:
        yield f"{question}: {got.status}, and nothing was written"
