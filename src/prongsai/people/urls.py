from django.urls import path

from prongsai.people.views import invitations, lists, organisation, passwords, people, roles, tokens

app_name = "people"
HERE = "agencies/<slug:slug>/"
urlpatterns = [
    path("", people.people, name="people"),
    path("roles/", roles.roles, name="roles"),
    path("role/", people.choose_role, name="choose_role"),
    path("agencies/", organisation.agencies, name="agencies"),
    path("agencies/export/<str:format>/", lists.export_agencies, name="export_agencies"),
    path("add-agency/", organisation.add_agency, name="add_agency"),
    path("add-agencies/", lists.import_agencies, name="import_agencies"),
    path(HERE, organisation.agency, name="agency"),
    path(f"{HERE}units/add/", organisation.add_unit, name="add_unit"),
    path(f"{HERE}units/import/", lists.import_units, name="import_units"),
    path(f"{HERE}units/export/<str:format>/", lists.export_units, name="export_units"),
    path(f"{HERE}units/<slug:code>/change/", organisation.change_unit, name="change_unit"),
    path(f"{HERE}units/<slug:code>/close/", organisation.close_unit, name="close_unit"),
    path(f"{HERE}people/", people.agency_people, name="agency_people"),
    path(f"{HERE}people/invite/", invitations.invite, name="invite"),
    path(f"{HERE}people/import/", lists.import_people, name="import_people"),
    path(f"{HERE}people/export/<str:format>/", lists.export_people, name="export_people"),
    path(f"{HERE}tokens/", tokens.agency_tokens, name="agency_tokens"),
    path("tokens/", tokens.own_tokens, name="own_tokens"),
    path("tokens/create/", tokens.create_token, name="create_token"),
    path("tokens/<int:token_id>/end/", tokens.end_token, name="end_token"),
    path("persons/<int:person_id>/", people.person, name="person"),
    path("persons/<int:person_id>/password/", passwords.hand_password_code, name="hand_password_code"),
    path("persons/<int:person_id>/second-factor/", people.reset_second_factor, name="reset_second_factor"),
    path("persons/<int:person_id>/roles/<slug:slug>/give/", people.give_role, name="give_role"),
    path("memberships/<int:membership_id>/end/", people.end_membership, name="end_membership"),
    path(
        "invitations/<int:invitation_id>/withdraw/",
        invitations.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("join/", invitations.join, name="join"),
    path("new-password/<str:code>/", passwords.new_password, name="new_password"),
    path("join/<str:code>/", invitations.take_up, name="take_up"),
]
