"""A page that a browser saved as one file (``.mhtml``, ``.mht``): the HTML in it, without its pictures and frames."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email import policy
from email.message import Message

from briefgen.errors import BriefgenError, Place, Problem

_OPENING = re.compile(
    rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,40}?content-type:\s*multipart/related", re.IGNORECASE
)
"""The head of a message whose parts make up one page."""

HEAD = 8192
"""Bytes at the start of a file within which that head stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The page inside."""

    data: bytes
    charset: str | None
    """The encoding that the part declares."""

    url: str | None
    """The address that it was saved from."""


def is_mhtml(data: bytes) -> bool:
    """Whether ``data`` opens as such a file does, whatever its name."""
    return _OPENING.match(data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def main_part(file: str, data: bytes) -> Part:
    """The page itself: the part that the file calls its start, else its first HTML.

    :raises BriefgenError: there is none.
    """
    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=policy.default)
    start = str(message.get_param("start", "") or "")
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    named = [part for part in pages if start and str(part["Content-ID"] or "").strip() == start.strip()]
    if not pages:
        problem = Problem(Place(file), "the saved page holds no HTML", "save the page again, or its text as .txt")
        raise BriefgenError([problem])
    page = (named or pages)[0]
    return Part(data=_content(page), charset=page.get_content_charset(), url=_address(page, message))


def _content(part: Message) -> bytes:
    """The part without its transfer encoding; what of it is damaged stays as it is."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _address(part: Message, message: Message) -> str | None:
    for said in (part["Content-Location"], message["Snapshot-Content-Location"], message["Content-Location"]):
        if said and str(said).strip().startswith(("http://", "https://")):
            return "".join(str(said).split())
    return None
