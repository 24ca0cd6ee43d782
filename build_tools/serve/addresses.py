"""Where this machine is found in its network."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
from collections.abc import Iterator
from ipaddress import IPv4Address, ip_address

_ELSEWHERE = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")
"""Addresses to ask the system the way to; nothing is sent there. The first is nobody's
(RFC 5737) and leads through the usual way out; the others are private networks."""
_SIOCGIFADDR = 0x8915
"""Linux: asks for an interface's address (netdevice(7))."""


def own_addresses() -> tuple[str, ...]:
    """Return the IPv4 addresses of this machine, the likeliest for others first."""
    found = dict.fromkeys([*_on_the_way(), *_of_interfaces(), *_by_name()])
    return tuple(address for address in found if _is_for_others(address))


def address(host: str, port: int) -> str:
    """Return the address of a site at a host, as it is typed into a browser."""
    if ":" in host:
        host = f"[{host}]"
    return f"http://{host}/" if port == 80 else f"http://{host}:{port}/"


def is_everywhere(host: str) -> bool:
    """Return whether a server at this host listens to all networks of the machine."""
    with contextlib.suppress(ValueError):
        return ip_address(host or "0.0.0.0").is_unspecified
    return False


def _is_for_others(text: str) -> bool:
    address = IPv4Address(text)
    return not (address.is_loopback or address.is_unspecified or address.is_link_local)


def _on_the_way() -> Iterator[str]:
    for elsewhere in _ELSEWHERE:
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked,
        ):
            asked.connect((elsewhere, 9))
            yield asked.getsockname()[0]


def _of_interfaces() -> Iterator[str]:
    """Yield addresses without a way out, such as that of the machine's own hotspot."""
    if not sys.platform.startswith("linux"):
        return
    import fcntl  # noqa: PLC0415 (Windows has none)

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # an interface without an address
                request = struct.pack("256s", name.encode()[:15])
                answer = fcntl.ioctl(asked.fileno(), _SIOCGIFADDR, request)
                yield socket.inet_ntoa(answer[20:24])


def _by_name() -> Iterator[str]:
    """Yield what the machine's own name stands for: on Windows, all its addresses."""
    with contextlib.suppress(OSError):
        yield from socket.gethostbyname_ex(socket.gethostname())[2]
