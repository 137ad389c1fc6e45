"""Who reported a story and who passed it on, from its dateline, its last words and its own phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.world import Knowledge

_TAIL = re.compile(r"[(\[]\s*([^()\[\]]{2,40})\s*[)\]]\s*$")
_AGENCY = "agency"
_MARKS = ".,;:!?()[]\"“”'’"
_SIZES = range(6, 0, -1)
"""Words of a source's name, longest first."""

REACH = 60
"""Characters next to a credit's words within which the name stands."""


LETTERS = 3
"""First letters of a name by which it is looked up; the shortest have one less."""


def known_source(words: str, knowledge: Knowledge) -> str | None:
    """The usual name of the source that ``words`` name (``Example News`` → ``Example``), None when it is unknown."""
    return _names(knowledge).get(words.strip().casefold())


def agency_at(text: str, at: int, knowledge: Knowledge) -> re.Match[str] | None:
    """The name of an agency at a place in ``text``, the longest one, in any case; None when none starts there."""
    head = text[at : at + LETTERS].lower()
    forms = (form for key in (head, head[:-1]) if (form := _bare(knowledge).get(key)))
    return next(filter(None, (form.match(text, at) for form in forms)), None)


def agency_of(dateline: str | None, paragraphs: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """The agency that reported the story: its dateline first, then a credit at its end, then its own words."""
    if dateline:
        return known_source(dateline, knowledge) or dateline
    tail = _TAIL.search(paragraphs[-1]) if paragraphs else None
    if tail and (name := known_source(tail[1], knowledge)):
        return name
    return _phrase("agency", paragraphs, knowledge)


def agency_named(byline: str | None, knowledge: Knowledge) -> str | None:
    """The agency that a byline names alone or beside a person (``Ann Sample, Example News``)."""
    if not byline:
        return None
    parts = re.split(r"\s*(?:[,/|;]| for | of | via |[(\[)\]])\s*", byline)
    agencies = set(_agencies(knowledge).values())
    return next((name for part in parts if (name := known_source(part, knowledge)) in agencies), None)


def via_of(paragraphs: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """The source that passed the story on (``via TASS``), None when it does not say."""
    return _phrase("via", paragraphs, knowledge)


def _phrase(role: str, paragraphs: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """The first source that the story names next to a credit's words."""
    text, names, last = " \n ".join(paragraphs), _agencies(knowledge), _last_words(knowledge)
    found = [
        (at, name)
        for side in ("before", "after")
        for cue in lexicon("reading")["credits"][role][side]
        for at in _places(cue, text)
        if (
            name := _name_after(text, at + len(cue), names) if side == "before" else _name_before(text, at, names, last)
        )
    ]
    return min(found)[1] if found else None


def _places(cue: str, text: str) -> Iterator[int]:
    """Where ``cue`` stands in ``text`` as whole words."""
    at = text.find(f" {cue}")
    while at >= 0:
        end = at + 1 + len(cue)
        if not text[end : end + 1].isalnum():
            yield at + 1
        at = text.find(f" {cue}", end)


def _name_after(text: str, at: int, names: Mapping[str, str]) -> str | None:
    words = text[at + 1 : at + REACH].split(" ")
    return next((name for size in _SIZES if (name := names.get(" ".join(words[:size]).rstrip(_MARKS)))), None)


def _name_before(text: str, at: int, names: Mapping[str, str], last: frozenset[str]) -> str | None:
    """The name that ends right before a place in the text; few words are the last one of a name."""
    words = text[max(0, at - REACH) : at - 1].split(" ")
    if words[-1].strip(_MARKS) not in last:
        return None
    return next((name for size in _SIZES if (name := names.get(" ".join(words[-size:]).strip(_MARKS)))), None)


@lru_cache(maxsize=4)
def _agencies(knowledge: Knowledge) -> dict[str, str]:
    """Every name of an agency, as it is written, to its usual name."""
    agencies = [source for source in knowledge.sources.values() if source.kind == _AGENCY]
    return {name: source.name for source in agencies for name in (source.name, *source.aliases)}


@lru_cache(maxsize=4)
def _bare(knowledge: Knowledge) -> dict[str, re.Pattern[str]]:
    """The names of agencies by their first letters, longest name first, each with its capital where it has one."""
    found: dict[str, list[str]] = {}
    for name in sorted(_agencies(knowledge), key=lambda name: (-len(name), name)):
        found.setdefault(name[:LETTERS].lower(), []).append(re.escape(name))
    return {
        key: re.compile(rf"(?=(?-i:[A-ZÀ-Þ]))(?:{'|'.join(names)})(?!\w|-\w)", re.IGNORECASE)
        for key, names in found.items()
    }


@lru_cache(maxsize=4)
def _last_words(knowledge: Knowledge) -> frozenset[str]:
    """The last word of every name of an agency."""
    return frozenset(name.split(" ")[-1].strip(_MARKS) for name in _agencies(knowledge))


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> dict[str, str]:
    """Every name of an agency or publisher, case folded, to its usual name."""
    return {
        name.casefold(): source.name for source in knowledge.sources.values() for name in (source.name, *source.aliases)
    }
