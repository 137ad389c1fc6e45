"""Who wrote it: bylines above a story, and what a page says about its author below it."""

from __future__ import annotations

import re
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.read.shape import ends_sentence

BYLINE_WORDS = 14
"""A line with more words is no byline."""

CONTACT_WORDS = 10
"""A line with more words that holds an address tells more than where to write."""

BIO_WORDS = 90
"""A paragraph with more words is no note about its author."""

_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|bin|al|el|der|la|da)){1,4}"
_ABOUT = re.compile(rf"(?P<name>{_NAME}),? (?:is|was|has|writes|covers|reports|joined|works|serves)\b")
_MARKED = re.compile(
    rf"(?:[•●■*] ?|\()(?:The (?:writer|author|columnist)s?|{_NAME})\b,?[^.]{{0,120}}? (?:is|was|are|were|has|writes)\b"
)
"""``• Ann Sample, a former minister, is president of …``, ``(The writer is …``."""

_FIRST = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+) (?:is|was|has|writes|covers|reports|joined|works|serves|hails|holds)\b"
)
_NAMED = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,4}")

_CONTACT = re.compile(r"(?:\S+@\w[\w.-]*\.\w{2,}|(?:^|[\s(])@\w{2,})")
"""An address of mail, or a name at a network: ``ann@example.org``, ``@annsample``."""

_JOINED = re.compile(r"[Bb]y(?=[A-ZÀ-Þ][a-z])")
"""``byAnn Sample``: what flattening leaves of ``by`` and a link."""


def is_byline(text: str, folded: str) -> bool:
    """Whether a line says who wrote the story and no more."""
    if folded[:2] not in _first_letters():
        return False
    if text.count(" ") >= BYLINE_WORDS or not _first_words().match(folded):
        return _JOINED.match(text) is not None and text.count(" ") < 6
    return not ends_sentence(text) and _bylines().fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """Whether a line says no more than where its author can be reached; behind a dash it signs a quotation."""
    if text[0] in "—–-" or text.count(" ") >= CONTACT_WORDS:
        return False
    return _CONTACT.search(text) is not None


def is_bio(text: str) -> bool:
    """Whether a paragraph tells who its author is: ``Ann Sample is a reporter …``."""
    return text.count(" ") < BIO_WORDS and (_bios().match(text) is not None or _MARKED.match(text) is not None)


def is_author(text: str, bylines: str) -> bool:
    """Whether a paragraph is about one whom the bylines name: ``Ann Sample is …``, ``Ann Sample has covered …``."""
    match = _ABOUT.match(text) if bylines and text.count(" ") < BIO_WORDS else None
    return match is not None and match["name"] in bylines


def is_of_name(text: str, above: str, bylines: str) -> bool:
    """Whether a paragraph tells who the author in the line above it is: ``Ann Sample Editor``, ``Ann is …``."""
    if not _NAMED.fullmatch(above) or not (above in bylines or _trades().search(above)):
        return False
    match = _FIRST.match(text)
    return (match is not None and above.startswith(f"{match['name']} ")) or text.startswith(f"{above} ")


@cache
def _bylines() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in lexicon("reading")["bylines"]["line"]), re.IGNORECASE)


@cache
def _first_letters() -> frozenset[str]:
    """The two letters that bylines start with; few other lines do, and only those are looked at closely."""
    return frozenset(word[:2] for word in lexicon("reading")["bylines"]["first"])


@cache
def _first_words() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(lexicon("reading")["bylines"]["first"]) + r")\b")


@cache
def _trades() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{'|'.join(lexicon('reading')['bios']['trades'])})\b")


@cache
def _bios() -> re.Pattern[str]:
    rows = lexicon("reading")["bios"]
    verbs, trades, says = ("|".join(rows[key]) for key in ("verbs", "trades", "says"))
    who = rf"(?:{_NAME}(?: \(@\w+\))?|{'|'.join(rows['about'])})"
    return re.compile(rf"{who},? (?:(?:{verbs})\b[^.]{{0,80}}?\b(?i:{trades})\b|(?:{says})\b)")
