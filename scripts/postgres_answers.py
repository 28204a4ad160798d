"""Exit 0 when the PostgreSQL server of the URL lets us in and may make databases."""

import sys

import psycopg

try:
    server = sys.argv[1].rsplit("/", 1)[0] + "/postgres"
    with psycopg.connect(server, connect_timeout=3) as connection:
        row = connection.execute(
            "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        sys.exit(0 if row and row[0] else 1)
except psycopg.Error:
    sys.exit(1)
