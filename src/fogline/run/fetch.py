"""One HTTP request that reaches public addresses only, within a size and a time.

A page may name any address, and a name may lead anywhere: into the network this program runs in,
to the machine itself, to a cloud's metadata. So every hop is resolved here, every address is
checked, and the connection goes to the address that was checked, not to the name again (a name
server may answer differently the second time). Source: OWASP, Server-Side Request Forgery.
"""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from fogline.errors import BadPage

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_NAT64 = ip_network("64:ff9b::/96")
Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]
May = Callable[[str], str | None]
"""Why an address may not be read now; None where it may."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """What one fetch may cost, and which private networks (CIDR) may be reached all the same."""

    seconds: float = 20.0
    bytes: int = 10_000_000
    redirects: int = 5
    user_agent: str = "fogline (+https://pypi.org/project/fogline)"
    networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: `url` is where the redirects led, `body` the bytes as they were sent."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of this name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def get(
    url: str,
    settings: FetchSettings,
    headers: Mapping[str, str] | None = None,
    may: May | None = None,
    resolve: Resolve = resolved,
) -> Reply:
    """The answer at `url`, redirects followed; raises BadPage. `may` is asked at every hop."""
    at, until = url, monotonic() + settings.seconds
    for _ in range(settings.redirects + 1):
        why = may(at) if may else None
        if why:
            raise BadPage(url, why)
        reply = ask(at, settings, headers or {}, until, resolve)
        target = reply.header("location") if reply.status in REDIRECTS else None
        if target is None:
            return reply
        at = urljoin(at, target)
    raise BadPage(url, f"more than {settings.redirects} redirects")


def ask(
    url: str,
    settings: FetchSettings,
    headers: Mapping[str, str],
    until: float,
    resolve: Resolve = resolved,
    data: bytes | None = None,
) -> Reply:
    """One request without redirects (POST where there is `data`); raises BadPage."""
    try:
        parts = urlsplit(url)
        connection = _connection(parts, url, settings, until, resolve)
    except (OSError, ValueError) as error:
        raise BadPage(url, f"cannot be fetched: {error}") from error
    late: list[bool] = []
    timer = Timer(max(0.0, until - monotonic()), _cut, (connection, late))
    timer.start()
    try:
        reply = _exchange(connection, parts, url, settings, headers, data)
    except (OSError, HTTPException, ValueError) as error:
        slow = late or isinstance(error, TimeoutError)
        why = f"took longer than {settings.seconds:g} s" if slow else f"cannot be fetched: {error}"
        raise BadPage(url, why) from error
    finally:
        timer.cancel()
        connection.close()
    if late:
        raise BadPage(url, f"took longer than {settings.seconds:g} s")
    return reply


def _cut(connection: _Checked, late: list[bool]) -> None:
    """End a connection whose time is over, wherever it waits."""
    late.append(True)
    if connection.raw is not None:
        with suppress(OSError):
            connection.raw.shutdown(socket.SHUT_RDWR)


def _connection(
    parts: SplitResult, url: str, settings: FetchSettings, until: float, resolve: Resolve
) -> _Checked:
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadPage(url, "only http and https addresses are read")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = resolve(parts.hostname, port)
    for address in addresses:
        if not reachable(address, settings.networks):
            raise BadPage(url, f"{parts.hostname} leads to {address}, which is no public address")
    if not addresses:
        raise BadPage(url, f"{parts.hostname} has no address")
    left = max(0.05, until - monotonic())
    return _Checked(parts.hostname, port, addresses[0], left, parts.scheme == "https")


class _Checked(HTTPConnection):
    """A connection to an address that was checked; the name is told to the server only."""

    def __init__(self, host: str, port: int, address: str, timeout: float, secure: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self.address, self.secure = address, secure
        self.raw: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the checked address."""
        self.raw = self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            context = ssl.create_default_context()
            secure = context.wrap_socket(
                self.raw, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.raw = self.sock = secure
            secure.do_handshake()


def _exchange(
    connection: _Checked,
    parts: SplitResult,
    url: str,
    settings: FetchSettings,
    headers: Mapping[str, str],
    data: bytes | None,
) -> Reply:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"User-Agent": settings.user_agent, "Accept-Encoding": "gzip", "Connection": "close"}
    connection.request("GET" if data is None else "POST", path, data, {**sent, **headers})
    response = connection.getresponse()
    return Reply(
        url,
        response.status,
        response.reason,
        tuple((k, v) for k, v in response.getheaders() if k.lower() != "transfer-encoding"),
        _body(response, url, settings.bytes),
    )


def _body(response: HTTPResponse, url: str, most: int) -> bytes:
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > most:
            raise BadPage(url, f"larger than {most:,} bytes")
    if response.length:
        raise BadPage(url, f"ended {response.length:,} bytes early")
    return bytes(data)


def reachable(address: str, networks: tuple[str, ...] = ()) -> bool:
    """Whether an address is public, or inside a network that may be reached.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by that too.
    """
    told = ip_address(address.partition("%")[0])
    if any(told in ip_network(network) for network in networks):
        return True
    return all(one.is_global and not one.is_multicast for one in (told, *_inside(told)))


def _inside(address: Address) -> list[Address]:
    """The IPv4 addresses that an IPv6 address carries."""
    if isinstance(address, IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour]
    found += address.teredo or ()
    if address in _NAT64:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


def plain(reply: Reply, most: int) -> Reply:
    """The reply with its content encoding undone; raises BadPage for bombs and broken packing."""
    encoding = (reply.header("content-encoding") or "").lower()
    if encoding in ("", "identity"):
        return reply
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadPage(reply.url, f"content encoding {encoding} is not read")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        body = unpack.decompress(reply.body, most + 1)
    except zlib.error as error:
        raise BadPage(reply.url, f"broken {encoding}") from error
    if len(body) > most or not unpack.eof:
        why = f"unpacks to more than {most:,} bytes" if len(body) > most else "gzip is cut short"
        raise BadPage(reply.url, why)
    kept = tuple((k, v) for k, v in reply.headers if k.lower() != "content-encoding")
    return replace(reply, body=body, headers=kept)
