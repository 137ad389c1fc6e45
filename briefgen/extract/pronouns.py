"""The groups of each sentence, with ``they``, ``the two leaders`` and ``he`` as those they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.extract.actors import Group, is_governed, led_by, named_groups, precedes
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.tokens import PRONOUN
from briefgen.knowledge.lexicon import lexicon, word_set

KINDS = ("pairs", "papers", "plurals", "scenes", "singles", "objects")
"""The lists of the lexicon that hold words which stand for others."""


_SIDES = re.compile(r"sides|countries|nations|governments|states|neighbou?rs|allies|^both$")
"""Matches words for two states; two leaders are meant for longer."""


def groups_by_sentence(story: Story) -> tuple[tuple[Group, ...], ...]:
    """The groups of each sentence, in order; ``they`` and ``the two sides`` stand for the pair named last."""
    found: list[tuple[Group, ...]] = []
    recent = _Recent(pairs=(), company=None, single=None, parties=frozenset(), people=(), is_fresh=False, largest=0)
    tokens = story.body.tokens
    cued = {story.sentence_at(tokens.starts[index]) for index in tokens.cues.get(PRONOUN, ())}
    for sentence in story.sentences:
        groups = named = named_groups(story, sentence)
        if sentence.index in cued and (pronouns := tuple(_pronouns(story, sentence))):
            groups = tuple(_with_pronouns(story, named, pronouns, recent))
        found.append(groups)
        recent = _after(story, groups, recent) if groups else recent._replace(people=())
    return tuple(found)


class _Pronoun(NamedTuple):
    """Words that stand for others; ``kind`` is one of :data:`KINDS`, as in the lexicon."""

    kind: str
    start: int
    end: int


class _Recent(NamedTuple):
    """Whom the story has spoken of last."""

    pairs: tuple[Group, ...]
    """Each two parties, the one that ``the two sides`` are last."""

    company: Group | None
    """Two or more leaders of two or more parties."""

    single: Group | None
    parties: frozenset[str]
    """Every party that has acted so far."""

    people: tuple[str, ...]
    """The leaders of the sentence before."""

    is_fresh: bool
    """Whether the last pair stood in the sentence before."""

    largest: int
    """Parties of the largest group that has acted so far."""

    @property
    def pair(self) -> Group | None:
        """The last pair; none of two states once others have acted since, for the story may mean another two."""
        pair = self.pairs[-1] if self.pairs else None
        return pair if pair and (pair.people or self.is_fresh or len(self.parties) <= 2) else None


def _with_pronouns(
    story: Story, named: Sequence[Group], pronouns: Sequence[_Pronoun], recent: _Recent
) -> Sequence[Group]:
    """The groups of a sentence, named or meant by a pronoun, in order."""
    groups: list[Group] = []
    items: list[Group | _Pronoun] = [*named, *pronouns]
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        if isinstance(item, Group):
            groups.append(item)
        elif not _is_inside(item, named):
            groups += _resolved(story, item, groups, recent)
    return groups


def _resolved(story: Story, pronoun: _Pronoun, groups: Sequence[Group], recent: _Recent) -> list[Group]:
    """The pronoun as the group it stands for, in a list; an empty list when that is unclear."""
    if pronoun.kind == "papers" and recent.largest > 2:
        return []
    if pronoun.kind == "objects":
        meant = _other_of_two(story, groups, recent)
    elif pronoun.kind == "singles":
        meant = recent.single
    elif pronoun.kind in ("pairs", "papers"):
        words = story.text[pronoun.start : pronoun.end].lower()
        meant = _local_or_recent_pair(story, words, groups, recent)
    else:
        meant = recent.company or (recent.pair if len(recent.parties) <= 2 else None)
    if meant is None:
        return []
    return [Group(start=pronoun.start, end=pronoun.end, parties=meant.parties, people=meant.people)]


def _other_of_two(story: Story, groups: Sequence[Group], recent: _Recent) -> Group | None:
    """The one of the only two leaders of the sentence before to whom the other does something: ``Li met him``."""
    here = {person for group in groups for person in group.people}
    others = [person for person in recent.people if person not in here]
    if len(recent.people) != 2 or len(here) != 1 or len(others) != 1:
        return None
    return Group(start=0, end=0, parties=led_by(story, story.people[others[0]]), people=tuple(others))


def _local_or_recent_pair(story: Story, words: str, groups: Sequence[Group], recent: _Recent) -> Group | None:
    """The two of this sentence, else of an earlier one; leaders are people, so two countries cannot be them."""
    here = _pair_in(story, groups, _acting(story, groups))
    if here and ("leaders" not in words or len(here.people) > 1):
        return here
    are_leaders = not _SIDES.search(words)
    return (recent.pair if are_leaders or recent.is_fresh or len(recent.parties) <= 2 else None) or here


def _after(story: Story, groups: Sequence[Group], recent: _Recent) -> _Recent:
    """What is recent once a sentence has been read."""
    acting = _acting(story, groups)
    doing = frozenset(party for group in acting for party in group.parties)
    parties = recent.parties | doing | {party for group in groups if group.people for party in group.parties}
    people = tuple(dict.fromkeys(person for group in groups for person in group.people))
    if not people and len({party for group in groups for party in group.parties}) < 2:
        return recent._replace(company=_still(recent.company, doing), parties=parties, people=(), is_fresh=False)
    single = next((group for group in acting if len(group.people) == 1), None)
    pair = _pair_in(story, groups, acting)
    last = recent.pairs[-1] if recent.pairs else None
    is_firmer = pair is not None and (last is None or len(pair.people) >= 2 or len(last.people) < 2)
    together = next((group for group in acting if len(group.people) > 1 and len(group.parties) > 1), None)
    # Two who met are "they" only as long as the story has no third.
    company = together or _still(recent.company, doing) or (pair if len(parties) <= 2 else None)
    return _Recent(
        pairs=(*recent.pairs, pair) if pair and is_firmer else _with_first(recent.pairs, None if pair else single),
        company=company,
        single=single or recent.single,
        parties=parties,
        people=people,
        is_fresh=pair is not None and is_firmer,
        largest=max((recent.largest, *(len(group.parties) for group in acting))),
    )


def _with_first(pairs: tuple[Group, ...], single: Group | None) -> tuple[Group, ...]:
    """The pairs, behind the others the last one of whoever acts alone now: he has another partner."""
    his = [pair for pair in pairs if single and set(single.people) <= set(pair.people)]
    return (*pairs, his[-1]) if his and his[-1] is not pairs[-1] else pairs


def _still(company: Group | None, doing: frozenset[str]) -> Group | None:
    """Those who are "they", unless someone else has acted since."""
    return company if company and doing.issubset(company.parties) else None


def _acting(story: Story, groups: Sequence[Group]) -> list[Group]:
    return [group for group in groups if not is_governed(story.text, group)]


def _pair_in(story: Story, groups: Sequence[Group], acting: Sequence[Group]) -> Group | None:
    """The two parties that a sentence is about: its first group if that is two, or two actors named apart."""
    if len(groups) == 1 and len(groups[0].parties) == 2:
        return groups[0]
    if acting and len(acting[0].parties) == 2:
        return acting[0]
    told = [group for group in groups if _takes_part(story.text, group, acting[:1])]
    parties = tuple(dict.fromkeys(party for group in told for party in group.parties))
    people = tuple(dict.fromkeys(person for group in told for person in group.people))
    return Group(start=0, end=0, parties=parties, people=people) if len(parties) == 2 else None


def _takes_part(text: str, group: Group, first: Sequence[Group]) -> bool:
    """The one who acts, whoever it acts with, and leaders beside a leader; a country only spoken of takes no part."""
    if group in first or precedes("with", text, group):
        return True
    return bool(group.people and first and first[0].people) and not is_governed(text, group)


def _is_inside(group: _Pronoun, others: Iterable[Group]) -> bool:
    return any(other.start <= group.start < other.end for other in others)


def _pronouns(story: Story, sentence: Sentence) -> Iterator[_Pronoun]:
    words, tokens, openers, end = story.words_of(sentence).lower(), story.body.tokens, word_set("actors", "openers"), 0
    folds = tokens.folds
    for index in [index for index in story.tokens_in(sentence) if folds[index] in openers]:
        start = tokens.starts[index] - sentence.start
        if start >= end and (match := _forms().match(words, start)):
            end = match.end()
            yield _Pronoun(kind=match.lastgroup or "", start=sentence.start + start, end=sentence.start + end)


@cache
def _forms() -> re.Pattern[str]:
    """Every form of the lexicon, each kind in a group of its name."""
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(lexicon('actors')[kind])})" for kind in KINDS))
