from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import pre_migrate

LABEL, DATABASE, SCHEMA = "survey_answers", "surveys", "surveys"


class ResponsesConfig(AppConfig):
    name = "prongsai.surveys.responses"
    label = LABEL

    def ready(self) -> None:
        pre_migrate.connect(_make_schema, dispatch_uid="prongsai.surveys.make_schema")


def _make_schema(using: str, **_: Any) -> None:
    """On PostgreSQL the tables stand in a schema of their own, which has to be there before the first of them."""
    if using == DATABASE and connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
