"""How the parties of a story stand in its sentences: they act, they open the story, or a list only counts them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.extract.actors import Group, is_governed, word_before
from briefgen.extract.background import is_scene_at, is_seat
from briefgen.extract.prominence import LEAD
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.knowledge.lexicon import word_set
from briefgen.model.mention import COUNTRY

LISTED = 3
"""Parties that make a list, when the list does nothing together."""

MANY = 4
"""Countries of one sentence that are only counted up there, even when no list joins them."""

AFTER_NAME = 3
"""Words behind a country's name among which a word for the state shows that it is no part of a firm's name."""

Groups = Sequence[tuple[Group, ...]]
"""The actors of each sentence of a story."""


def listed(story: Story, groups: Groups, events: Sequence[Found], *, is_untitled: bool) -> frozenset[tuple[int, str]]:
    """Sentence and party, for parties that a sentence only lists with others.

    A list of the first sentence says whom the story is about, and so does one that begins the second under a headline
    that names nobody: both count as names do, unless they only give examples.
    """
    doing = {(event.sentence, party) for event in events for party in (*event.parties, *event.by, *event.to)}
    in_groups = {
        (index, party)
        for index, found in enumerate(groups)
        for group in found
        if _is_list(group) and not _tells_whom(story, group, index, is_untitled)
        for party in group.parties
    }
    return frozenset((in_groups | set(_counted_up(story))) - doing)


def _counted_up(story: Story) -> Iterator[tuple[int, str]]:
    """``from Peru and Chile to Ghana and Kenya``: the countries of a later sentence that names many."""
    for index, sentence in enumerate(story.sentences[1:], 1):
        named = {mention.id for mention in story.mentions_in(sentence) if mention.kind == COUNTRY}
        if len(named) >= MANY:
            yield from ((index, code) for code in named)


def acting(story: Story, groups: Groups) -> Mapping[str, frozenset[int]]:
    """By party the sentences in which no preposition governs it, and no list holds it."""
    return _by_party(
        (party, index)
        for index, found in enumerate(groups)
        for group in found
        if len(group.parties) < LISTED and not is_governed(story.text, group)
        for party in group.parties
    )


def standing_by_party(story: Story, groups: Groups) -> Mapping[str, frozenset[int]]:
    """By party the sentences in which it stands for itself: not as an adjective or a scene."""
    return _by_party(
        (party, index)
        for index, found in enumerate(groups)
        for group in found
        if not _is_aside(story, group)
        for party in group.parties
    )


def _is_aside(story: Story, group: Group) -> bool:
    tokens = story.body.tokens
    after = tokens.at(group.end)
    return (
        is_scene_at(story, group.start)
        or is_seat(tokens, after)
        or word_before(story.text, group) in word_set("salience", "clauses")
        or _opens_name(story, group, after)
    )


def _opens_name(story: Story, group: Group, at: int) -> bool:
    """``Jamaica Observer``, ``Chile Copper``: a word of a longer name, not of ``Peru Finance Ministry``.

    :param at: the first token behind the group.
    """
    tokens = story.body.tokens
    follows = tokens.words[at : at + AFTER_NAME]
    return (
        bool(follows)
        and follows[0][0].isupper()
        and len(follows[0]) > 1
        and not group.people
        and story.text[group.end : tokens.starts[at]] == " "
        and not any(word.lower() in word_set("words", "state_nouns") for word in follows)
        and not story.offices_in(group.end, tokens.ends[at])
        and all(mention.start != tokens.starts[at] for mention in story.body.mentions)
    )


def _is_list(group: Group) -> bool:
    return len(group.parties) >= LISTED and not group.people


def _tells_whom(story: Story, group: Group, index: int, is_untitled: bool) -> bool:
    if index == 0:
        return word_before(story.text, group) not in word_set("salience", "examples")
    return is_untitled and index < LEAD and group.start == story.sentences[index].start


def _by_party(found: Iterator[tuple[str, int]]) -> Mapping[str, frozenset[int]]:
    by_party: dict[str, set[int]] = defaultdict(set)
    for party, index in found:
        by_party[party].add(index)
    return {party: frozenset(indexes) for party, indexes in by_party.items()}
