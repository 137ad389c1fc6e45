"""What the shape of a line tells: whether it reads like a paragraph, a heading, or an entry of a list."""

from __future__ import annotations

import re

PROSE_WORDS = 6
"""A line with fewer words is no paragraph, even if it ends like a sentence."""

LONG_WORD = 4
"""Letters of a word that titles capitalise; shorter ones may be ``of`` and ``the``."""

TITLED = 0.85
"""Share of such words (0 to 1) that makes a line a title; sentences with names stay below it."""

_STOPS = ".!?…:;。！？؟।۔"
_STOP_MARKS = tuple(_STOPS)
_CLOSERS = "\"'”’»)]\u3000 "
_ENDS = re.compile(
    rf"[{_STOPS}](?:[\"'”’»)\]]|\s)*(?:[(\[][^()\[\]]{{2,40}}[)\]]\s*)?$|[.!?…][\"'”’»)]*\s+[A-Z][A-Z/]{{2,15}}$"
)
"""The end of a sentence, a credit such as ``(Reuters)`` or ``AFP`` after it allowed."""

_TAIL = 64
"""Characters at the end of a line within which its last sentence ends, a credit after it allowed."""

_SHORTENED = "".join(rf"(?<!\b{word}.)" for word in ("vs", "Dr", "Mr", "Mrs", "Sen", "Gov", "Rep"))
"""No word before the stop that is written with one before a name."""

_HOLDS = re.compile(rf"[.!?](?<=[a-zà-ÿ0-9%\"”’)].){_SHORTENED}[\"”’)]?\s+[\"“‘']?[A-ZÀ-Þ]")
"""Starts with the stop, which is rare, though a letter goes before it: so most of a line is passed over at once."""
_BULLET = re.compile(r"\s*(?:(?:[-*•·▪◦‣–]|\d{1,2}[.)])(?:\s+|$)|[•▪◦‣●■])")


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    last = text[-1:]
    if last in _STOPS:
        return bool(last)
    if last in _CLOSERS:
        return text.rstrip(_CLOSERS).endswith(_STOP_MARKS) or _ENDS.search(text[-_TAIL:]) is not None
    return last.isupper() and _ENDS.search(text[-_TAIL:]) is not None


def holds_sentences(text: str) -> bool:
    """Whether one sentence ends and another begins within the line."""
    return ("." in text or "?" in text or "!" in text) and _HOLDS.search(text) is not None


def is_entry(text: str) -> bool:
    """Whether a line starts with the bullet or the number of a list."""
    return _BULLET.match(text) is not None


def is_headline_case(text: str) -> bool:
    """Whether a line is written as titles are: of its words of four letters and more all but a few are capitalised.

    >>> is_headline_case("Minister Shares Plans for Ports Amid Talks")
    True
    """
    words = [word for word in text.split() if len(word) >= LONG_WORD and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= TITLED * len(words)


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph: sentences, rather than a heading or an entry of a list."""
    words = text.count(" ") + 1
    return words >= PROSE_WORDS and (ends_sentence(text) or reads_on(text, words))


def reads_on(text: str, words: int) -> bool:
    """Whether a line that ends in the middle of a sentence is a paragraph all the same, by those before."""
    return words >= 2 * PROSE_WORDS and holds_sentences(text) and not is_entry(text)
