"""The preview: pages to this machine alone, a reload after each change, errors on the page itself."""

from __future__ import annotations

import html
import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.preview import OWN
from tests.sites import environment, make_content

PATIENCE = 20.0
"""Seconds that a build may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A server that is running, and the folder it runs in."""

    process: subprocess.Popen[str]
    folder: Path
    port: int

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str, dict[str, str]]:
        """Status, text and headers of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers={name.capitalize(): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}
        finally:
            connection.close()

    def wait_for(self, words: str, path: str = "/", without: str = "\0") -> str:
        """The page once it holds ``words``, and no longer what it is to be ``without``."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = self.get(path)[1]
            if words in text and without not in text:
                return text
            time.sleep(0.05)
        raise AssertionError(f"{words!r} never came up in {path}")

    def events(self) -> socket.socket:
        """An open stream of reloads, its head and first number read."""
        stream = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        stream.sendall(f"GET {OWN}events HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
        got = b""
        while b"data: " not in got:
            got += stream.recv(4096)
        return stream


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    make_content(folder)
    (folder / "secret.txt").write_text("CANARY")
    command = [sys.executable, "-m", "briefgen", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=environment())
    assert process.stdout
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
    assert found
    running = Preview(process, folder, int(found[1]))
    running.wait_for("reload.js", "/index.html")
    running.wait_for("Norway")
    yield running
    process.kill()
    process.wait()


def test_a_page_is_served_with_the_script_that_reloads_it(preview: Preview) -> None:
    status, text, headers = preview.get("/countries/norway.html")
    assert status == 200
    assert f'<script src="{OWN}reload.js" data-version="' in text
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    on_disk = (preview.folder / "site/countries/norway.html").read_text(encoding="utf-8")
    assert OWN not in on_disk


def test_the_pages_policy_lets_the_preview_in_and_nobody_else(preview: Preview) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', preview.get("/")[1])
    assert policy
    assert "connect-src 'self'" in policy[1]
    assert "http" not in policy[1]


def test_a_folder_shows_its_index(preview: Preview) -> None:
    assert preview.get("/countries/")[0] == 200


def test_a_head_has_no_body(preview: Preview) -> None:
    status, text, headers = preview.get("/", method="HEAD")
    assert (status, text) == (200, "")
    assert int(headers["content-length"]) > 100


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_reading_is_allowed(preview: Preview, method: str) -> None:
    assert preview.get("/", method=method)[0] == 501


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "//etc/hostname",
        "/%00",
        "/.nojekyll/..",
        "/link.txt",
    ],
)
def test_nothing_outside_the_site_is_served(preview: Preview, path: str) -> None:
    link = preview.folder / "site/link.txt"
    if not link.is_symlink():
        link.symlink_to(preview.folder / "secret.txt")
    status, text, _ = preview.get(path)
    assert status == 404
    assert "CANARY" not in text


@pytest.mark.parametrize("host", ["evil.invalid", "0.0.0.0", "", "127.0.0.1.nip.invalid"])
def test_another_name_for_this_machine_is_refused(preview: Preview, host: str) -> None:
    assert preview.get("/", host=host)[0] == 403


@pytest.mark.parametrize("path", ["/", f"{OWN}events"])
@pytest.mark.parametrize("origin", ["http://evil.invalid", "null"])
def test_pages_of_others_may_not_read_along(preview: Preview, path: str, origin: str) -> None:
    assert preview.get(path, origin=origin)[0] == 403


def test_connections_that_say_nothing_hold_up_nobody(preview: Preview) -> None:
    idle = [socket.create_connection(("127.0.0.1", preview.port), PATIENCE) for _ in range(60)]
    streams = [preview.events() for _ in range(20)]
    assert preview.get("/")[0] == 200
    for connection in (*idle, *streams):
        connection.close()


def test_a_saved_article_is_on_the_site_a_moment_later(preview: Preview) -> None:
    stream = preview.events()
    article = preview.folder / "content/articles/peru.txt"
    article.write_text(
        "Peru Thanks Norway\n\nPeru thanked Norway for its help with forests on Friday, officials said.\n"
    )
    assert b"data: " in stream.recv(4096)
    stream.close()
    preview.wait_for("Peru Thanks Norway")
    article.unlink()


def test_a_fault_is_shown_over_the_page_until_it_is_mended(preview: Preview) -> None:
    settings = preview.folder / "content/site.yaml"
    settings.write_text("titel: <b>Mine</b>\n")
    text = preview.wait_for("briefgen-problems")
    assert html.escape("unknown key 'titel'") in text
    assert "<b>Mine" not in text
    settings.write_text("title: Port Watch\n")
    assert preview.wait_for("Port Watch", without="briefgen-problems")


def test_a_port_that_is_taken_is_one_line(preview: Preview) -> None:
    command = [sys.executable, "-m", "briefgen", "serve", "--port", str(preview.port)]
    done = subprocess.run(command, cwd=preview.folder, capture_output=True, check=False, text=True, env=environment())
    assert done.returncode == 1
    assert done.stderr.startswith(f"127.0.0.1:{preview.port}: cannot be served at: address already in use\n")


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    make_content(tmp_path)
    command = [sys.executable, "-m", "briefgen", "serve", "--port", "0"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=tmp_path, stdout=pipe, stderr=pipe, text=True, env=environment())
    assert process.stdout
    assert "until Ctrl-C" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=PATIENCE)[1] == "stopped\n"
    assert process.returncode == 130
