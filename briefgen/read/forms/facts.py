"""What containers say of their entries, put into the words that the readers of stories ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_tz
from urllib.parse import urldefrag

from briefgen.read.forms.fragment import plain

ONLY_CHANGED = "its {container} says only when it was last changed, which stands for the day it came out"
"""A doubt of an entry without a date of its own."""

ONLY_SUMMARY = "its {container} holds a summary only; the story itself is not there"
"""A doubt of an entry that was cut off, or is called a summary."""

CUT_OFF = re.compile(r"(?:\[\s*(?:…|\.\.\.|&hellip;)\s*\]|…|\.\.\.)\s*$")
"""The end of a text of which a container gives the first lines."""

_COMPACT = re.compile(
    r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)(?:[0-5]\d)?(Z?))?"
)
_SHORT_YEAR = re.compile(r"(?:\w{3},?\s+)?\d{1,2}\s+\w{3}\s+\d\d\s")
_MAIL_NAME = re.compile(r"^\S+@\S+\s*\((?P<name>[^()]+)\)$|^(?P<own>[^<>]+?)\s*<[^<>]*>$")


def known(facts: Mapping[str, str | None]) -> dict[str, str]:
    """The facts that have a value, in their usual form: one line, plain text, a language by its first part."""
    found = {key: plain(value) for key, value in facts.items() if value and plain(value)}
    if "date" in found:
        found["date"] = date_words(found["date"])
    if "language" in found:
        found["language"] = re.split(r"[-_]", found["language"])[0].lower()
    if "author" in found:
        found["author"] = person(found["author"])
    found["url"] = _web(found.get("url", ""))
    return {key: value for key, value in found.items() if value}


def _web(url: str) -> str:
    """An address of the web without the place within the page; empty when it is none."""
    try:
        return urldefrag(url).url if re.match(r"https?://\S+$", url) else ""
    except ValueError:  # such as a bracket that is never closed
        return ""


def date_words(words: str) -> str:
    """A date as written; forms that only machines read are written out, none of them ambiguous.

    >>> date_words("20240514"), date_words("20240514T141000Z"), date_words("1715695800")
    ('2024-05-14', '2024-05-14T14:10Z', '2024-05-14T14:10Z')
    >>> date_words("Tue, 14 May 24 14:10:00 EST"), date_words("14 May 2024")
    ('2024-05-14T14:10 EST', '14 May 2024')
    """
    if match := _COMPACT.fullmatch(words):
        day = "-".join(match.groups()[:3])
        return f"{day}T{match[4]}:{match[5]}{match[6]}" if match[4] else day
    if re.fullmatch(r"1\d{9}(?:\d{3})?", words):
        return datetime.fromtimestamp(int(words[:10]), UTC).strftime("%Y-%m-%dT%H:%MZ")
    if _SHORT_YEAR.match(words) and (parsed := parsedate_tz(words)):
        year, month, day_of_month, hour, minute = parsed[:5]
        return f"{year:04d}-{month:02d}-{day_of_month:02d}T{hour:02d}:{minute:02d} {words.rsplit(maxsplit=1)[-1]}"
    return words


def person(words: str) -> str:
    """The name of a person as a byline has it, without an address and without ``By``.

    >>> person("desk@news.example (Ann Lee)"), person("Ann Lee <ann@news.example>"), person("By Ann Lee")
    ('Ann Lee', 'Ann Lee', 'Ann Lee')
    >>> person("ann@news.example")
    ''
    """
    match = _MAIL_NAME.match(words)
    name = (match["name"] or match["own"]) if match else "" if re.fullmatch(r"\S+@\S+", words) else words
    return re.sub(r"^by\s+", "", name.strip(" \"'"), flags=re.IGNORECASE)
