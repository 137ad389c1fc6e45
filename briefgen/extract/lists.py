"""Several holders of one office named together: ``the foreign ministers of France and Poland, A B and C D``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.extract.offices import OfficePhrase
from briefgen.extract.page import Page, Part
from briefgen.extract.people import Doubt, Sighting, by_surname, holder_behind, resolved, unlisted
from briefgen.extract.person_names import starts_with_name, surname_of
from briefgen.extract.titles import singular
from briefgen.model.mention import COUNTRY, LEADER, Mention

_AND = re.compile(r"\s*(?:,\s*and|,|and|&)\s+")
_BEHIND = re.compile(r",? of (?:the )?")

Item = tuple[int, int, str | None, Mention | None]
"""A name's span, the country behind it, and the mention if a leader is listed."""


def listed_together(part: Part, page: Page) -> Iterator[Sighting]:
    """The people who are named after an office in the plural."""
    for phrase in resolved(part):
        if phrase.is_plural:
            yield from _holders(phrase, part, page)


def _holders(phrase: OfficePhrase, part: Part, page: Page) -> Iterator[Sighting]:
    after, countries = _countries(phrase, part)
    items = list(_items(after, part))
    if len(countries) != len(items):
        countries = [None] * len(items)
    for (start, end, behind, listed), beside in zip(items, countries, strict=True):
        one = replace(phrase, title=singular(phrase.title), of=behind or beside, is_plural=False)
        if listed:
            continue
        name = part.tokens.text[start:end]
        named = by_surname if surname_of(name) == name else unlisted
        found = named((start, end), one, part, page)
        if found and not isinstance(found, Doubt):
            yield found


def _countries(phrase: OfficePhrase, part: Part) -> tuple[int, list[str | None]]:
    """Token after the office and its countries: ``of France, Germany and Poland``, ``French and German``."""
    tokens = part.tokens
    before = [name for name in part.names if name.kind == COUNTRY and name.end <= tokens.starts[phrase.core]]
    found: list[str | None] = []
    end = tokens.starts[phrase.core]
    for name in reversed(before):
        if tokens.text[name.end : end].strip() not in ("", ",", "and", ", and"):
            break
        found.insert(0, name.id)
        end = name.start
    if found:
        return phrase.last, found
    offset, follow = tokens.ends[phrase.last - 1], [name for name in part.names if name.kind == COUNTRY]
    if phrase.of:
        found.append(phrase.of)
    while link := (_AND if found else _BEHIND).match(tokens.text, offset):
        country = next((name for name in follow if name.start == link.end()), None)
        if country is None:
            break
        found.append(country.id)
        offset = country.end
    return tokens.at(offset), found


def _items(index: int, part: Part) -> Iterator[Item]:
    """The names from token ``index`` on, as long as commas and ``and`` join them."""
    tokens = part.tokens
    while 0 < index < len(tokens.words):
        span = starts_with_name(tokens, index, part.names)
        if span is None:
            return
        listed = next((name for name in part.names if name.kind == LEADER and name.start == span[0]), None)
        start, end = (listed.start, listed.end) if listed else span
        behind = holder_behind(part, end)
        yield start, end, behind, listed
        if behind:
            end = next(name.end for name in part.names if name.start > end)
        link = _AND.match(tokens.text, end)
        if not link:
            return
        index = tokens.at(link.end())
