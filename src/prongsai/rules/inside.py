"""Addresses of the network that a request to the outside must never reach."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

_MORE: Final = tuple(
    ip_network(each)
    for each in (
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
    )
)
"""What Python's own table holds to be global, in one version or another, although it may lead inside: shared address space,
relays, and IPv6 addresses that carry an IPv4 address."""


def is_inside(address: str) -> bool:
    """Whether a resolved address lies inside, is no address of one machine, or only stands for another address.

    Raises  ValueError for what is no address at all
    Source  IANA special-purpose address registries (RFC 6890 and its updates)
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return not found.is_global or found.is_multicast or _is_named(found)


def _is_named(found: IPv4Address | IPv6Address) -> bool:
    return any(found in each for each in _MORE if each.version == found.version)
