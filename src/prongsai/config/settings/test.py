"""The test suite: SQLite by default, PostgreSQL when PRONGSAI_DATABASE_URL says so."""

from prongsai.config import env
from prongsai.config.settings.base import *  # noqa: F403
from prongsai.config.settings.base import DATABASES, INSTALLED_APPS, MIDDLEWARE

SECRET_KEY = "for-tests-only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AXES_ENABLED = False
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # nothing is collected for tests
SESSION_COOKIE_AGE = SESSION_IDLE_SECONDS = 366 * 24 * 60 * 60  # tests let months pass between two clicks
if not str(DATABASES["surveys"]["ENGINE"]).endswith("sqlite3"):
    DATABASES["surveys"]["TEST"] = {"NAME": f"test_{DATABASES['surveys']['NAME']}_surveys"}

# Tables as the models say, without the two hundred steps by which they came about: that saves each run many seconds. The
# migrations are tried by the tests that begin a house, by the run on PostgreSQL, and on SQLite with PRONGSAI_TEST_MIGRATIONS=1.
if str(DATABASES["default"]["ENGINE"]).endswith("sqlite3") and not env.flag("PRONGSAI_TEST_MIGRATIONS"):
    MIGRATION_MODULES = {
        name.removesuffix(".apps.SimpleAppConfig").rpartition(".")[2]: None
        for name in INSTALLED_APPS
        if name != "prongsai.surveys.responses"  # makes its tables by hand, in the order of their keys
    }
