"""How each field of a record may be shown; every model states it for every field it has."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Privacy:
    """Field names by how far they may go.

    public     may stand on the open web when the record is published
    internal   for members within the scope of the agency
    personal   says something about a person; never exported without need
    secret     leaves the database for no page and no export
    """

    public: frozenset[str]
    internal: frozenset[str]
    personal: frozenset[str]
    secret: frozenset[str]

    @property
    def fields(self) -> list[str]:
        return [*self.public, *self.internal, *self.personal, *self.secret]


def privacy(*, public: str = "", internal: str = "", personal: str = "", secret: str = "") -> Privacy:
    """From names separated by spaces."""
    return Privacy(*(frozenset(names.split()) for names in (public, internal, personal, secret)))
