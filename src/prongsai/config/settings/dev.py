"""A laptop: the demo and daily work. Not for the open network."""

from prongsai.config import env
from prongsai.config.settings.base import *  # noqa: F403
from prongsai.config.settings.base import STATE

DEBUG = env.flag("PRONGSAI_DEBUG")
SECRET_KEY = "for-a-laptop-only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.words("PRONGSAI_HOSTS")]

STATE.mkdir(parents=True, exist_ok=True)
