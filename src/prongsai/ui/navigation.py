"""What the rail and the bars of base.html show. `config.navigation` builds it; this room only draws it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One place to go.

    icon   a name of the sprite, see the gallery
    key    the letter that leads there after g, or ""
    """

    label: str
    href: str
    icon: str = ""
    current: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, and as what."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Hat:
    """A role in which the person may act. key: what is posted to choose it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """Handed to templates as `navigation`; leave it out where nobody is signed in.

    items         the rail
    phone         at most four, the bar at the bottom of a phone
    agency        the name shown in the top bar; agencies: where it can be changed to, empty where it cannot
    fiscal_year   shown in the top bar, Buddhist Era; years likewise
    search        address that takes ?q=, or ""
    log_out       address that takes the POST, or ""
    account       places of the account menu
    hats          the other roles in which the person may act; choose: address that takes `membership`
    notices       address of the person's notices, or ""; unread: how many they have not read
    note          a line at the foot of the rail, such as the day that it is in the demo
    """

    home: str
    items: tuple[Link, ...]
    phone: tuple[Link, ...] = ()
    agency: str = ""
    agencies: tuple[Link, ...] = ()
    fiscal_year: int | None = None
    years: tuple[Link, ...] = ()
    member: Person | None = None
    search: str = ""
    log_out: str = ""
    account: tuple[Link, ...] = ()
    hats: tuple[Hat, ...] = ()
    choose: str = ""
    notices: str = ""
    unread: int = 0
    note: str = ""
