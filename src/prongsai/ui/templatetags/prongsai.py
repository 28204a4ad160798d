"""Template tags and filters known on every page."""

from django import template

register = template.Library()
