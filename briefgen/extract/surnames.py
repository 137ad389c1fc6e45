"""Later mentions of people whom the text has introduced: by surname alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefgen.extract.people import Doubt, Person
from briefgen.extract.tokens import Tokens, fold, tokenise
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.mention import LEADER, Mention

Surnames = dict[str, tuple[tuple[tuple[str, ...], str | None], ...]]
"""First folded word of a surname, to its words and its bearer, longest first; None for several bearers."""


def index_surnames(people: Iterable[Person]) -> Surnames:
    """The surnames of the article's people."""
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in people:
        for surname in person.surnames:
            bearers[tokenise(surname).folds].add(person.id)
    found: dict[str, list[tuple[tuple[str, ...], str | None]]] = defaultdict(list)
    for words, ids in bearers.items():
        if words:
            found[words[0]].append((words, min(ids) if len(ids) == 1 else None))
    return {
        first: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[0]))) for first, entries in found.items()
    }


def surname_mentions(
    tokens: Tokens, surnames: Surnames, people: dict[str, Person], taken: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """Where the text names its people by surname alone, outside of the mentions already ``taken``."""
    covered = {index for mention in taken for index in tokens.between(mention.start, mention.end)}
    found: list[Mention] = []
    doubts: dict[str, Doubt] = {}
    for first, last, id in _candidates(tokens, surnames, covered):
        text = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
        if id is None:
            doubts[text] = Doubt(words=text, reason="several leaders of this article bear this surname")
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


def _candidates(tokens: Tokens, surnames: Surnames, covered: set[int]) -> Iterator[tuple[int, int, str | None]]:
    for index, folded in enumerate(tokens.folds):
        if index in covered or folded not in surnames or not tokens.words[index][0].isupper():
            continue
        for words, id in surnames[folded]:
            last = index + len(words)
            if tokens.folds[index:last] == words and not _has_other_given_name(tokens, index, covered):
                yield index, last, id
                break


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


def _courtesies() -> frozenset[str]:
    offices = lexicon("offices")
    return frozenset(
        fold(word) for name in ("honorifics", "not_names", "deputies", "former", "modifiers") for word in offices[name]
    )
