"""What a person chose for this browser, kept in cookies without meaning to anybody else."""

from collections.abc import Mapping

CHOICES = {"theme": ("auto", "light", "dark"), "density": ("comfortable", "dense")}
ONE_YEAR = 365 * 24 * 60 * 60


def kept_choices(cookies: Mapping[str, str]) -> dict[str, str]:
    """The choices in these cookies that we know; anything else is left out."""
    return {name: cookies[name] for name, values in CHOICES.items() if cookies.get(name) in values}
