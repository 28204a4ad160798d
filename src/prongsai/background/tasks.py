"""The one place that knows where `task` comes from: Django's own once it has it, until then the package."""

try:
    from django.tasks import task  # type: ignore[import-not-found,unused-ignore]
except ImportError:
    from django_tasks import task  # type: ignore[no-redef,unused-ignore]

__all__ = ["task"]
