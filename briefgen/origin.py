"""What was fetched, as the file that it is saved as: the bytes as served, and where they came from."""

from __future__ import annotations

import codecs
import json
import re
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.fetch import Fetched
from briefgen.knowledge.lexicon import lexicon
from briefgen.read import FORMS, SUFFIXES, Piece, form_of

UNTOLD = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream"))
"""Content types that servers give what they do not know; the address may tell more."""

_DOCTYPE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<!doctype[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]*charset|<\?xml[^>]*encoding", re.IGNORECASE)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def file_name(source: str, fetched: Fetched) -> str:
    """A name for what was fetched: the last part of its address, with an ending that its content type decides.

    :param source: the address that a person gave, which a fault is told at.
    :raises BriefgenError: it is of a type that is not read, such as a picture.
    """
    parts = urlsplit(fetched.url)
    path = PurePosixPath(parts.path)
    stem = path.stem or parts.hostname or "page"
    if fetched.kind in UNTOLD and path.suffix.lower() in SUFFIXES:
        return stem + path.suffix.lower()
    if fetched.kind not in UNTOLD and fetched.kind not in _endings():
        hint = "give the address of an article, or of a feed of articles"
        raise BriefgenError([Problem(Place(source), f"is {fetched.kind}, which is not read", hint)])
    return stem + _endings().get(fetched.kind, "")


def with_origin(name: str, fetched: Fetched) -> bytes:
    """The bytes as served; a page with the comment that browsers put into it, a text with a front matter.

    A feed, a mail or an archive says of each entry where it comes from.
    """
    form = form_of(name, fetched.data)
    if fetched.data.startswith(_BOMS[1:]):
        return fetched.data
    if form == "html":
        return _page(fetched)
    return _text(fetched) if form in ("text", "markdown") else fetched.data


def alone(piece: Piece) -> bytes:
    """An entry of a container as a file of its own: a text with what the container says of it as front matter."""
    if piece.form == "html" or not piece.facts:
        return piece.data
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in piece.facts.items())
    return f"---\n{front}---\n\n".encode() + piece.data.lstrip(b"\n")


def ending_alone(piece: Piece) -> str:
    """The ending of such a file: that of the entry, when it has one of its form."""
    own, endings = PurePosixPath(piece.file).suffix.lower(), FORMS[piece.form].endings
    return own if own in endings else endings[0]


def _page(fetched: Fetched) -> bytes:
    url = fetched.url.replace(">", "%3E")
    marks = f"<!-- saved from url=({len(url):04d}){url} -->\n".encode()
    declared = fetched.data.startswith(_BOMS) or _CHARSET.search(fetched.data[:2048])
    if fetched.charset and not declared:
        marks += f'<meta charset="{fetched.charset}">\n'.encode("ascii", "ignore")
    doctype = _DOCTYPE.match(fetched.data)
    start = doctype.end() if doctype else 0
    return fetched.data[:start] + (b"\n" if start else b"") + marks + fetched.data[start:]


def _text(fetched: Fetched) -> bytes:
    data = fetched.data.removeprefix(codecs.BOM_UTF8)
    if fetched.charset:
        try:
            data = data.decode(fetched.charset).encode()
        except (LookupError, UnicodeDecodeError):  # the server is wrong; the reader tells what it is
            data = fetched.data
    if data.startswith(b"---"):
        return data
    return f"---\nurl: {json.dumps(fetched.url)}\n---\n\n".encode() + data


@cache
def _endings() -> dict[str, str]:
    return {kind: ending for ending, kinds in lexicon("forms")["content_types"].items() for kind in kinds}
