"""What is the same everywhere."""

from pathlib import Path

from csp.constants import NONE, SELF

from prongsai.config import env
from prongsai.config.settings.sign_in import *  # noqa: F403

PACKAGE = Path(__file__).resolve().parents[2]
ROOT = PACKAGE.parents[1]
STATE = env.folder("PRONGSAI_STATE", ROOT / "var")

SECRET_KEY = env.text("PRONGSAI_SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.words("PRONGSAI_HOSTS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks_db",
    "prongsai.ui",
    "prongsai.agencies",
    "prongsai.accounts",
    "prongsai.audit",
    "prongsai.credentials",
    "prongsai.people",
    "prongsai.background",
    "prongsai.files",
    "prongsai.notices",
    "prongsai.approvals",
    "prongsai.frameworks",
    "prongsai.rounds",
    "prongsai.disclosure",
    "prongsai.checks",
    "prongsai.licences",
    "prongsai.surveys",
    "prongsai.surveys.responses",
    "prongsai.scoring",
    "prongsai.analysis",
    "prongsai.measures",
    "prongsai.followup",
    "prongsai.activities",
    "prongsai.results",
    "prongsai.meetings",
    "prongsai.support",
    "prongsai.intake",
    "prongsai.reports",
    "prongsai.publication",
    "prongsai.assessment",
    "prongsai.public_site",
    "prongsai.oversight",
    "prongsai.dashboards",
    "prongsai.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "prongsai.surveys.answering.middleware.ReadyPagesMiddleware",
    "prongsai.public_site.middleware.PublicSiteMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "prongsai.api.middleware.ProgramsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "prongsai.ui.uploads.UploadLimitMiddleware",
    "prongsai.ui.refusals.WrongVerbMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "prongsai.credentials.middleware.IdleMiddleware",
    "prongsai.accounts.middleware.MemberMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "prongsai.config.urls"
WSGI_APPLICATION = "prongsai.config.wsgi.application"

LOADERS = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ],
            )
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": LOADERS,
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "prongsai.config.navigation.navigation",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "prongsai.ui.templatetags.prongsai",
            ],
        },
    }
]
COTTON_DIR = "cotton"

DATABASES = {
    "default": env.database("PRONGSAI_DATABASE_URL", STATE / "prongsai.sqlite3"),
    "surveys": env.surveys_database(
        "PRONGSAI_SURVEYS_DATABASE_URL", "PRONGSAI_DATABASE_URL", STATE / "surveys.sqlite3"
    ),
}
DATABASE_ROUTERS = ["prongsai.surveys.responses.routing.AnswersApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "prongsai.ui.bundles.BundleFinder",
]
STATIC_ROOT = STATE / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": STATE / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

HOLIDAYS_FILE = env.folder("PRONGSAI_HOLIDAYS", PACKAGE / "rounds" / "data" / "holidays.yaml")

UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT_BYTES + 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "prongsai.files.receiving.LimitedFileUploadHandler",
]

INCOMING_FOLDER = STATE / "incoming"
EVIDENCE_FOLDER = env.folder("PRONGSAI_FILES", STATE / "evidence")
EVIDENCE_S3 = env.bucket("PRONGSAI_FILES_S3")
EVIDENCE_LIMIT_BYTES = env.whole_number("PRONGSAI_FILE_LIMIT_MB", 25) * 1024 * 1024
EVIDENCE_FORM_LIMIT_BYTES = env.whole_number("PRONGSAI_FORM_LIMIT_MB", 200) * 1024 * 1024
CLAMD = env.text("PRONGSAI_CLAMD")
LICENCE_KEYS = env.words("PRONGSAI_LICENCE_KEYS")
LINK_PROXY = env.optional_address("PRONGSAI_LINK_PROXY")

CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "prongsai.accounts.views.stale_token"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *([OIDC["origin"]] if OIDC else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

API_REQUESTS_PER_MINUTE = env.whole_number("PRONGSAI_API_PER_MINUTE", 120)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

PUBLIC_ADDRESS = env.address("PRONGSAI_ADDRESS", "http://localhost:8000")
EMAIL_HOST = env.text("PRONGSAI_MAIL_HOST")
EMAIL_PORT = env.whole_number("PRONGSAI_MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("PRONGSAI_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("PRONGSAI_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("PRONGSAI_MAIL_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("PRONGSAI_MAIL_FROM", "prongsai@localhost")
LINE_ADDRESS = env.address("PRONGSAI_LINE_ADDRESS", "https://api.line.me")
LINE_LINK_ADDRESS = env.address("PRONGSAI_LINE_LINK_ADDRESS", "https://access.line.me/dialog/bot/accountLink")
LINE_TOKEN = env.text("PRONGSAI_LINE_TOKEN")
LINE_SECRET = env.text("PRONGSAI_LINE_SECRET")
LINE_ACCOUNT = env.text("PRONGSAI_LINE_ACCOUNT")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
