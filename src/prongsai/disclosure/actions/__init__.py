"""What people do with items: prepare, fill, hand in and decide (by steps), open again."""

from prongsai.disclosure.actions.carrying import carry_forward as carry_forward
from prongsai.disclosure.actions.filling import CannotFill as CannotFill
from prongsai.disclosure.actions.filling import Stale as Stale
from prongsai.disclosure.actions.filling import fill_record as fill_record
from prongsai.disclosure.actions.preparing import prepare_records as prepare_records
