"""Which addresses may be connected to. A feed names pages; a page or a name server must not lead into the network that dragoman runs in."""

from __future__ import annotations

import ipaddress
import socket

from dragoman.errors import InputError

NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(InputError):
    """What is not fetched however often it is tried."""


def resolve(host: str, port: int, url: str, *, allow_private: bool = False) -> list[str]:
    """The addresses to connect to, the likeliest first. Refused where any address of the host is private, loopback, link-local or otherwise not of the public internet.

    The connection has to be made to one of these, not to the name again: a name may mean another address a moment later.
    """
    try:
        found = list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError) as error:
        raise InputError(url, f"the host {host} was not found ({getattr(error, 'strerror', None) or error}); check the address and the network") from None
    private = [] if allow_private else [a for a in found if not is_public(a)]
    if private or not found:
        raise Refused(url, f"{host} is the private address {', '.join(private)}; it is not fetched, unless with --allow-private")
    return found


def is_public(address: str) -> bool:
    """Is it an address of the public internet, also where one is wrapped in another (mapped, 6to4, Teredo, NAT64)?"""
    try:
        ip: Address = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner: list[Address] = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        inner += [i for i in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if i is not None]
        if ip in NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip.ipv4_mapped is not None:
            inner.remove(ip)  # ::ffff:0:0/96 as such is not global; what it maps decides
    return all(i.is_global and not i.is_multicast for i in inner)
