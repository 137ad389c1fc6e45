"""A name found in an article, with its rule and its words."""

from __future__ import annotations

from dataclasses import dataclass

COUNTRY, LEADER, ORGANISATION, PLACE, ISSUE = "country", "leader", "organisation", "place", "issue"
"""The kinds of a mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a text names an entity; ``text[start:end]`` are the words."""

    kind: str
    id: str
    """Country code, slug, or for a place its name."""

    name: str
    text: str
    start: int
    end: int
    rule: str
    """Id of the rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression in a text and what it means, as an EDTF string."""

    text: str
    start: int
    end: int
    value: str
    rule: str
