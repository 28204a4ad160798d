"""Which database a table lives in: answers in their own, everything else in the main one."""

from typing import Any

from django.db import models

from prongsai.surveys.responses.apps import DATABASE, LABEL


class AnswersApart:
    """A router; no query and no key can reach from one database into the other."""

    def db_for_read(self, model: type[models.Model], **_hints: Any) -> str | None:
        return DATABASE if model._meta.app_label == LABEL else None

    db_for_write = db_for_read

    def allow_relation(self, one: models.Model, two: models.Model, **_hints: Any) -> bool | None:
        apart = {one._meta.app_label == LABEL, two._meta.app_label == LABEL}
        return False if len(apart) == 2 else None

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        return (db == DATABASE) == (app_label == LABEL)
