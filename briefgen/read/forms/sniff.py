"""Which form a file has: by its ending and, since endings lie, by what it holds."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.knowledge.lexicon import word_set

MIB = 1024 * 1024

REACH = 4096
"""Bytes at the start of a file that tell what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of file that is read."""

    name: str
    endings: tuple[str, ...]
    """The usual one first."""

    largest: int
    """Bytes of a file that is read; the longest news story in plain text has a hundredth of a MiB."""


FORMS = {
    form.name: form
    for form in (
        Form(name="text", endings=(".txt", ".text"), largest=MIB),
        Form(name="markdown", endings=(".md", ".markdown"), largest=MIB),
        Form(name="html", endings=(".html", ".htm", ".xhtml", ".mhtml", ".mht"), largest=8 * MIB),
        Form(name="feed", endings=(".xml", ".rss", ".atom", ".rdf"), largest=32 * MIB),
        Form(name="json", endings=(".json", ".jsonl", ".ndjson"), largest=32 * MIB),
        Form(name="mail", endings=(".eml",), largest=32 * MIB),
        Form(name="mbox", endings=(".mbox",), largest=32 * MIB),
        Form(name="zip", endings=(".zip",), largest=32 * MIB),
    )
}

SUFFIXES = tuple(ending for form in FORMS.values() for ending in form.endings)
"""The endings of files that can be read."""

_BY_ENDING = {ending: form.name for form in FORMS.values() for ending in form.endings}

_FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "a document in RTF"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"bplist00", "a web archive of Safari"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
"""First bytes of what people save and cannot be read, with what to call it."""

_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/")
"""In the first entry of a zip file that is a document of Word, LibreOffice or an e-book."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s[^\[>]*(?:\[.*?\]\s*)?>)*", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(
    r"(?:\s|<!--.*?-->)*(?:<!doctype\s+html|<(?:html|head|body|article|main|div|p|meta|title|section|h1)\b)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"<(?:\?xml\s|(?:[a-z]+:)?(?:rss|feed|rdf|entry|opml|urlset|sitemapindex)\b)", re.IGNORECASE)
_TAG = re.compile(r"<[a-z!/][^<>]*>", re.IGNORECASE)
_RECORD = re.compile(r"(?:\[\s*)?\{\s*\"[^\"\n]{1,60}\"\s*:")
_MBOX = re.compile(r"From \S+ .*\d\d:\d\d.*\d{4}\r?\n[!-9;-~]+:")
_HEADER = re.compile(r"^([!-9;-~]+):", re.MULTILINE)
_PAGE_ARCHIVE = re.compile(r"^(?:Snapshot-Content-Location:|From: <Saved by )", re.MULTILINE)


def form_of(file: str, data: bytes) -> str:
    """The name of the form that ``data`` has; where that tells nothing, the one that the ending of ``file`` stands for.

    :raises BriefgenError: it is of a form that is known and not read, such as a PDF.
    """
    if foreign := _foreign(data):
        hint = "open it in its own program and save its text as .txt, or the page as .html"
        raise BriefgenError([Problem(Place(file), f"is {foreign}, which is not read", hint)])
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    ending = PurePosixPath(file).suffix.lower()
    return _by_content(_head(data), ending) or _without_marks(_BY_ENDING.get(ending, "text"), data)


def ending_of(file: str, data: bytes) -> str:
    """The ending that a file of this content goes under: its own, when that is one of its form.

    :raises BriefgenError: it is of a form that is known and not read.
    """
    endings = FORMS[form_of(file, data)].endings
    own = PurePosixPath(file).suffix.lower()
    return own if own in endings else endings[0]


def largest(file: str) -> int:
    """Bytes that a file of this name may have."""
    return FORMS[_BY_ENDING.get(PurePosixPath(file).suffix.lower(), "text")].largest


def too_large(size: int, most: int) -> tuple[str, str]:
    """What is said of a file or entry that is over its limit, and the hint.

    :param size: in bytes, as is ``most``.
    """
    return f"is too large: {size:,} bytes, more than {most:,}", "save the story alone"


def _foreign(data: bytes) -> str | None:
    if data.startswith(b"PK") and any(mark in data[:128] for mark in _OFFICE):
        return "an Office document or e-book"
    return next((name for start, name in _FOREIGN if data.startswith(start)), None)


def _head(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) : REACH].decode(encoding, errors="replace")
    return data[:REACH].decode("latin-1")


def _by_content(head: str, ending: str) -> str | None:
    """The form that the first bytes show; None when they could be those of any text."""
    start = head.lstrip()
    if start.startswith("<"):
        return _markup(start)
    if _MBOX.match(start):
        return "mbox"
    if _is_mail(start, certain=ending == ".eml"):
        return "html" if ending in (".mhtml", ".mht") or _PAGE_ARCHIVE.search(start) else "mail"
    if _RECORD.match(start):
        return "json"
    return None


def _markup(start: str) -> str | None:
    root = start[_PROLOGUE.match(start).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    if _HTML.match(start) or _HTML.match(root):
        return "html"
    return "feed" if _XML.match(start) or _XML.match(root) else None


def _is_mail(start: str, *, certain: bool) -> bool:
    """Whether it opens with the headers of a mail; a text may open with lines such as ``Subject:`` too."""
    names = {name.lower() for name in _HEADER.findall(re.split(r"\r?\n\r?\n", start, maxsplit=1)[0])}
    opens = bool(_HEADER.match(start))
    return (
        opens
        and len(names & word_set("forms", "mail_headers")) >= 2
        and (certain or len(names & word_set("forms", "mail_only")) >= 2)
    )


def _without_marks(form: str, data: bytes) -> str:
    """What its ending calls HTML, and holds no tag at all, is plain text."""
    return "text" if form == "html" and not _TAG.search(data[: 16 * REACH].decode("latin-1")) else form
