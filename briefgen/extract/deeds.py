"""Whether a word that may be a verb is one: ``will free``, ``is asking``; no ``Free Wales``, ``for asking``."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.actors import Group, is_governed
from briefgen.extract.event_words import is_finite
from briefgen.extract.tokens import Tokens, folded, words_in
from briefgen.extract.triggers import Trigger
from briefgen.knowledge.lexicon import word_set


def is_deed(trigger: Trigger, tokens: Tokens, before: str, groups: Sequence[Group]) -> bool:
    """Whether the first word of a trigger is a verb that tells what someone does.

    :param before: the sentence up to the trigger.
    :param groups: who is in the sentence, in order; offsets count from its start.
    """
    if trigger.form == "gerund":
        return trigger.first > 0 and tokens.folds[trigger.first - 1] in word_set("events", "going_on")
    if trigger.form != "base":
        return True
    if trigger.first == 0 or tokens.words[trigger.first][0].isupper():
        return False
    last = tokens.words[trigger.first - 1]
    return last[0].isupper() or last.lower() in word_set("actors", "modals") or _follows_many(before, groups)


def _follows_many(before: str, groups: Sequence[Group]) -> bool:
    """Whether several act, and no other verb stands behind them: ``the leaders of both states discuss``."""
    near = (group for group in reversed(groups) if group.end <= len(before) and not is_governed(before, group))
    last = next(near, None)
    if last is None or not (len(last.parties) + len(last.words) > 1 or before[last.end - 1] == "s"):
        return False
    between = folded(words_in(before[last.end :]))
    return not any(is_finite(word) or word in word_set("actors", "determiners") for word in between)
