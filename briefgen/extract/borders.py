"""Where the clauses of a sentence end, so that what stands in one is not taken for a part of another."""

from __future__ import annotations

import re

from briefgen.extract.event_words import is_finite
from briefgen.extract.tokens import fold

_OPENER = r"(?:after|when|before|since|because|as|while|whereas|once|until|unless|if|although|though)"

_OPEN = re.compile(rf"(?:\b{_OPENER}\b|,\s(?:who|which|whose)\b)[^,;]*$", re.IGNORECASE)
"""Matches a clause that hangs on another, from what opens it; no comma has closed it yet."""

_OPENING = re.compile(rf"\W*(?:(?:\w+ )?(?:\w+ ))?{_OPENER}\b", re.IGNORECASE)

_PLANS = re.compile(r"\b(?:and|but)\s+(?:will|would|shall|plans?\s+to|is\s+to|are\s+to|is\s+due|are\s+due)\b")
"""Matches a second verb of what is still to come."""

_LEADS = re.compile(rf"\W*(?:(?:\w+ )?{_OPENER}\b(?P<told>[^,;]*)|\w+ed by\b[^,;]*),\s", re.IGNORECASE)
"""Matches a clause that opens a sentence, with its comma."""


def are_apart(sentence: str, deed: tuple[int, int], aside: tuple[int, int]) -> bool:
    """Whether a comma that ends a hanging clause stands between a verb and words at ``aside``.

    >>> text = "Years after Norway invaded Chile, the two marked it on Friday."
    >>> are_apart(text, (19, 26), (52, 61)), are_apart(text, (43, 49), (52, 61))
    (True, False)
    """
    if aside[0] >= deed[1] and _PLANS.search(sentence, deed[1], aside[0]):
        return True
    if aside[0] >= deed[1]:
        return "," in sentence[deed[1] : aside[0]] and _OPEN.search(sentence, 0, deed[0]) is not None
    opening = _LEADS.match(sentence)
    if opening is None or not aside[1] <= opening.end() <= deed[0]:
        return False
    return opening["told"] is None or any(_is_told(word) for word in opening["told"].split())


def is_opening(sentence: str, at: int) -> bool:
    """Whether the words at ``at`` stand in a hanging clause that opens the sentence, so that its comma ends them."""
    return _OPENING.match(sentence, 0, at) is not None and "," not in sentence[:at]


def _is_told(word: str) -> bool:
    """Whether a word is surely a verb: ``talks`` is none after ``after``."""
    return not word.endswith("s") and is_finite(fold(word))
