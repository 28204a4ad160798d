"""What people can do in the register; each leaves its entry in the trail of the agency concerned."""

from prongsai.people.actions.agencies import add_agency as add_agency
from prongsai.people.actions.agencies import import_agencies as import_agencies
from prongsai.people.actions.invitations import CannotAccept as CannotAccept
from prongsai.people.actions.invitations import CannotInvite as CannotInvite
from prongsai.people.actions.invitations import accept_invitation as accept_invitation
from prongsai.people.actions.invitations import invite_people as invite_people
from prongsai.people.actions.invitations import invite_person as invite_person
from prongsai.people.actions.invitations import open_account as open_account
from prongsai.people.actions.invitations import standing_invitation as standing_invitation
from prongsai.people.actions.invitations import withdraw_invitation as withdraw_invitation
from prongsai.people.actions.memberships import CannotGiveRole as CannotGiveRole
from prongsai.people.actions.memberships import end_membership as end_membership
from prongsai.people.actions.memberships import give_role as give_role
from prongsai.people.actions.passwords import hand_password_code as hand_password_code
from prongsai.people.actions.passwords import set_password as set_password
from prongsai.people.actions.passwords import standing_password_code as standing_password_code
from prongsai.people.actions.units import CannotKeepUnit as CannotKeepUnit
from prongsai.people.actions.units import add_unit as add_unit
from prongsai.people.actions.units import change_unit as change_unit
from prongsai.people.actions.units import close_unit as close_unit
from prongsai.people.actions.units import import_units as import_units
