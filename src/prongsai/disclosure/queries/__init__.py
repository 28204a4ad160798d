"""Finding items and records within scope, and what they say."""

from prongsai.disclosure.queries.assigning import AssignedItem as AssignedItem
from prongsai.disclosure.queries.assigning import AssignedPart as AssignedPart
from prongsai.disclosure.queries.assigning import assigned_items as assigned_items
from prongsai.disclosure.queries.carrying import Carried as Carried
from prongsai.disclosure.queries.carrying import to_carry as to_carry
from prongsai.disclosure.queries.finding import Workspace as Workspace
from prongsai.disclosure.queries.finding import is_held as is_held
from prongsai.disclosure.queries.finding import item_or_404 as item_or_404
from prongsai.disclosure.queries.finding import record_or_404 as record_or_404
from prongsai.disclosure.queries.finding import unit_or_404 as unit_or_404
from prongsai.disclosure.queries.finding import version_or_404 as version_or_404
from prongsai.disclosure.queries.finding import workspace_of as workspace_of
from prongsai.disclosure.queries.overview import OfficeCounts as OfficeCounts
from prongsai.disclosure.queries.overview import offices_of as offices_of
from prongsai.disclosure.queries.saying import node_of as node_of
from prongsai.disclosure.queries.saying import records_of as records_of
from prongsai.disclosure.queries.saying import said_of as said_of
