"""Articles are added under a clean name and once; what comes from the web comes within limits, and never unasked."""

from __future__ import annotations

import gzip
import json
import mailbox
import re
import shutil
import ssl
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briefgen.add import add_all
from briefgen.cache import Cache
from briefgen.errors import BriefgenError
from briefgen.fetch import fetch, is_public
from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.world import Knowledge
from briefgen.outcome import Outcome
from briefgen.read import Piece, read_piece, split
from briefgen.twins import Shelf, runs_of, share
from tests.sites import ROOT, TALKS, UNDATED, VISIT, briefgen, make_content

FORMS = Path(__file__).parent / "forms"

TALKS_NAME = "2024-05-14-norway-kenya-agree-on-port-inspections.txt"

PAGE = f"""<!DOCTYPE html>
<html><head><title>Norway, Kenya Agree</title></head><body><h1>Norway, Kenya Agree</h1>
{"".join(f"<p>{line}</p>" for line in TALKS.splitlines()[3:])}</body></html>
"""


def add(folder: Path, *sources: str | Path, force: bool = False, private: bool = False) -> Outcome:
    known = Cache(folder / ".briefgen")
    try:
        return add_all([str(each) for each in sources], folder / "content", known, force=force, private=private)
    finally:
        known.close()


def complaints(outcome: Outcome) -> list[str]:
    """The first line of each problem."""
    return [str(problem).splitlines()[0] for problem in outcome.problems]


def articles(folder: Path) -> dict[str, bytes]:
    found = folder / "content/articles"
    return {path.name: path.read_bytes() for path in sorted(found.iterdir())} if found.is_dir() else {}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture
def folder(desk: Path) -> Path:
    """An empty folder, but for a cache that knows the world already."""
    for path in desk.iterdir():
        if path.is_dir() and path.name != ".briefgen":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    return desk


@cache
def world() -> Knowledge:
    return load()


# Files


def test_a_file_is_copied_under_its_day_and_headline(folder: Path) -> None:
    source = folder / "Untitled (3).TXT"
    source.write_text(TALKS)
    said, complaint = briefgen(folder, "add", source.name)
    assert said == f"content/articles/{TALKS_NAME}: new, from Untitled (3).TXT\n1 file added\n"
    assert complaint == ""
    assert articles(folder) == {TALKS_NAME: TALKS.encode()}
    assert source.exists()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (FORMS / "newsletter.eml", "2024-05-14-norway-kenya-agree-on-port-inspections-more-pact.eml"),
        (FORMS / "feed.rss", "feed.rss"),
        (FORMS / "feed.json", "feed.json"),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_every_form_keeps_its_ending_and_its_bytes(folder: Path, source: Path, name: str) -> None:
    assert complaints(add(folder, source)) == []
    assert articles(folder) == {name: source.read_bytes()}


def test_a_file_gets_the_ending_of_what_it_holds(folder: Path) -> None:
    shutil.copy(FORMS / "feed.rss", folder / "Sample Post.txt")
    (folder / "page.txt").write_text(PAGE)
    add(folder, folder / "Sample Post.txt")
    add(folder, folder / "page.txt", force=True)
    assert [Path(name).suffix for name in articles(folder)] == [".html", ".xml"]


def test_a_name_that_is_taken_is_not_written_over(folder: Path) -> None:
    for number, words in enumerate(("in Santiago to discuss fisheries", "by telephone about the forests")):
        (folder / f"{number}.txt").write_text(f"Chile Holds Talks\n\nThe two met {words}, officials said on Friday.\n")
    add(folder, folder / "0.txt")
    before = articles(folder)
    add(folder, folder / "1.txt")
    assert len(articles(folder)) == 2
    assert before.items() <= articles(folder).items()


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "paper.pdf": (b"%PDF-1.7", "is a PDF, which is not read"),
    "list.opml": (b'<opml version="2.0"/>', "is a list of feeds (OPML); it holds no articles"),
    "big.txt": (b"a" * 1_048_577, "is too large: 1,048,577 bytes, more than 1,048,576"),
    "feed.xml": (b"<rss><channel>", "is cut off: the end is missing"),
    "bare.xml": (b"<rss><channel/></rss>", "warning: holds no entries"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_without_an_article_is_one_line_and_does_not_stop_the_others(folder: Path, name: str) -> None:
    (folder / name).write_bytes(BAD[name][0])
    (folder / "good.txt").write_text(TALKS)
    outcome = add(folder, folder / name, folder / "missing.txt", folder / "good.txt")
    first, second = complaints(outcome)
    assert first.startswith(str(folder / name))
    assert first.endswith(BAD[name][1])
    assert second == f"{folder}/missing.txt: cannot be read: no such file or directory"
    assert [*articles(folder)] == [TALKS_NAME]


def test_of_a_folder_what_can_be_read_is_taken_and_the_rest_told(folder: Path) -> None:
    inbox = make_content(folder / "inbox") / "articles"
    (inbox / "page_files").mkdir()
    (inbox / "page_files/ad.html").write_text("<p>Buy</p>")
    (inbox / "page.html").write_text(PAGE.replace("Norway", "Peru"))
    (inbox / "report.docx").write_text("x")
    (inbox / "empty.txt").write_text("")
    outcome = add(folder, inbox)
    assert complaints(outcome) == [
        f"{inbox}/report.docx: warning: is not read",
        f"{inbox}/empty.txt: the file is empty",
    ]
    assert len(articles(folder)) == 4
    assert outcome.said[-1] == "4 files added"


# Twins


def test_a_story_that_is_there_is_refused_and_its_twin_named(folder: Path) -> None:
    source = folder / "talks.txt"
    source.write_text(TALKS)
    add(folder, source)
    source.write_text("Menu\nSign in\n\n" + TALKS)
    outcome = add(folder, source)
    assert complaints(outcome) == [f"{source}: is there already, as {folder}/content/articles/{TALKS_NAME}"]
    assert len(articles(folder)) == 1
    assert complaints(add(folder, source, force=True)) == []
    assert len(articles(folder)) == 2


def test_twins_within_one_run_are_seen(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TALKS)
    assert len(complaints(add(folder, folder / "a.txt", folder / "b.txt"))) == 1


RECEIVED = "Mon, 03 Jun 2024 08:00:00 +0000"

TWIN = "2024-06-05-chile-holds-talks-with-norway-on-fisheries.eml"

CONTAINERS = {"feed.rss": 3, "letters.mbox": 2, "stories.jsonl": 2, "stories.zip": 2}
"""How many stories each holds; one of them is that of ``TWIN``."""


def container(folder: Path, name: str) -> Path:
    """A feed of another program, or a file with the story that is there and another one."""
    if name == "feed.rss":
        return FORMS / name
    path, mail = folder / name, (FORMS / "stub.eml").read_bytes()
    (piece,) = split("stub.eml", mail).pieces
    other = EmailMessage()
    other["From"], other["Subject"], other["Date"] = "desk@news.example", "Kenya to Send Ministers to Chile", RECEIVED
    other.set_content(VISIT.partition("\n\n")[2])
    if name.endswith(".mbox"):
        box = mailbox.mbox(path)
        box.add(mail)
        box.add(other.as_bytes())
        box.close()
    elif name.endswith(".jsonl"):
        rows = [
            {**piece.facts, "text": piece.data.decode()},
            {"title": other["Subject"], "text": VISIT, "date": RECEIVED},
        ]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("visit.txt", VISIT)
            archive.writestr("talks.eml", mail)
    return path


@pytest.mark.parametrize("name", CONTAINERS)
def test_of_a_container_only_what_is_new_is_taken_and_each_twin_named(folder: Path, name: str) -> None:
    add(folder, FORMS / "stub.eml")
    source = container(folder, name)
    outcome = add(folder, source)
    (complaint,) = [line for line in complaints(outcome) if "is there already" in line]
    assert re.fullmatch(
        rf"{re.escape(str(source))}(:\d+)?: warning: 'Chile Holds Talks With Norway on Fisheries' is there already"
        rf"( to \d\d%)?, as {re.escape(str(folder))}/content/articles/{TWIN}",
        complaint,
    )
    assert outcome.said[-1] == f"{CONTAINERS[name] - 1} file{'s' if CONTAINERS[name] > 2 else ''} added"
    assert len(articles(folder)) == CONTAINERS[name]


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_story_taken_out_of_a_container_reads_as_it_did_there(folder: Path, name: str) -> None:
    source = container(folder, name)
    there = {article.title: article for article in map(read_here, split(str(source), source.read_bytes()).pieces)}
    add(folder, FORMS / "stub.eml")
    add(folder, source)
    for path in {*(folder / "content/articles").iterdir()} - {folder / "content/articles" / TWIN}:
        (piece,) = split(path.name, path.read_bytes()).pieces
        article = read_here(piece)
        known = there[article.title]
        assert (article.paragraphs, article.published.value, article.url, article.publisher) == (
            known.paragraphs,
            known.published.value,
            known.url,
            known.publisher,
        )


def test_a_container_of_which_all_is_there_is_a_fault_that_names_each_twin(folder: Path) -> None:
    add(folder, FORMS / "feed.rss")
    outcome = add(folder, FORMS / "feed.rss")
    assert len(complaints(outcome)) == 3
    assert not any(problem.warning for problem in outcome.problems)
    assert outcome.said[-1] == "0 files added"
    briefgen(folder, "add", str(FORMS / "feed.rss"), code=1)


def test_taking_some_of_a_container_is_no_fault(folder: Path) -> None:
    add(folder, FORMS / "stub.eml")
    briefgen(folder, "add", str(FORMS / "feed.rss"))


def read_here(piece: Piece) -> Article:
    return read_piece(piece, world())


STORY = (ROOT / "content/articles/g7-hiroshima-summit.txt").read_bytes()

VARIANTS = {
    "other quote marks": (lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"), True),
    "other capitals": (str.upper, True),
    "a caption more": (lambda text: "Leaders pose for a picture before their meeting on Sunday.\n" + text, True),
    "a word changed": (lambda text: text.replace("leaders", "heads", 1), True),
    "half of it": (lambda text: text[: len(text) // 2], False),
    "other words": (lambda text: " ".join(reversed(text.split())), False),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_stories_are_twins_when_nearly_all_their_words_run_alike(name: str) -> None:
    change, alike = VARIANTS[name]
    (piece,) = split("articles/a.txt", STORY).pieces
    story = read_piece(piece, world())
    shelf = Shelf()
    shelf.put([story])
    (other,) = split("articles/b.txt", change(story.text).encode()).pieces
    assert (shelf.twin(read_piece(other, world())) is not None) == alike


def test_stories_in_scripts_without_spaces_are_compared_by_sign() -> None:
    one, other = "两国领导人周二在奥斯陆会晤,讨论港口检查问题。", "两国领导人周三在奥斯陆会晤,讨论港口检查问题。"
    assert 0.5 < share(runs_of(one), runs_of(other)) < 1


# The web


@dataclass(frozen=True)
class Web:
    """A server on this machine."""

    url: str
    port: int


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        getattr(self, f"get_{re.split('[.?]', self.path[1:])[0]}", self.get_missing)()

    def give(self, data: bytes, kind: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": kind, "Content_Length": str(len(data)), **headers}.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def get_page(self) -> None:
        self.give(PAGE.encode(), "text/html; charset=utf-8")

    def get_old(self) -> None:
        self.give(PAGE.replace("Norway", "Norvège").encode("cp1252"), "text/html; charset=windows-1252")

    def get_talks(self) -> None:
        self.give(TALKS.encode(), "text/plain; charset=utf-8")

    def get_feed(self) -> None:
        self.give((FORMS / "feed.rss").read_bytes(), "application/rss+xml")

    def get_unknown(self) -> None:
        self.give((FORMS / "feed.rss").read_bytes(), "application/octet-stream")

    def get_packed(self) -> None:
        self.give(gzip.compress(TALKS.encode()), "text/plain", Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.give(gzip.compress(b"a" * 10_000_000), "text/plain", Content_Encoding="gzip")

    def get_picture(self) -> None:
        self.give(b"\x89PNG", "image/png")

    def get_large(self) -> None:
        self.give(b"a" * 200_000, "text/html")

    def get_endless(self) -> None:
        self.give(b"a" * 200_000, "text/html", Content_Length="")

    def get_cut(self) -> None:
        self.give(b"a", "text/html", Content_Length="1000")

    def get_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip()

    def get_silent(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip()

    def get_nonsense(self) -> None:
        self.wfile.write(b"SSH-2.0-nothing\r\n\r\n")

    def get_loop(self) -> None:
        self.give(b"", "", 302, Location="/loop")

    def get_moved(self) -> None:
        self.give(b"", "", 301, Location="talks")

    def get_elsewhere(self) -> None:
        self.give(b"", "", 302, Location=f"http://localhost:{self.server.server_port}/talks")  # type: ignore[attr-defined]

    def get_disk(self) -> None:
        self.give(b"", "", 302, Location="file:///etc/hostname")

    def get_missing(self) -> None:
        self.send_error(404)

    def drip(self) -> None:
        """A byte now and then, for longer than anyone waits."""
        for _ in range(40):
            try:
                self.wfile.write(b"a")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    def log_message(self, *_parts: object) -> None:
        """Be quiet."""


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Web(f"http://127.0.0.1:{server.server_port}", server.server_port)
        server.shutdown()


def test_a_text_from_the_web_knows_where_it_came_from(folder: Path, web: Web) -> None:
    assert complaints(add(folder, f"{web.url}/moved", private=True)) == []
    (name, data), *_ = articles(folder).items()
    assert name == TALKS_NAME
    assert data == f'---\nurl: "{web.url}/talks"\n---\n\n'.encode() + TALKS.encode()
    (piece,) = split("articles/a.txt", data).pieces
    assert read_piece(piece, world()).url == f"{web.url}/talks"


def test_a_page_from_the_web_has_the_mark_that_browsers_make(folder: Path, web: Web) -> None:
    assert complaints(add(folder, f"{web.url}/page?id=3", private=True)) == []
    ((name, data),) = articles(folder).items()
    url = f"{web.url}/page?id=3"
    assert name == "2024-05-14-norway-kenya-agree.html"
    assert data.decode().startswith(f"<!DOCTYPE html>\n<!-- saved from url=({len(url):04d}){url} -->\n<meta charset=")
    (piece,) = split("articles/a.html", data).pieces
    assert piece.facts["url"] == url


def test_the_encoding_that_only_the_server_told_is_kept(folder: Path, web: Web) -> None:
    assert complaints(add(folder, f"{web.url}/old", private=True)) == []
    ((name, data),) = articles(folder).items()
    assert name == "2024-05-14-norvege-kenya-agree.html"
    assert b'<meta charset="windows-1252">' in data


@pytest.mark.parametrize(
    ("path", "name"), [("feed", "feed.xml"), ("unknown.rss", "unknown.rss"), ("packed.txt", TALKS_NAME)]
)
def test_the_content_type_decides_the_ending(folder: Path, web: Web, path: str, name: str) -> None:
    assert complaints(add(folder, f"{web.url}/{path}", private=True)) == []
    assert [*articles(folder)] == [name]


FAULTS = {
    "picture": "is image/png, which is not read",
    "missing": "the server answers 404 Not Found",
    "loop": "is redirected more than 5 times",
    "cut": "was cut off by the server",
    "nonsense": "cannot be reached: the server answers in no way that is known",
    "disk": "leads to 'file:///etc/hostname'; only http and https are asked",
    "elsewhere": "leads to the private address 127.0.0.1",
}


@pytest.mark.parametrize("path", FAULTS)
def test_what_cannot_be_had_is_one_line_and_does_not_stop_the_others(folder: Path, web: Web, path: str) -> None:
    outcome = add(folder, f"{web.url}/{path}", f"{web.url}/talks", private=True)
    assert complaints(outcome) == [f"{web.url}/{path}: {FAULTS[path]}"]
    assert len(articles(folder)) == 1


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://news.example/a", "leads to 'ftp://news.example/a'; only http and https are asked"),
        ("file:///etc/passwd", "leads to 'file:///etc/passwd'; only http and https are asked"),
        ("http://", "leads to 'http://'; only http and https are asked"),
        ("http://[::1", "'http://[::1' is no address"),
        ("http://a:b@127.0.0.1/", "holds a name or password, which is not sent"),
        ("http://nowhere.invalid/", "there is no host 'nowhere.invalid'"),
        ("http://127.0.0.1/", "leads to the private address 127.0.0.1"),
        ("http://2130706433/", "leads to the private address 127.0.0.1"),
        ("http://[::1]/", "leads to the private address ::1"),
        ("http://[::ffff:127.0.0.1]/", "leads to the private address ::ffff:127.0.0.1"),
        ("http://localhost/", "leads to the private address "),
    ],
)
def test_an_address_that_is_not_asked_is_one_line(address: str, message: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        fetch(address)
    assert str(caught.value).splitlines()[0].startswith(f"{address}: {message}")


PRIVATE = ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "fe80::1",
           "fd00::1", "::", "64:ff9b::a00:1", "2002:7f00:1::", "255.255.255.255"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_private_networks_are_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_addresses_of_the_internet_are_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("path", ["large", "endless", "bomb"])
def test_what_is_too_large_is_not_read_to_its_end(web: Web, path: str) -> None:
    with pytest.raises(BriefgenError, match="is larger than 100,000 bytes"):
        fetch(f"{web.url}/{path}", private=True, most=100_000)


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_a_server_that_drips_is_left(web: Web, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(BriefgenError, match=r"was not there within 0\.5 seconds"):
        fetch(f"{web.url}/{path}", private=True, patience=0.5)
    assert time.monotonic() - start < 2


def test_a_port_where_nobody_answers_is_one_line() -> None:
    with pytest.raises(BriefgenError, match="cannot be reached: connection refused"):
        fetch("http://127.0.0.1:1/", private=True)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl, which makes the certificate, is not here")
def test_a_certificate_that_nobody_vouches_for_is_one_line(folder: Path) -> None:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
         "-keyout", key, "-out", certificate], check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(BriefgenError, match="its certificate is not trusted"):
            fetch(f"https://127.0.0.1:{server.server_port}/page", private=True)
        server.shutdown()


def test_a_site_of_what_was_added(folder: Path) -> None:
    for name, text in (("a.txt", TALKS), ("b.txt", VISIT), ("c.md", UNDATED)):
        (folder / name).write_text(text)
    briefgen(folder, "add", "a.txt", "b.txt", "c.md")
    assert briefgen(folder, "extract")[0] == "3 articles summed up: 3 new\n"
    _, complaint = briefgen(folder, "add", "a.txt", code=1)
    assert complaint.startswith(f"a.txt: is there already, as content/articles/{TALKS_NAME}\n")
