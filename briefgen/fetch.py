"""One file from the web: within a time and a size, over http(s) alone, and never from a private network unasked."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from briefgen import __version__
from briefgen.errors import BriefgenError, Place, Problem

PATIENCE = 20.0
"""Seconds for the whole of it, redirects included; only the look-up of a name is left to the system's own limit."""

LARGEST = 32 * 1024 * 1024
"""Bytes of a file that is fetched."""

REDIRECTS = 5
"""How often a server may send us elsewhere."""

CHUNK = 64 * 1024
"""Bytes that are read at once."""

_MOVED = frozenset((301, 302, 303, 307, 308))
_SAFE = "/%!$&'()*+,;=:@-._~?[]"
_HEADERS = {
    "User-Agent": f"briefgen/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that stand for one of the older kind, by RFC 6052."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave."""

    url: str
    """Where it was in the end, after redirects."""

    data: bytes
    kind: str
    """The content type as served, in lower case and without parameters; empty when the server named none."""

    charset: str | None


def fetch(url: str, *, private: bool = False, patience: float = PATIENCE, most: int = LARGEST) -> Fetched:
    """Get ``url``.

    :param private: whether the host of ``url`` may be this machine or one of a private network; a redirect to another
        such host is refused in any case.
    :param patience: seconds for the whole of it.
    :param most: bytes of what is fetched.
    :raises BriefgenError: it is no address, or cannot be had within the limits.
    """
    deadline = _Deadline(patience)
    with _one_line(url, deadline), deadline.watched():
        at = url
        for _ in range(REDIRECTS + 1):
            answer = _ask(url, at, private and _host(at) == _host(url), deadline, most)
            if deadline.up:  # what was cut looks like the end of what was sent
                raise _slow(url, deadline)
            if isinstance(answer, Fetched):
                return answer
            at = answer
    raise _fault(url, f"is redirected more than {REDIRECTS} times", "save the page from a browser")


@dataclass(slots=True, eq=False)
class _Deadline:
    """Cuts the line when the time is up, however slowly a server drips."""

    seconds: float
    up: bool = False
    _start: float = field(default_factory=time.monotonic)
    _socket: socket.socket | None = None

    @property
    def left(self) -> float:
        return max(0.001, self.seconds - (time.monotonic() - self._start))

    def holds(self, line: socket.socket) -> socket.socket:
        self._socket = line
        if self.up:
            self._cut()
        return line

    @contextmanager
    def watched(self) -> Iterator[None]:
        timer = threading.Timer(self.seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self.up = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:  # it was closed a moment ago
                return


class _Http(http.client.HTTPConnection):
    """A connection to an address that was looked up and checked before, so that no second look-up can differ."""

    def __init__(self, host: str, port: int, address: str, deadline: _Deadline) -> None:
        super().__init__(host, port, timeout=deadline.left)
        self.address, self.deadline = address, deadline

    def connect(self) -> None:
        line = socket.create_connection((self.address, self.port), self.deadline.left)
        self.sock = self.deadline.holds(line)


class _Https(_Http):
    """The same, encrypted; the certificate must be that of the host's name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        plain = self.sock
        self.sock = self.deadline.holds(ssl.create_default_context().wrap_socket(plain, server_hostname=self.host))


def _ask(url: str, at: str, private: bool, deadline: _Deadline, most: int) -> Fetched | str:
    """What is at the address ``at``, or the address that it sends us to.

    :param url: the address that a person gave, which faults are told at.
    """
    parts, host, port = _checked(url, at)
    address = _address(url, host, port, private)
    connection = (_Https if parts.scheme == "https" else _Http)(host, port, address, deadline)
    try:
        target = urlunsplit(("", "", quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE), ""))
        connection.request("GET", target, headers=_HEADERS)
        response = connection.getresponse()
        if response.status in _MOVED and (location := response.getheader("Location")):
            return urljoin(at, location)
        if response.status != 200:
            raise _fault(url, f"the server answers {response.status} {response.reason}".rstrip(), "check the address")
        return Fetched(
            url=at,
            data=_body(url, response, most),
            kind=response.headers.get_content_type() if response.getheader("Content-Type") else "",
            charset=response.headers.get_content_charset(),
        )
    finally:
        connection.close()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _checked(url: str, at: str) -> tuple[SplitResult, str, int]:
    """The parts of an address, its host and its port.

    :raises BriefgenError: it is none that is asked.
    """
    try:
        parts = urlsplit(at)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        raise _fault(url, f"'{at}' is no address", "it begins with https://") from None
    if parts.scheme not in ("http", "https") or not host:
        raise _fault(url, f"leads to '{at}'; only http and https are asked", "save the page from a browser")
    if parts.username or parts.password:
        raise _fault(url, "holds a name or password, which is not sent", "save the page from a browser")
    return parts, host, port


def _address(url: str, host: str, port: int, private: bool) -> str:
    """The first address of ``host``, when all of its addresses may be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise _fault(url, f"there is no host '{host}'", "check the address, and that this machine is online") from None
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not private and not is_public(address):
            message = f"leads to the private address {address}"
            raise _fault(url, message, "--private allows it; do that for addresses of your own only")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet at large.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _body(url: str, response: http.client.HTTPResponse, most: int) -> bytes:
    """:raises BriefgenError: it is too large, cut off or packed in a way that was not asked for."""
    if response.length and response.length > most:
        raise _large(url, most)
    data = bytearray()
    while chunk := response.read(CHUNK):
        data += chunk
        if len(data) > most:
            raise _large(url, most)
    if response.length:
        raise _fault(url, "was cut off by the server", "try again")
    packing = (response.getheader("Content-Encoding") or "identity").lower()
    return bytes(data) if packing == "identity" else _unpacked(url, bytes(data), packing, most)


def _unpacked(url: str, data: bytes, packing: str, most: int) -> bytes:
    """Some servers pack what nobody asked them to."""
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise _fault(url, f"is packed as '{packing}', which is not read", "save the page from a browser")
    try:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        found = unpacker.decompress(data, most + 1)
    except zlib.error:
        raise _fault(url, "was damaged on the way", "try again") from None
    if len(found) > most:
        raise _large(url, most)
    if not unpacker.eof:
        raise _fault(url, "was cut off by the server", "try again")
    return found


@contextmanager
def _one_line(url: str, deadline: _Deadline) -> Iterator[None]:
    """Let every way in which a network fails be a fault in one line."""
    try:
        yield
    except BriefgenError:
        if deadline.up:
            raise _slow(url, deadline) from None
        raise
    except ssl.SSLCertVerificationError as error:
        raise _fault(url, f"its certificate is not trusted: {error.verify_message}", "check the address") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if deadline.up or isinstance(error, TimeoutError):
            raise _slow(url, deadline) from None
        words = getattr(error, "strerror", None) or "the server answers in no way that is known"
        raise _fault(url, f"cannot be reached: {words.lower()}", "check the address, or try again later") from None


def _slow(url: str, deadline: _Deadline) -> BriefgenError:
    return _fault(
        url, f"was not there within {deadline.seconds:g} seconds", "try again, or save the page from a browser"
    )


def _large(url: str, most: int) -> BriefgenError:
    return _fault(url, f"is larger than {most:,} bytes", "save the story alone")


def _fault(url: str, message: str, hint: str) -> BriefgenError:
    return BriefgenError([Problem(Place(url), message, hint)])
