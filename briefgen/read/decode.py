"""Bytes to text: strict, so that a damaged file is said to be damaged."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefgen.errors import BriefgenError, Place, Problem

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and the marks that turn the direction of what follows; tab and newline stay."""

_BREAKS = re.compile(r"\r\n?|\x85|\u2028|\u2029")


def decode(file: str, data: bytes) -> str:
    """The text of ``data`` with ``\\n`` for every line break, in Unicode's composed form, without control characters.

    :raises BriefgenError: the file is empty, binary or in no encoding that it declares.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise _fault(file, "the file is empty", "save the article's text in it, or remove it")
    encoding, body = _split_bom(data)
    if encoding == "utf-8" and b"\x00" in body:
        line = body.count(b"\n", 0, body.index(b"\x00")) + 1
        raise _fault(file, "this is no text: it holds binary data", "save the article as plain text in UTF-8", line)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(file, body, error) from error
    text = unicodedata.normalize("NFC", _CONTROL.sub("", _BREAKS.sub("\n", text)))
    if not text.strip():
        raise _fault(file, "the file is empty", "save the article's text in it, or remove it")
    return text


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
