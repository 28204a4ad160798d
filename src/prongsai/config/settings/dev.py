"""A laptop: the demo and daily work. Not for the open network."""

from prongsai.config import clock, env
from prongsai.config.settings.base import *  # noqa: F403
from prongsai.config.settings.base import EMAIL_HOST, STATE

DEBUG = env.flag("PRONGSAI_DEBUG")
SECRET_KEY = "for-a-laptop-only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.words("PRONGSAI_HOSTS")]

if not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

STATE.mkdir(parents=True, exist_ok=True)
clock.wind(STATE)
