"""The bytes of a web page to its text: what the bytes prove first, then what the page declares, then the ladder."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from briefgen.read.decode import Decoded, decoded

PRESCAN = 4096
"""Bytes at the start of a page within which it declares its encoding; browsers look at 1,024, saved pages add lines."""

TOLERATED = 0.002
"""Share of the characters (0 to 1) that may be damaged in a page that is otherwise in the encoding it declares."""

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}?encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
"""What browsers read where a page declares less, by Python's names (WHATWG Encoding Standard, labels)."""

_FAMILIES = ("cp", "iso", "koi8", "gb", "big5", "euc", "shift_jis", "utf-8", "utf-16", "mac", "tis", "hz")
"""What the names of encodings that web pages are in start with; Python knows others that are none of text."""

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SHIFTING = ("iso2022", "hz", "utf-16", "utf-32", "utf-7")
"""Encodings whose bytes look like ASCII or hold zeros, so that only the declaration tells."""


def page_text(file: str, data: bytes, charset: str | None = None) -> Decoded:
    """The text of a page, without an XML declaration, whose encoding no longer holds.

    :param charset: what the file around the page says of it; it wins over the page's own declaration.
    :raises BriefgenError: the page is empty, or in no encoding that can be told.
    """
    found = _decoded(file, data, _known(charset) or _declared(data))
    return replace(found, text=_XML.sub("", found.text))


def _decoded(file: str, data: bytes, name: str | None) -> Decoded:
    if name is None or data.startswith(_BOMS) or (not name.startswith(_SHIFTING) and _decodes(data, "utf-8")):
        return decoded(file, data)
    text = data.decode(name, "replace")
    damaged = text.count("\ufffd")
    if damaged > TOLERATED * len(text):
        return decoded(file, data)
    doubt = (f"what is not {name.upper()} is left out: {damaged} of {len(text):,} characters",) if damaged else ()
    return replace(decoded(file, text.replace("\ufffd", "").encode()), doubts=doubt)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:PRESCAN])
    return _known((match[1] or match[2]).decode("ascii", "replace")) if match else None


def _known(label: str | None) -> str | None:
    """Python's name for what a browser would read for ``label``."""
    try:
        name = codecs.lookup((label or "").strip().lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    if not name.startswith(_FAMILIES):
        return None
    # A page that was readable enough to declare UTF-16 in ASCII letters is not in it.
    return "utf-8" if name.startswith("utf-16") else _WIDER.get(name, name)
