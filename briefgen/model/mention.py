"""A name found in an article, with its rule and its words."""

from __future__ import annotations

from dataclasses import dataclass

COUNTRY, LEADER, ORGANISATION, PLACE, ISSUE = "country", "leader", "organisation", "place", "issue"
"""The kinds of a mention."""

ACTOR = "actor"
"""One more kind: whoever takes part in an event and is known by no name, such as ``protesters``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a text names an entity; ``text[start:end]`` are the words."""

    kind: str
    id: str
    """Country code, slug, for a place its name, for an actor the words."""

    name: str
    text: str
    start: int
    end: int
    rule: str
    """Id of the rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a name was taken for, or why it was passed over; ``text[start:end]`` are its words."""

    text: str
    start: int
    end: int
    kind: str
    """What it looked like; of one that was taken, what it is."""

    id: str | None
    """Whom or what it was taken for, as in a mention; None when it was passed over."""

    rule: str
    """Id of the rule that decided."""

    words: tuple[str, ...]
    """Words of the article that the rule rests on; none where the name alone decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression in a text and what it means."""

    text: str
    start: int
    end: int
    value: str
    """EDTF, a week as ``2024-W38``, a weekend as ``2024-W38-WE``, a quarter as ``2024-Q3``; ``unknown``."""

    rule: str
