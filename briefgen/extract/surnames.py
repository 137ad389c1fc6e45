"""Later mentions of people whom the text has introduced: by surname alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefgen.extract.people import Doubt, Person
from briefgen.extract.tokens import Tokens, fold, folded, words_in
from briefgen.extract.word_tree import WordTree, phrases_at, plant, starts
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.mention import LEADER, Mention

Surnames = WordTree[str | None]
"""Every surname by its folded words, to its bearer; None for several bearers."""


def index_surnames(people: Iterable[Person]) -> Surnames:
    """The surnames of the article's people."""
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in people:
        for surname in person.surnames:
            bearers[folded(words_in(surname))].add(person.id)
    return plant((words, min(ids) if len(ids) == 1 else None) for words, ids in bearers.items() if words)


def surname_mentions(
    tokens: Tokens, surnames: Surnames, people: dict[str, Person], taken: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """Where the text names its people by surname alone, outside of the mentions already ``taken``."""
    firsts = tokens.among(surnames) if surnames else ()
    places = [index for index in starts(surnames, tokens.folds, firsts) if tokens.words[index][0].isupper()]
    if not places:
        return (), ()
    covered = {index for mention in taken for index in tokens.between(mention.start, mention.end)}
    found: list[Mention] = []
    doubts: dict[str, Doubt] = {}
    for first, last, id in _uncovered(tokens, surnames, places, covered):
        text = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
        if id is None:
            doubts[text] = _shared(text, tokens.starts[first], tokens.ends[last - 1])
            continue
        found.append(
            Mention(
                kind=LEADER,
                id=id,
                name=people[id].name,
                text=text,
                start=tokens.starts[first],
                end=tokens.ends[last - 1],
                rule=people[id].alone,
            )
        )
    return tuple(found), tuple(doubts.values())


def _shared(text: str, start: int, end: int) -> Doubt:
    reason = "several leaders of this article bear this surname"
    return Doubt(words=text, reason=reason, start=start, end=end, rule="surname-shared")


def _uncovered(
    tokens: Tokens, surnames: Surnames, places: Iterable[int], covered: set[int]
) -> Iterator[tuple[int, int, str | None]]:
    """First token, token after the last, and bearer of each surname that no mention covers."""
    others: set[str] = set()
    for index in places:
        found = phrases_at(surnames, tokens.folds, index) if index not in covered else []
        if found and _has_other_given_name(tokens, index, covered):
            others.add(_second_surname(tokens, found[0][0]))
        elif found and (_second_surname(tokens, found[0][0]) or None) not in others:
            yield index, *found[0]


def _second_surname(tokens: Tokens, after: int) -> str:
    """``Osei`` of ``Mensah-Osei``, folded: the word that a hyphen ties to a surname; empty where there is none.

    :param after: the token after the surname.
    """
    is_tied = tokens.text[tokens.ends[after - 1] : tokens.ends[after - 1] + 1] == "-"
    return tokens.folds[after + 1] if is_tied and after + 1 < len(tokens.words) else ""


def _has_other_given_name(tokens: Tokens, index: int, covered: set[int]) -> bool:
    """``Jane Doe`` is not the prime minister: a name stands before that is neither office nor courtesy."""
    if index == 0 or index - 1 in covered:
        return False
    word, folded = tokens.words[index - 1], tokens.folds[index - 1]
    opens = index == 1 or tokens.words[index - 2] in '.!?:;"“”'
    gap = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    if not word[0].isupper() or not word.isalpha() or "\n" in gap or gap.strip("\n") != " ":
        return False
    common = folded.endswith("ly") or folded in lexicon("words")["sentence_openers"]
    return folded not in _courtesies() and not (opens and common)


@cache
def _courtesies() -> frozenset[str]:
    offices = lexicon("offices")
    return frozenset(
        fold(word) for name in ("honorifics", "not_names", "deputies", "former", "modifiers") for word in offices[name]
    )
