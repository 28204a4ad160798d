"""Signing in: passwords, second factors, sessions."""

from typing import Any

from prongsai.config import env

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:log_in"
LOGIN_REDIRECT_URL = "dashboards:home"
LOGOUT_REDIRECT_URL = "accounts:log_in"
PASSWORD_RESET_TIMEOUT = 60 * 60

AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_CLIENT_IP_CALLABLE = "prongsai.credentials.addresses.client_address"
PROXIES = env.whole_number("PRONGSAI_PROXIES", 0)

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.whole_number("PRONGSAI_SESSION_HOURS", 12) * 60 * 60
SESSION_IDLE_SECONDS = env.whole_number("PRONGSAI_SESSION_IDLE_MINUTES", 60) * 60

FACTOR_KEYS = env.words("PRONGSAI_FACTOR_KEYS")
"""Seal the secrets of second factors: the first seals, all open. Empty: the secret key of the installation does."""

ACCOUNT_ADAPTER = "prongsai.credentials.adapters.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/10m/key",
    "reset_password": "3/1h/key",
}  # a person and not an address: offices share one
MFA_ADAPTER = "prongsai.credentials.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1

OIDC = env.identity_provider("PRONGSAI_OIDC")
OIDC_MATCH_EMAIL = env.flag("PRONGSAI_OIDC_MATCH_EMAIL")
"""Also let in, the first time, whom nobody has linked but whose confirmed e-mail address one account has."""
SOCIALACCOUNT_ADAPTER = "prongsai.credentials.adapters.OfficeAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "prongsai.credentials.office.OfficeProvider",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "office",
                "name": OIDC["name"],
                "client_id": OIDC["client_id"],
                "secret": OIDC["secret"],
                "settings": {"server_url": OIDC["issuer"], "scope": OIDC["scopes"].split()},
            }
        ]
        if OIDC
        else [],
    }
}
