"""What stands in the rail and the bars: built once a request, from the rooms that exist."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    return {}
