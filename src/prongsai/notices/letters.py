"""What is handed over, and how a way out says that it provably was not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """number: that of the delivery, by which LINE recognises a second try."""

    number: int
    subject: str
    text: str


class NotHandedOver(Exception):
    """Provably not handed over. again: it may be tried later; otherwise trying again would not help."""

    def __init__(self, why: str, *, again: bool) -> None:
        super().__init__(why)
        self.why, self.again = why, again
