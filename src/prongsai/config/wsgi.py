"""The door for a WSGI server."""

import os
from collections.abc import Callable, Iterable

from django.core.wsgi import get_wsgi_application


def _door(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Public pages that stand ready are handed out here already."""
    from prongsai.ui.door import ReadyDoor

    return ReadyDoor(application)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.config.settings.production")
application = _door(get_wsgi_application())

from prongsai.surveys.answering import serving  # noqa: E402 - the applications have to be ready

serving.begin()
