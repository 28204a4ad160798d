"""Signing in and out, and what one signs in with: everybody's own."""

from prongsai.accounts.roles import Verb
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, nobody

LETTER = {"key": "MQ", "token": "no-such-token"}


def _own(seat: Seat) -> bool:
    return seat.is_own


def _at_the_root(seat: Seat) -> bool:
    return seat.can(Verb.SET_FACTOR_RULES) and seat.path.count("/") == 1


ROWS = (
    *(
        Row(name, is_open=True, writes=False)
        for name in ("accounts:log_in", "account_login", "accounts:enter_code", "mfa_authenticate")
    ),
    Row("accounts:log_out", methods=(POST,), is_open=True, writes=False),
    Row("accounts:security", methods=(GET,)),
    Row("accounts:confirm", writes=False),
    Row("accounts:change_password", writes=False),
    Row("accounts:add_app", writes=False),
    Row("accounts:remove_app", methods=(POST,), writes=False),
    Row("accounts:make_recovery_codes", methods=(POST,), writes=False),
    Row("accounts:end_session", "of one's own", methods=(POST,), found=_own, is_own=True),
    Row("accounts:end_session", "of another", methods=(POST,), found=nobody, is_for_nobody=True),
    Row("accounts:log_in_with_passkey", is_open=True, writes=False),
    Row("accounts:add_passkey", writes=False),
    Row(
        "accounts:name_passkey",
        "of one's own",
        found=_own,
        is_own=True,
        body=lambda _things, _own: {"name": "ก"},
    ),
    Row("accounts:name_passkey", "of another", found=nobody, is_for_nobody=True),
    Row("accounts:remove_passkey", "of one's own", methods=(POST,), found=_own, is_own=True),
    Row("accounts:remove_passkey", "of another", methods=(POST,), found=nobody, is_for_nobody=True),
    Row("accounts:log_in_by_office", methods=(POST,), is_open=True, writes=False),
    Row("accounts:office_callback", methods=(GET,), is_open=True, writes=False),
    Row("accounts:link_office", methods=(POST,), writes=False),
    Row("accounts:unlink_office", methods=(POST,), writes=False),
    Row("accounts:end_other_sessions", methods=(POST,), writes=False),
    Row("accounts:change_email", writes=False),
    Row("accounts:confirm_email", fixed=LETTER, writes=False),
    Row("accounts:forgotten", is_open=True, writes=False),
    Row("accounts:reset_password", is_open=True, fixed=LETTER, writes=False),
    Row("accounts:factor_rules", needs=_at_the_root, writes=False),
)
