"""The lines that pages put around a story, known by their words: share bars, notices, lists of other stories."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.world import Knowledge
from briefgen.read.shape import PROSE_WORDS, ends_sentence

HEADING = "related"
"""The rule of headings of other stories; a sentence is none."""

LONGEST = 3000
"""Characters of a line that a site's own phrases may cut."""

ALONE = 80
"""Characters of a line that may be nothing but known words."""

HEADING_WORDS = 8
"""A heading of other stories has fewer words."""

APPEAL = "appeal"
"""The rule of what speaks to the reader."""

_EDGE = " \t\"'“”‘’:;,.!?…•·-–—*|>»<«()[]/→←▶►_"
_BEFORE = " •*-|"
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d.,]*")
_QUOTED = re.compile(r"[\"“”]")

Held = tuple[int, str, str, int, bool]
"""The place in the file, a phrase, its rule, the most characters of a line, whether it must speak to the reader."""

Row = tuple[str, str, int]
"""A phrase, its rule, and the most characters of a line it is looked for in."""

_NO_ROWS: tuple[tuple[str, ...], tuple[Row, ...]] = ((), ())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Phrases:
    """The words of furniture, made ready to be looked up; one made anew is another."""

    whole: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, tuple[tuple[str, ...], tuple[Row, ...]]] = field(default_factory=dict)
    """By first word: what a line must start with for one of the rows to be worth a look, and the rows."""

    ends: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By last word."""

    holds: Mapping[str, tuple[Held, ...]] = field(default_factory=dict)
    """Phrases within lines by their longest word but the last, which stands on its own wherever they do."""

    single: tuple[Held, ...] = ()
    """Phrases of one word, which marks may stand around."""

    words: Mapping[str, str] = field(default_factory=dict)
    openers: frozenset[str] = frozenset()
    """The first words of all but ``ends`` and ``holds``: a line that starts with another one is none of those."""


def compile_phrases(rules: Mapping[str, Mapping[str, Any]]) -> Phrases:
    """Make the rows of ``furniture.yaml`` ready to be looked up; of two rules for the same words the first counts."""
    whole: dict[str, str] = {}
    words: dict[str, str] = {}
    starts: dict[str, list[Row]] = {}
    ends: dict[str, list[Row]] = {}
    holds: list[Held] = []
    for rule, row in rules.items():
        longest = int(row["longest"])
        for phrase in row.get("whole", ()):
            whole.setdefault(_row(phrase), rule)
        for word in row.get("words", ()):
            words.setdefault(word, rule)
        for phrase in row.get("starts", ()):
            starts.setdefault(_first(phrase), []).append((phrase, rule, longest))
        for phrase in row.get("ends", ()):
            ends.setdefault(_last(phrase), []).append((phrase, rule, longest))
        for key in ("holds", "tells"):
            for phrase in row.get(key, ()):
                holds.append((len(holds), phrase, rule, longest, key == "tells"))
    return Phrases(
        openers=frozenset((*(key.partition(" ")[0] for key in whole), *words, *starts)),
        whole=whole,
        words=words,
        starts={key: (tuple(_head(phrase) for phrase, _, _ in rows), tuple(rows)) for key, rows in starts.items()},
        ends={key: tuple(rows) for key, rows in ends.items()},
        holds=_by_cue([row for row in holds if " " in row[1]]),
        single=tuple(row for row in holds if " " not in row[1]),
    )


def _by_cue(rows: Sequence[Held]) -> dict[str, tuple[Held, ...]]:
    found: dict[str, list[Held]] = {}
    for row in rows:
        found.setdefault(max(row[1].split(" ")[:-1], key=len), []).append(row)
    return {word: tuple(held) for word, held in found.items()}


@cache
def shipped_phrases() -> Phrases:
    """Those that come with briefgen."""
    return compile_phrases(lexicon("furniture"))


@lru_cache(maxsize=4)
def site_phrases(knowledge: Knowledge) -> Phrases | None:
    """Those that a site's own knowledge names; None when it names none."""
    if not knowledge.furniture:
        return None
    return compile_phrases({"site": {"longest": LONGEST, **knowledge.furniture}})


def single_in(page: str, tables: Sequence[Phrases]) -> tuple[Held, ...]:
    """The phrases of one word that stand somewhere within a page; others need not be looked for in its lines.

    :param page: its lines in small letters, with straight apostrophes.
    """
    return tuple([row for table in tables for row in table.single if row[1] in page])


def furniture_rule(text: str, folded: str, first: str, tables: Sequence[Phrases]) -> str | None:
    """The id of the rule that knows a line by how it starts or ends, None when none does.

    :param folded: ``text`` in small letters, with straight apostrophes; ``first`` is its first word.
    """
    for table in tables:
        may_open = first in table.openers or not first.isalpha()
        if may_open and (found := _alone(table, folded) or _opens(table, text, folded, first)):
            return found
        if found := _closes(table, text, folded):
            return found
    return None


def holds_rule(
    text: str, folded: str, cues: frozenset[str], tables: Sequence[Phrases], single: Sequence[Held]
) -> str | None:
    """The id of the rule that knows a line by what it holds somewhere, None when none does.

    :param cues: its words that are keys of ``holds``; others may be among them.
    :param single: the phrases of one word that its page holds.
    """
    found = [row for row in single if row[1] in folded]
    for table in tables:
        for cue in cues:
            found += [row for row in table.holds.get(cue, ()) if row[1] in folded]
    for _, _, rule, longest, to_reader in sorted(found):
        if len(folded) <= longest and not (to_reader and _is_sentence(text) and not speaks(text)):
            return rule
    return None


def _alone(table: Phrases, folded: str) -> str | None:
    """The rule of a short line that is nothing but known words."""
    if len(folded) > ALONE:
        return None
    key = folded.strip(_EDGE)
    found = (table.whole.get(f"{key}:") if folded.endswith(":") else None) or table.whole.get(key)
    found = found or (table.whole.get(_key(folded)) if _DIGIT.search(folded) or not key else None)
    if found:
        return None if found == HEADING and folded.endswith(".") else found
    first, _, rest = key.partition(" ")
    if first not in table.words:
        return None
    rules = {table.words.get(word.strip(_EDGE)) for word in rest.split() if word.strip(_EDGE)} | {table.words[first]}
    return rules.pop() if len(rules) == 1 else None


def _opens(table: Phrases, text: str, folded: str, first: str) -> str | None:
    bracketed = start = folded[:ALONE]
    if not first.isalpha():
        bracketed = start.lstrip(_BEFORE)
        start = bracketed.lstrip("([")
        first = start.partition(" ")[0].strip(_EDGE) or start[:1]
    heads, rows = table.starts.get(first, _NO_ROWS)
    if not start.startswith(heads):
        return None
    for phrase, rule, longest in rows:
        if (
            len(folded) <= longest
            and _starts(bracketed if phrase[0] == "(" else start, phrase)
            and _is_meant(rule, text)
        ):
            return rule
    return None


def _starts(start: str, phrase: str) -> bool:
    """Whether the phrase stands at the start as whole words; a ``#`` in it is any number."""
    if "#" in phrase:
        start = _NUMBER.sub("#", start)
    return start.startswith(phrase) and not (phrase[-1].isalnum() and start[len(phrase) : len(phrase) + 1].isalnum())


def _closes(table: Phrases, text: str, folded: str) -> str | None:
    if not table.ends or len(folded) > 500:
        return None
    bare = folded.rstrip(_EDGE)
    for phrase, rule, longest in table.ends.get(bare.rpartition(" ")[2], ()):
        before = bare[-len(phrase) - 1 : -len(phrase)]
        is_there = bare.endswith(phrase) and not (before.isalnum() and phrase[0].isalnum())
        if is_there and len(folded) <= longest and _is_meant(rule, text) and (rule == HEADING or not _quotes(text)):
            return rule
    return None


def _quotes(text: str) -> bool:
    return _QUOTED.search(text) is not None


def _is_meant(rule: str, text: str) -> bool:
    """A heading is no sentence; what a story may start with too must speak to the reader."""
    if rule == HEADING:
        return text.count(" ") < HEADING_WORDS and (not ends_sentence(text) or text[-1] in ":…!" or _names_more(text))
    return rule != APPEAL or speaks(text)


def _names_more(text: str) -> bool:
    """``More on the talks.`` has a full stop, and is a heading all the same."""
    return text[:5].lower() == "more "


def _is_sentence(text: str) -> bool:
    return text.count(" ") >= PROSE_WORDS and ends_sentence(text)


def speaks(text: str) -> bool:
    """Whether a line speaks to the reader in the page's own voice: ``you``, ``our``, and nobody quoted."""
    return not _quotes(text) and _address().search(text) is not None


@cache
def _address() -> re.Pattern[str]:
    """Small letters only, but for the line's first: ``US`` and ``IT`` are no pronouns."""
    words = "|".join(re.escape(word) for word in lexicon("furniture")[APPEAL]["with"])
    sites = "Facebook|Twitter|Instagram|WhatsApp|YouTube"
    return re.compile(rf"\b(?:{words})\b|^(?:{words.title()})\b|\b(?:{sites})\b|\S@\w+\.\w")


def _key(phrase: str) -> str:
    """A line as ``whole`` knows it: no marks around it, numbers as ``#``."""
    return _NUMBER.sub("#", phrase).strip(_EDGE) or phrase


def _row(phrase: str) -> str:
    """The key of a phrase in the file; a colon at its end stays, and must then end the line too."""
    return _key(phrase) + (":" if phrase[-1:] == ":" and len(phrase) > 1 else "")


def _head(phrase: str) -> str:
    """What a line starts with wherever the phrase does: its characters before any number."""
    return phrase.lstrip("([").partition("#")[0]


def _first(phrase: str) -> str:
    return phrase.partition(" ")[0].strip(_EDGE) or phrase[:1]


def _last(phrase: str) -> str:
    return phrase.rstrip(_EDGE).rpartition(" ")[2]
