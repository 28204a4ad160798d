"""JSON that is kept as the text it was written in, so that a checksum over it means the same on every database."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:

    class _Text(models.TextField[Any, Any]):
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

else:
    _Text = models.TextField


def canonical(value: object) -> str:
    """One text for one value: keys in order, no space, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class CanonicalJSONField(_Text):
    """An object of JSON; in the database its canonical text."""

    def get_prep_value(self, value: Any) -> Any:
        return canonical(value)

    def from_db_value(self, value: str, _expression: object, _connection: BaseDatabaseWrapper) -> Any:
        return json.loads(value)
