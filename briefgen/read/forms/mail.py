"""Mails and mailboxes to their stories: newsletters, and what people forward to themselves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect, MessageError, StartBoundaryNotFoundDefect
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from functools import cache

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import Cut
from briefgen.read.decode import decode
from briefgen.read.forms.entry import Entry
from briefgen.read.forms.facts import known
from briefgen.read.forms.forward import forwarded
from briefgen.read.forms.fragment import Prose, prose_of
from briefgen.read.forms.newsletter import without_frame

NOTE_WORDS = 50
"""Words under which a mail that has another one attached is a note about it."""

PLAIN_SHARE = 1 / 3
"""Share (0 to 1) of the words of a mail's HTML under which its plain text is a mere notice that there is HTML."""

PASSED_ON = "the mail was passed on; its day is not that of the story"
"""A doubt of a mail whose subject says so, without the headers of what it forwards."""

ENDLESS = "the end of the mail is missing; the story may be cut off"
"""A doubt of a mail whose last part never ends."""

DEEPEST = 5
"""Mails attached to one another."""

_FROM_LINE = re.compile(
    rb"^From \S{1,200} [^\n]{0,60}\d\d:\d\d[^\n]{0,40}\d{4}[^\n]{0,20}\n(?=[!-9;-~]+:)", re.MULTILINE
)
"""The line that parts the mails of a mailbox; one that begins with ``From`` in a text has no clock and year."""

_NO_ATTACHMENT = ("image/", "multipart/", "application/pgp-signature", "application/pkcs7-signature")
"""Parts that are left out without a word: pictures, signatures, and what is too damaged to have parts."""

_ENDLESS = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
_SIGNATURE = re.compile(r"\n-- ?\n")


@dataclass(slots=True)
class _Parts:
    """What a mail consists of."""

    texts: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    """Names of files that come with it."""

    mails: list[Message] = field(default_factory=list)


def mail_entries(file: str, data: bytes, line: int = 0) -> tuple[list[Entry], list[Problem]]:
    """The story of a mail, and those of mails that are attached to it.

    :param line: of the mailbox that the mail starts on.
    :raises BriefgenError: its text is in no encoding that it declares.
    """
    try:
        return _read(file, message_from_bytes(data, policy=policy.compat32), line, 0)
    except RecursionError:
        raise BriefgenError([Problem(Place(file, line), "is a mail nested too deep", "save its text")]) from None


def mailbox(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each mail of a mailbox with the line that it starts on, from 1."""
    starts = [*_FROM_LINE.finditer(data)]
    ends = [*(start.start() for start in starts[1:]), len(data)]
    line, at = 1, 0
    for start, end in zip(starts, ends, strict=False):
        line, at = line + data.count(b"\n", at, start.start()), start.start()
        yield line, re.sub(rb"(?m)^>(>*From )", rb"\1", data[start.end() : end])


def _read(file: str, message: Message, line: int, depth: int) -> tuple[list[Entry], list[Problem]]:
    parts = _Parts()
    _collect(file, message, parts)
    entries: list[Entry] = []
    problems = [_left_out(file, message, parts.attached, line)] if parts.attached else []
    for inner in parts.mails if depth < DEEPEST else ():
        found, more = _read(file, inner, line, depth + 1)
        entries += found
        problems += more
    own = _entry(message, _prose(parts), line)
    if not entries or len(own.prose.text.split()) >= NOTE_WORDS:
        entries.insert(0, own)
    return entries, problems


def _collect(file: str, part: Message, found: _Parts) -> None:
    kind = part.get_content_type()
    content = part.get_payload()
    if kind == "message/rfc822" and isinstance(content, list):
        found.mails += [each for each in content if isinstance(each, Message)]
    elif part.is_multipart() and isinstance(content, list):
        for each in content:
            if isinstance(each, Message):
                _collect(file, each, found)
    elif part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
        if not kind.startswith(_NO_ATTACHMENT):
            found.attached.append(_plain(_file_name(part) or kind))
    elif words := _decoded(file, part):
        (found.texts if kind == "text/plain" else found.pages).append(words)


def _file_name(part: Message) -> str:
    try:
        return part.get_filename("")
    except (LookupError, ValueError):  # the name is in no encoding that it declares
        return ""


def _decoded(file: str, part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    try:
        words = data.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):  # no encoding, or not this one, or one whose name is damaged
        words = decode(file, data)
    words = words.replace("\r\n", "\n")
    if part.get_content_type() == "text/plain" and str(part.get_param("format")).lower() == "flowed":
        return _unflowed(words, delete=str(part.get_param("delsp")).lower() == "yes")
    return words


def _unflowed(words: str, *, delete: bool) -> str:
    """Lines joined that a mail program broke softly (RFC 3676): those that end with a space.

    >>> _unflowed("The talks \\nended.\\n-- \\nAnn", delete=False)
    'The talks ended.\\n-- \\nAnn'
    """
    return re.sub(r"(?<!\n--) \n(?=[^\s>])", "" if delete else " ", words)


def _prose(parts: _Parts) -> Prose:
    """The plain text, unless it only says that there is HTML."""
    page = prose_of("\n".join(parts.pages)) if parts.pages else Prose(text="")
    text = "\n\n".join(parts.texts).strip()
    if text and len(text.split()) >= PLAIN_SHARE * len(page.text.split()):
        return _without_signature(text)
    return page


def _without_signature(text: str) -> Prose:
    match = _SIGNATURE.search(text)
    if not match or len(text[match.end() :].split()) > len(text[: match.start()].split()):
        return Prose(text=text)
    first = text.count("\n", 0, match.end()) + 1
    lines = enumerate(text[match.end() :].split("\n"), first)
    cut = tuple(Cut(line=number, text=line.strip(), rule="signature") for number, line in lines if line.strip())
    return Prose(text=text[: match.start()], cut=cut)


def _entry(message: Message, prose: Prose, line: int) -> Entry:
    """A mail as a story; what it forwards speaks for itself, with the day and headline of its own."""
    inner = forwarded(prose)
    subject = _header(message, "Subject")
    title = _without_prefix(inner.subject if inner else subject)
    passed_on = not inner and title != subject
    facts = {
        "title": title,
        "date": inner.date if inner else None if passed_on else _header(message, "Date"),
        "publisher": None if inner else _sender(message),
    }
    doubts = {PASSED_ON: passed_on, ENDLESS: any(isinstance(each, _ENDLESS) for each in message.defects)}
    return Entry(
        id=_id(message),
        prose=without_frame(inner.prose if inner else prose),
        facts=known(facts),
        line=line,
        doubts=tuple(doubt for doubt, holds in doubts.items() if holds),
    )


def _sender(message: Message) -> str | None:
    """Who publishes a newsletter; a mail that nobody can unsubscribe from comes from a person."""
    if not (message.get("List-Id") or message.get("List-Unsubscribe")):
        return None
    return parseaddr(_header(message, "From"))[0] or None


def _id(message: Message) -> str:
    """The Message-ID; without one, what else is its own."""
    own = _header(message, "Message-ID").strip("<> ")
    rest = "\n".join(_header(message, name) for name in ("Date", "From", "Subject"))
    return own or f"mail@{hashlib.sha256(rest.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _header(message: Message, name: str) -> str:
    """A header in one line, its encoded words resolved where that is possible."""
    return _plain(str(message.get(name, "")))


def _plain(raw: str) -> str:
    try:
        words = str(make_header(decode_header(raw)))
    except (LookupError, ValueError, MessageError):
        words = raw
    return " ".join(words.split())


def _without_prefix(subject: str) -> str:
    """A subject as it was before it was forwarded.

    >>> _without_prefix("Fwd: FW: Ports pact signed")
    'Ports pact signed'
    """
    return _prefixes().sub("", subject)


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{'|'.join(lexicon('forms')['mail_prefixes'])})\s*:\s*)+", re.IGNORECASE)


def _left_out(file: str, message: Message, names: list[str], line: int) -> Problem:
    many = "an attachment is" if len(names) == 1 else f"{len(names)} attachments are"
    title = _header(message, "Subject")
    words = f"{many} left out: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}"
    hint = "save it into the folder by itself if it is an article"
    return Problem(Place(file, line), f"'{title}': {words}" if line else words, hint, warning=True)
