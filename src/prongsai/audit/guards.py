"""Guards: database triggers that refuse a change, on SQLite and PostgreSQL alike.

A room declares its guards and registers them in its AppConfig; they are put in place after every `migrate`, so that a
table rebuilt by a migration never loses them. A refused change raises django.db.IntegrityError.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.apps import AppConfig
from django.db import connections

_guards: dict[str, list["Guard"]] = {}


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuse `events` on rows of `table` for which `when` holds.

    events  INSERT, UPDATE, DELETE; TRUNCATE, which only PostgreSQL has, is refused whatever the rows
    when    SQL condition in which {row} stands for the row concerned (OLD for UPDATE and DELETE, NEW for INSERT)
    """

    name: str
    table: str
    events: tuple[str, ...]
    when: str
    message: str

    def statements(self, vendor: str) -> list[str]:
        make = _postgresql if vendor == "postgresql" else _sqlite
        return [sql for event in self._events_of(vendor) for sql in make(self, event)]

    def triggers(self, vendor: str) -> list[str]:
        """The names by which that database knows it."""
        return [_trigger(self, event) for event in self._events_of(vendor)]

    def _events_of(self, vendor: str) -> list[str]:
        return [event for event in self.events if event != "TRUNCATE" or vendor == "postgresql"]


def forbid_changes(table: str, *, when: str, message: str, insert: bool = False) -> Guard:
    """A guard against UPDATE and DELETE (and INSERT, for rows of a frozen parent)."""
    events = ("INSERT", "UPDATE", "DELETE") if insert else ("UPDATE", "DELETE")
    return Guard(f"guard_{table}", table, events, when, message)


def register_guards(label: str, guards: Sequence[Guard]) -> None:
    _guards[label] = list(guards)


def registered_guards() -> list[Guard]:
    return [guard for guards in _guards.values() for guard in guards]


def install_guards(sender: AppConfig, using: str, **_: object) -> None:
    """Put the guards of one room in place; receiver of post_migrate."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in _guards.get(sender.label, []):
            if guard.table in tables:
                for sql in guard.statements(connection.vendor):
                    cursor.execute(sql)


def _trigger(guard: Guard, event: str) -> str:
    return f"{guard.name}_{event.lower()}"


def lift_guards(using: str, plan: Sequence[object], **_: object) -> None:
    """Take the guards of a SQLite database away while it is migrated; receiver of pre_migrate.

    SQLite rebuilds a table under another name, and refuses that while a trigger of any table speaks of it. install_guards puts
    them all back. PostgreSQL rebuilds nothing and keeps its guards.
    """
    connection = connections[using]
    if not plan or connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def _sqlite(guard: Guard, event: str) -> list[str]:
    name = _trigger(guard, event)
    when = guard.when.format(row="NEW" if event == "INSERT" else "OLD")
    return [
        f'DROP TRIGGER IF EXISTS "{name}"',
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{guard.table}" FOR EACH ROW WHEN {when} '
        f"BEGIN SELECT RAISE(ABORT, '{guard.message}'); END",
    ]


def _postgresql(guard: Guard, event: str) -> list[str]:
    name = _trigger(guard, event)
    when = "TRUE" if event == "TRUNCATE" else guard.when.format(row="NEW" if event == "INSERT" else "OLD")
    result = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(event, "NEW")
    each = "STATEMENT" if event == "TRUNCATE" else "ROW"
    return [
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$ '
        f"BEGIN IF {when} THEN RAISE EXCEPTION '{guard.message}' USING ERRCODE = '23514'; END IF; "
        f"RETURN {result}; END $guard$",
        f'DROP TRIGGER IF EXISTS "{name}" ON "{guard.table}"',
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{guard.table}" FOR EACH {each} EXECUTE FUNCTION "{name}"()',
    ]
