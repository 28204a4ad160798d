"""A server on the open network, behind TLS."""

from prongsai.config import env
from prongsai.config.settings.base import *  # noqa: F403

if len(env.text("PRONGSAI_SECRET_KEY")) < 50:
    raise env.BadSetting("PRONGSAI_SECRET_KEY must be set to at least 50 random characters.")
if not env.words("PRONGSAI_HOSTS"):
    raise env.BadSetting(
        "PRONGSAI_HOSTS must name the host names that this server answers to, separated by commas."
    )

SECURE_SSL_REDIRECT = env.flag("PRONGSAI_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
