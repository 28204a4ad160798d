"""What is typed about a record: parsed, with one sentence and the place for each thing that is wrong."""

from prongsai.disclosure.forms.record import RecordForm as RecordForm
from prongsai.disclosure.forms.tables import TableForm as TableForm
