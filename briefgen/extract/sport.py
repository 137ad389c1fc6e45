"""Tell a report of sport: its leaders lead a race, its kings rule a court, and its capitals are clubs."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.tokens import Tokens
from briefgen.knowledge.lexicon import word_set

WORDS = 3
"""Different words of sport that such a report has at least."""

SHARE = 0.02
"""Such words to all words, 0 to 1: politics has its campaigns and races too."""


def is_sport(texts: Sequence[Tokens]) -> bool:
    """Whether a document, headline included, tells of matches and players."""
    words = word_set("homonyms", "sport")
    if len(set().union(*(words & tokens.vocabulary for tokens in texts))) < WORDS:
        return False
    found = sum(folded in words for tokens in texts for folded in tokens.folds)
    return found >= SHARE * sum(len(tokens.folds) for tokens in texts)
