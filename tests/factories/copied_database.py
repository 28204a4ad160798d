"""A copy of the test database that real connections may write to: what is committed there is thrown away as a whole."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

Result = TypeVar("Result")


@contextmanager
def copied(folder: Path) -> Iterator[str]:
    """The name of a copy, in a file or beside the original. Nobody may be connected to the original meanwhile."""
    if connection.vendor == "sqlite":
        name = str(folder / "copy.sqlite3")
        connection.ensure_connection()
        with sqlite3.connect(name) as target:
            connection.connection.backup(target)
        target.close()
        yield name
        return
    name, original = f"copy_{uuid4().hex[:12]}", connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
    try:
        yield name
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def each_on_its_own_connection(name: str, *works: Callable[[], Result]) -> list[Result]:
    """Do the works at the same time, each in a thread with a connection of its own to that database."""
    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(lambda work: _on(name, work), works))


def _on(name: str, work: Callable[[], Result]) -> Result:
    own = _connection(name)
    connections["default"] = own
    try:
        return work()
    finally:
        own.close()
        del connections["default"]


def _connection(name: str) -> BaseDatabaseWrapper:
    settings = {**connections.settings["default"], "NAME": name}
    wrapper: type[BaseDatabaseWrapper] = load_backend(settings["ENGINE"]).DatabaseWrapper
    return wrapper(settings, "default")
