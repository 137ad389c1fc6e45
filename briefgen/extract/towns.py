"""Find the towns at home that bear the name of a country or of a city abroad: ``the city of Lebanon``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefgen.extract.gazetteer import NOTHING, Hit
from briefgen.extract.tokens import Tokens
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, PLACE
from briefgen.model.world import Knowledge

HOME = ("USA", "CAN")
"""The countries whose local news is known; their towns bear the names of the whole world."""

_ENDS = frozenset({",", ".", ")", "(", ";", ":", "-", "–", "—", ""})
"""What stands after the state of ``Paris, Texas``."""

Frames = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by the word next to the town."""


def town_of(tokens: Tokens, hits: Sequence[Hit], at: int, knowledge: Knowledge) -> str | None:
    """The folded name of ``hits[at]`` where the words beside it make it a town's; None where they do not."""
    hit = hits[at]
    name = tokens.folds[hit.first]
    if name not in word_set("homonyms", "twins") or hit.name.kind not in (COUNTRY, PLACE, NOTHING):
        return None
    after = tokens.folds[hit.last : hit.last + 3]
    if hit.last - hit.first == 2 and tokens.folds[hit.first + 1] == "city":
        return name if any(("city", *after[:1]) == frame for frame in _frames("town_after").get("city", ())) else None
    if hit.last - hit.first > 1 or hit.name.rule == "demonym":
        return None
    following = hits[at + 1] if at + 1 < len(hits) else None
    is_town = _is_framed(tokens, hit) or is_in_state(tokens, hit, following, knowledge)
    return name if is_town else None


def is_in_state(tokens: Tokens, hit: Hit, following: Hit | None, knowledge: Knowledge) -> bool:
    """``Lebanon, Pa.``, ``Paris, Texas``: a state follows behind a comma.

    :param following: the next name of the text.
    """
    words = tokens.words
    if words[hit.last : hit.last + 1] != (",",):
        return False
    state, behind = (*words[hit.last + 1 : hit.last + 3], "", "")[:2]
    if state in word_set("homonyms", "states_stopped") and behind == ".":
        return True
    if state in word_set("homonyms", "states_short") and not (behind.isupper() and behind.isalpha()):
        return True
    if following is None or following.first != hit.last + 1 or following.name.kind not in (PLACE, NOTHING):
        return False
    place = knowledge.places.get(following.name.id)
    after = words[following.last] if following.last < len(words) else ""
    is_twin = tokens.folds[hit.first] in word_set("homonyms", "twins") and hit.last - hit.first == 1
    return is_twin and place is not None and place.kind == "region" and after in _ENDS


def _is_framed(tokens: Tokens, hit: Hit) -> bool:
    """``Lebanon City Council``, ``downtown Peru``."""
    folds, first, last = tokens.folds, hit.first, hit.last
    behind = _frames("town_after").get(folds[last], ()) if last < len(folds) else ()
    if any(folds[last : last + len(frame)] == frame for frame in behind):
        return True
    before = _frames("town_before").get(folds[first - 1], ()) if first else ()
    return any(folds[max(0, first - len(frame)) : first] == frame for frame in before)


@cache
def _frames(key: str) -> Frames:
    """The phrases of the list ``key``, by their first word where they follow a town, else by their last."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon("homonyms")[key]:
        words = tuple(phrase.split())
        found.setdefault(words[0] if key == "town_after" else words[-1], []).append(words)
    return {word: tuple(phrases) for word, phrases in found.items()}
