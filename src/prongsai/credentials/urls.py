"""The addresses under /accounts/; rooms and settings speak of them as accounts:name."""

from django.urls import path

from prongsai.credentials.views import (
    factors,
    letters,
    office,
    passkeys,
    rules,
    security,
    sessions,
    signing_in,
)

app_name = "accounts"
urlpatterns = [
    path("log-in/", signing_in.log_in, name="log_in"),
    path("code/", signing_in.enter_code, name="enter_code"),
    path("log-out/", signing_in.log_out, name="log_out"),
    path("security/", security.security, name="security"),
    path("confirm/", security.confirm, name="confirm"),
    path("password/", security.change_password, name="change_password"),
    path("app/", factors.add_app, name="add_app"),
    path("app/remove/", factors.remove_app, name="remove_app"),
    path("sessions/<int:session_id>/end/", sessions.end_session, name="end_session"),
    path("sessions/end-others/", sessions.end_other_sessions, name="end_other_sessions"),
    path("email/", letters.change_email, name="change_email"),
    path("email/<str:token>/", letters.confirm_email, name="confirm_email"),
    path("forgotten/", letters.forgotten, name="forgotten"),
    path("forgotten/<str:key>/<str:token>/", letters.reset_password, name="reset_password"),
    path("second-factor-rules/", rules.factor_rules, name="factor_rules"),
    path("passkey/", passkeys.log_in_with_passkey, name="log_in_with_passkey"),
    path("passkeys/add/", passkeys.add_passkey, name="add_passkey"),
    path("passkeys/<int:passkey_id>/name/", passkeys.name_passkey, name="name_passkey"),
    path("passkeys/<int:passkey_id>/remove/", passkeys.remove_passkey, name="remove_passkey"),
    path("office/", office.log_in_by_office, name="log_in_by_office"),
    path("office/callback/", office.office_callback, name="office_callback"),
    path("office/link/", office.link_office, name="link_office"),
    path("office/unlink/", office.unlink_office, name="unlink_office"),
    path("recovery-codes/", factors.make_recovery_codes, name="make_recovery_codes"),
]
