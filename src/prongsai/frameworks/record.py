"""Frameworks are the same for every agency: none of their tables belongs to one agency's record."""

from prongsai.files.export import LeftOut
from prongsai.frameworks.models import FrameworkNode, FrameworkVersion, ItemMapping

SAME_FOR_ALL = "the same for all agencies; rounds and figures name it by its code"
LEFT_OUT = tuple(LeftOut(model, SAME_FOR_ALL) for model in (FrameworkVersion, FrameworkNode, ItemMapping))
