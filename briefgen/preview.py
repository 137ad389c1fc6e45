"""The preview's web server: pages of one site to this machine alone, with a reload when they change."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.write import read_manifest

HOST = "127.0.0.1"

OWN = "/__briefgen/"
"""Where the preview's own files are; no page of a site has such a path."""

SCRIPT = b"""(function () {
  "use strict";
  var seen = document.currentScript.getAttribute("data-version");
  var source = new EventSource("/__briefgen/events");
  source.onmessage = function (event) {
    if (event.data !== seen) { source.close(); location.reload(); }
  };
  window.addEventListener("pagehide", function () { source.close(); });
})();
"""

STYLE = b"""#briefgen-problems { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; margin: 0;
  padding: 1rem; background: #7a0019; color: #fff; font: 14px/1.5 monospace; white-space: pre-wrap; z-index: 9999; }
"""

BEAT = 15.0
"""Seconds of silence after which a reload stream is tested for a reader."""

PATIENCE = 10.0
"""Seconds that a connection may take to say what it wants."""

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}

MISSING = b"<!doctype html><title>briefgen</title><h1>No such page</h1>"

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')


@dataclass(slots=True)
class Showing:
    """What is shown just now; shared between the thread that builds and those that answer."""

    site: Path
    version: int = 0
    problems: tuple[Problem, ...] = ()
    files: frozenset[str] = frozenset()
    changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, problems: Iterable[Problem] = ()) -> None:
        """Show the site as it is on the disk now, with what is wrong with its sources, to everybody who looks."""
        with self.changed:
            self.files = frozenset(read_manifest(self.site))
            self.problems = tuple(problems)
            self.version += 1
            self.changed.notify_all()


class Server(ThreadingHTTPServer):
    """A server on this machine's own address; a connection that says nothing holds up no other."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, showing: Showing, port: int) -> None:
        self.showing = showing
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problem = Problem(Place(f"{HOST}:{port}"), f"cannot be served at: {reason}", "choose another with --port")
            raise BriefgenError([problem]) from None
        self.names = {f"{name}:{self.server_port}" for name in (HOST, "localhost")}
        """What a browser on this machine calls the server; anything else comes from elsewhere."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Readers come and go; that is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "briefgen"
    sys_version = ""
    timeout = PATIENCE
    error_message_format = "<!doctype html><title>%(code)d</title><h1>%(code)d %(message)s</h1>\n"
    own_files: ClassVar = {"reload.js": SCRIPT, "problems.css": STYLE}

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if not self._from_here():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == f"{OWN}events":
            self._stream()
        elif path.startswith(OWN) and path.removeprefix(OWN) in self.own_files:
            self._send(HTTPStatus.OK, path, self.own_files[path.removeprefix(OWN)])
        else:
            self._page(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing; the terminal is for the builds."""

    def _from_here(self) -> bool:
        """Whether it is a page of ours that asks: a foreign site may not read along, whatever name it resolves to."""
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in self.server.names and (
            origin is None or origin.removeprefix("http://") in self.server.names
        )

    def _page(self, path: str) -> None:
        """Send a file that the site's manifest names, and no other."""
        showing = self.server.showing
        name = unquote(path.removeprefix("/"))
        name += "index.html" if name == "" or name.endswith("/") else ""
        status = HTTPStatus.OK if name in showing.files else HTTPStatus.NOT_FOUND
        name = name if status is HTTPStatus.OK else "404.html"
        data = _content(showing, name)
        if data is None:
            status, name, data = (
                HTTPStatus.NOT_FOUND,
                "404.html",
                b"<!doctype html><title>briefgen</title><h1>No such page</h1>",
            )
        self._send(status, name, dressed(data, showing) if name.endswith(".html") else data)

    def _send(self, status: HTTPStatus, name: str, data: bytes) -> None:
        self.send_response(status)
        self._headers(TYPES.get(Path(name).suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _headers(self, kind: str) -> None:
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _stream(self) -> None:
        """Tell the number of each version as it comes, until the reader goes away."""
        self.send_response(HTTPStatus.OK)
        self._headers("text/event-stream; charset=utf-8")
        self.end_headers()
        if self.command == "HEAD":
            return
        showing, told = self.server.showing, -1
        while True:
            with showing.changed:
                if showing.version == told:
                    showing.changed.wait(BEAT)
                news, told = showing.version != told, showing.version
            self.wfile.write(f"data: {told}\n\n".encode() if news else b": still here\n\n")


def _content(showing: Showing, name: str) -> bytes | None:
    """A file of the site; None when it is not there, or leads out of the site."""
    path = showing.site / name
    try:
        inside = path.resolve(strict=True) == showing.site.resolve() / name
        return path.read_bytes() if inside else None
    except OSError:
        return None


def dressed(page: bytes, showing: Showing) -> bytes:
    """A page with the script that reloads it, and with the problems of the last build over it."""
    version = str(showing.version)
    extra = f'<script src="{OWN}reload.js" data-version="{version}"></script>'
    if showing.problems:
        told = html.escape("\n".join(map(str, showing.problems)))
        extra = f'<link rel="stylesheet" href="{OWN}problems.css"><pre id="briefgen-problems">{told}</pre>{extra}'
    text = _POLICY.sub(lambda match: f'{match[1]}{_opened(match[2])}"', page.decode(), count=1)
    before, end, after = text.rpartition("</body>")
    return (before + extra + end + after if end else text + extra).encode()


def _opened(policy: str) -> str:
    """A page's security policy with room for the preview's own script, style and stream.

    >>> _opened("default-src 'none'; style-src 'self'")
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'"
    """
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    for name in ("script-src", "style-src", "connect-src"):
        sources = [source for source in parts.get(name, "").split() if source != "'none'"]
        parts[name] = " ".join(sources if "'self'" in sources else [*sources, "'self'"])
    return "; ".join(f"{name} {sources}" for name, sources in parts.items())
