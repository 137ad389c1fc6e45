"""Phrases in a tree, word by word: all that start at a place of a text are found in one walk down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

Value = TypeVar("Value")


@dataclass(slots=True)
class _Node(Generic[Value]):
    """What may follow the words so far, and the values of the phrase that they make."""

    next: dict[str, _Node[Value]] = field(default_factory=dict)
    values: tuple[Value, ...] = ()


WordTree: TypeAlias = dict[str, _Node[Value]]
"""By the first word of each phrase; ``word in tree`` tells whether any phrase starts so."""


def plant(phrases: Iterable[tuple[Sequence[str], Value]]) -> WordTree[Value]:
    """A tree of phrases, each with a value; those of equal phrases are kept in the order given.

    :param phrases: the words of each, in the form in which a text's words are looked up; at least one.
    """
    root: _Node[Value] = _Node()
    for words, value in phrases:
        node = root
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.values = (*node.values, value)
    return root.next


def starts(tree: WordTree[Value], words: Sequence[str], openers: Iterable[int]) -> list[int]:
    """Where a phrase may start: the ``openers`` that are one alone or, where it takes two words, with the next one.

    :param openers: indexes of words that phrases start with.
    """
    last = len(words) - 1
    return [
        index
        for index in openers
        if (node := tree[words[index]]).values or (index < last and words[index + 1] in node.next)
    ]


def phrases_at(tree: WordTree[Value], words: Sequence[str], index: int) -> list[tuple[int, Value]]:
    """The phrases that start at ``words[index]``, longest first, each as the index after its last word and its value.

    >>> tree = plant([(("new", "york"), "city"), (("new", "york", "times"), "paper")])
    >>> phrases_at(tree, ("the", "new", "york", "times"), 1)
    [(4, 'paper'), (3, 'city')]
    """
    found: list[tuple[int, Value]] = []
    node = tree.get(words[index])
    while node is not None:
        index += 1
        if node.values:
            found[:0] = [(index, value) for value in node.values]
        node = node.next.get(words[index]) if index < len(words) else None
    return found
