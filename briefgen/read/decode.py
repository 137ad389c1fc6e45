"""Bytes to text: the encoding that a file tells or shows, what is no text left out, one way to write each letter."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.read.encoding import escaped, guess_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Control characters, halves of letters, hyphens that do not show, the marks that turn the direction of what follows.

Tab and newline stay, and the joiners that Persian and the scripts of India are written with.
"""

_TYPOGRAPHERS = b"\xe2\x80"
"""The first bytes, in UTF-8, of the quotation marks, dashes, dots and bullets that typographers set."""

_USUAL = bytes(range(0x20, 0x7F)) + b"\n" + b"\x93\x94\x98\x99\x9c\x9d\xa2\xa6"
"""The bytes of a text of ASCII and such marks, without the two above."""

_BREAKS = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_BINARY = 0.02
"""Share of control characters (0 to 1) above which a file is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and what a person should look at about its encoding."""

    text: str
    doubts: tuple[str, ...] = ()


def decode(file: str, data: bytes) -> str:
    """The text of ``data`` as :func:`decoded` has it, where nobody looks at the doubts.

    :raises BriefgenError: as :func:`decoded`.
    """
    return decoded(file, data).text


def decoded(file: str, data: bytes) -> Decoded:
    """The text of ``data`` with ``\\n`` for every line break, in Unicode's composed form, without control characters.

    A byte order mark tells the encoding, else it is UTF-8 if it can be; else the one whose text looks most like a
    language, which is then said.

    :raises BriefgenError: the file is empty, binary, or in no encoding that can be told.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise _fault(file, "the file is empty", "save the article's text in it, or remove it")
    encoding, body = _split_bom(data)
    raw, doubts = _raw(file, encoding, body)
    text = raw if encoding == "utf-8" and not doubts and _is_usual(body) else unicodedata.normalize("NFC", _plain(raw))
    if not text.strip():
        raise _fault(file, "the file is empty", "save the article's text in it, or remove it")
    return Decoded(text=text, doubts=doubts)


def _is_usual(body: bytes) -> bool:
    """Whether a text in UTF-8 is ASCII and the marks of typographers, as most are: no more needs to be done to it."""
    return not body.replace(_TYPOGRAPHERS, b"").translate(None, _USUAL)


def _plain(raw: str) -> str:
    """The text with plain line breaks and no control characters; most texts have but spaces that are not printed."""
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n")
    if raw.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable():
        return raw
    return _CONTROL.sub("", _BREAKS.sub("\n", raw))


def _raw(file: str, encoding: str, body: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        raw = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or _mostly_utf_8(body):
            raise _undecodable(file, body, error) from error
        return _guessed(file, body)
    if encoding == "utf-8" and ("\x00" in raw or ("\x1b" in raw and escaped(body))):
        return _guessed(file, body)
    return raw, ()


def _guessed(file: str, body: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in the encoding that it shows.

    :raises BriefgenError: it shows none.
    """
    guess = escaped(body) or (None if b"\x00" not in body and _is_binary(body) else guess_encoding(body))
    if guess is None:
        at = body.index(b"\x00") if b"\x00" in body else 0
        line = body.count(b"\n", 0, at) + 1
        message = "this is no text: it holds binary data, or text in an encoding that cannot be told"
        raise _fault(file, message, "save the article as plain text in UTF-8", line)
    try:
        return body.decode(guess.codec), (f"not UTF-8: read as {guess.name}, by the letters it holds",)
    except UnicodeDecodeError as error:
        raise _undecodable(file, body, error) from error


def _is_binary(body: bytes) -> bool:
    """Bytes that no text has: control characters all over."""
    sample = body[:4096]
    odd = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return odd > _BINARY * len(sample)


def _mostly_utf_8(body: bytes) -> bool:
    """Text in UTF-8 with a damaged place: most letters beyond ASCII are whole."""
    text = body.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) - damaged > 3 * damaged


def _split_bom(data: bytes) -> tuple[str, bytes]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding, data[len(bom) :]
    return "utf-8", data


def _undecodable(file: str, body: bytes, error: UnicodeDecodeError) -> BriefgenError:
    line_start = body.rfind(b"\n", 0, error.start) + 1
    line = body.count(b"\n", 0, error.start) + 1
    column = len(body[line_start : error.start].decode("utf-8", errors="replace")) + 1
    message = f"byte 0x{body[error.start]:02x} is not {error.encoding.upper()}"
    return _fault(file, message, "open the file in an editor and save it as UTF-8", line, column)


def _fault(file: str, message: str, hint: str, line: int = 0, column: int = 0) -> BriefgenError:
    return BriefgenError([Problem(Place(file, line, column), message, hint)])
