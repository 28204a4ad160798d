"""Nothing that is put in is forgotten when the whole record is taken out."""

import pytest
from django.db import models

from prongsai.files.export import left_out, registered_tables
from tests.architecture.test_models import our_models


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_table_is_in_the_record_or_left_out_with_a_reason(model: type[models.Model]) -> None:
    in_record = [table for table in registered_tables() if table.model is model]
    reasons = [each.reason for each in left_out() if each.model is model]
    assert len(in_record) + len(reasons) == 1, "register it in record.py of its room"
    assert all(len(reason) > 20 for reason in reasons)


def test_each_room_registers_its_own_tables_and_those_below_files_are_registered_there() -> None:
    names = [table.name for table in registered_tables()]
    assert len(set(names)) == len(names)
