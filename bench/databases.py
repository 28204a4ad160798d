"""The same measurement on SQLite and on PostgreSQL, each in a process of its own, because Django is set up once."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

POSTGRES = os.environ.get("PRONGSAI_BENCH_POSTGRES", "postgresql://postgres@127.0.0.1:5432/prongsai_bench")


def on_both(module: str, columns: int) -> list[tuple[str, ...]]:
    """What the module told of each database, a row each with the database first; columns: how many there are with it."""
    return [*_measured(module, columns, "SQLite", ""), *_measured(module, columns, "PostgreSQL", POSTGRES)]


def begin() -> None:
    """Django on a fresh database, with its tables. In the process of the measurement."""
    import django

    _fresh_database(os.environ["PRONGSAI_DATABASE_URL"])
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def tell(rows: Sequence[Sequence[str]]) -> None:
    """Hands the rows over to `on_both`."""
    json.dump(rows, sys.stdout)


def _measured(module: str, columns: int, name: str, url: str) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "PRONGSAI_STATE": folder,
            "PRONGSAI_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
        }
        command = [sys.executable, "-m", module]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["?"])[-1][:80]
        return [(name, f"not measured: {why}", *[""] * (columns - 2))]
    return [(name, *row) for row in json.loads(done.stdout)]


def _fresh_database(url: str) -> None:
    if not url:
        return
    import psycopg

    server, name = url.rsplit("/", 1)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
