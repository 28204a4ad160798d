"""The door for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.config.settings.production")
application = get_wsgi_application()

from prongsai.surveys.answering import serving  # noqa: E402 - the applications have to be ready

serving.begin()
