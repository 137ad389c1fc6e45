"""Those whom a sentence only describes or whom nobody knows: ``Chadian rebels``, ``the Union of Millers``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from briefgen.extract.actors import Group, joined, joins
from briefgen.extract.event_words import is_past
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.tokens import Tokens
from briefgen.knowledge.lexicon import word_set
from briefgen.model.mention import COUNTRY, Mention

BETWEEN = 2
"""Words in small letters that may stand between a name and those it describes: ``Dutch steel workers``."""

HOME = 3
"""Words after a crowd within which the name that says whose it is must start: ``rebels in the north of Chad``."""

_APPOSITION = re.compile(r",\s+(?:(?:the|an?|his|her|its|their|also)\s+)?(?:[\w-]+\s+){0,3}")


def crowds(story: Story, sentence: Sentence, named: Sequence[Group]) -> tuple[Group, ...]:
    """All who may act in a sentence, in order: those ``named``, with their parties, and others in their own words."""
    found: list[Group] = []
    everyone = [*map(partial(_nameless, story), named), *_others(story, sentence, named)]
    for group in sorted(everyone, key=lambda group: (group.start, -group.end)):
        last = found[-1] if found else None
        if last and joins().fullmatch(story.text, last.end, group.start):
            found[-1] = joined(last, group)
        elif last is None or not _is_apposition(story.text, last, group):
            found.append(group)
    return tuple(found)


def _nameless(story: Story, group: Group) -> Group:
    """The same group; one whose people act for no state that is known acts in its own words."""
    if group.parties:
        return group
    words = story.text[group.start : group.end]
    return Group(start=group.start, end=group.end, parties=(), people=group.people, words=(words,))


def _is_apposition(text: str, last: Group, group: Group) -> bool:
    """``Chile, a member of the bloc, …``: the same one again."""
    return _APPOSITION.fullmatch(text, last.end, group.start) is not None and text[group.end : group.end + 1] == ","


def _others(story: Story, sentence: Sentence, named: Sequence[Group]) -> Iterator[Group]:
    """The noun phrases of a sentence that may be actors, and lie in no group."""
    tokens, span, heads = story.body.tokens, story.tokens_in(sentence), word_set("actors", "crowds")
    taken = {index for group in named for index in tokens.between(group.start, group.end)}
    words, folds, done = tokens.words, tokens.folds, span.start
    for index in [index for index in span if words[index][0].isupper() or folds[index] in heads]:
        if index < done or index in taken:
            continue
        done = _phrase_end(story, sentence, index)
        if done > index:
            start, end = tokens.starts[index], tokens.ends[_with_home(tokens, done, span.stop) - 1]
            yield Group(start=start, end=tokens.ends[done - 1], parties=(), people=(), words=(tokens.text[start:end],))


def _phrase_end(story: Story, sentence: Sentence, index: int) -> int:
    """The token behind the phrase that starts at ``index``; ``index`` itself where none does."""
    tokens, span = story.body.tokens, story.tokens_in(sentence)
    name = _name_end(tokens, index, span)
    last = _heads_end(tokens, name, span.stop, BETWEEN if name > index else 0)
    if last > name or name == index:
        return last
    # A country or another name that only describes something else is no actor.
    is_owner = name < span.stop and tokens.folds[name] in ("'s", "'", "-")
    is_country = any(_ends_at(mention, tokens.ends[name - 1]) for mention in story.mentions_in(sentence))
    return index if is_owner or is_country else name


def _ends_at(mention: Mention, end: int) -> bool:
    return mention.kind == COUNTRY and mention.end == end


def _name_end(tokens: Tokens, index: int, span: range) -> int:
    """The token behind the run of capitalised words at ``index``."""
    if not _is_name_start(tokens, index, span):
        return index
    last = index + 1
    while last < span.stop:
        if _is_capital(tokens, last):
            last += 1
        elif tokens.folds[last] in word_set("actors", "within_names") and _continues(tokens, last, span.stop):
            last += 2
        else:
            break
    return last


def _continues(tokens: Tokens, index: int, end: int) -> bool:
    return index + 1 < end and _is_capital(tokens, index + 1)


def _is_name_start(tokens: Tokens, index: int, span: range) -> bool:
    """A capital that a name may start with; at the start of the sentence the next word must be a capital or a verb."""
    if not _is_capital(tokens, index):
        return False
    if index > span.start and tokens.words[index - 1][0] not in "“\"'`":
        return True
    following = tokens.folds[index + 1] if index + 1 < span.stop else ""
    is_plain = tokens.folds[index] in word_set("words", "sentence_openers") or tokens.folds[index].endswith("ly")
    is_plain = is_plain or tokens.folds[index] in word_set("actors", "amounts")
    is_led = following in word_set("actors", "auxiliaries") or following in word_set("actors", "crowds")
    is_led = is_led or is_past(following)
    return not is_plain and (is_led or _continues(tokens, index, span.stop))


def _is_capital(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return word[0].isupper() and tokens.folds[index] not in _calendar() and word != "I"


@cache
def _calendar() -> frozenset[str]:
    return word_set("words", "weekdays") | word_set("actors", "months")


def _heads_end(tokens: Tokens, index: int, end: int, between: int) -> int:
    """The token behind the nouns for people at ``index`` or up to ``between`` words later; ``index`` without any."""
    heads = word_set("actors", "crowds")
    for first in range(index, min(index + between + 1, end)):
        if tokens.folds[first] in heads:
            last = first + 1
            while last < end and tokens.folds[last] in heads:
                last += 1
            return last
        is_verb = is_past(tokens.folds[first]) and tokens.folds[first] not in word_set("actors", "participles")
        if is_verb or not tokens.words[first].islower() or tokens.folds[first] in word_set("actors", "links"):
            return index
    return index


def _with_home(tokens: Tokens, last: int, end: int) -> int:
    """The token behind ``in the north of Chad`` after ``rebels``; ``last`` where nothing tells whose they are."""
    if last >= end or tokens.folds[last] not in ("of", "in", "from", "at", "for"):
        return last
    reach = range(last + 1, min(last + 1 + HOME, end))
    first = next((at for at in reach if _is_capital(tokens, at)), None)
    if first is None or any(not tokens.words[at].islower() for at in range(last + 1, first)):
        return last
    return max(_name_end(tokens, first, range(last, end)), last)
