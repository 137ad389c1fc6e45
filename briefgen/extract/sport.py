"""Tell a report of sport: its leaders lead a race, its kings rule a court, and its capitals are clubs."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.tokens import SPORT, Tokens

WORDS = 3
"""Different words of sport that such a report has at least."""

SHARE = 0.02
"""Such words to all words, 0 to 1: politics has its campaigns and races too."""


def is_sport(texts: Sequence[Tokens]) -> bool:
    """Whether a document, headline included, tells of matches and players."""
    found = [tokens.folds[index] for tokens in texts for index in tokens.cues.get(SPORT, ())]
    return len(set(found)) >= WORDS and len(found) >= SHARE * sum(len(tokens.folds) for tokens in texts)
