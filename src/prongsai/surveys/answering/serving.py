"""What a server that answers many people at once switches on."""

from prongsai.surveys.responses import grouping


def begin() -> None:
    grouping.write_together()
