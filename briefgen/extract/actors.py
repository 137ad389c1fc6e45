"""Who acts in a sentence: leaders, states and organisations, in the groups the sentence makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache, reduce
from typing import NamedTuple

from briefgen.extract.event_words import is_finite
from briefgen.extract.offices import OfficePhrase
from briefgen.extract.people import FORMER, Person
from briefgen.extract.sentences import Sentence
from briefgen.extract.servants import acting_end, former, is_apart, servant_end
from briefgen.extract.story import Story
from briefgen.extract.titles import is_rival
from briefgen.extract.tokens import Tokens, fold
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, Mention

_COURTESY = re.compile(r"[\s,]*(?:(?:Mr|Mrs|Ms|Dr|Gen|Sir|H\.E)\.?\s*)*")

_APPOSITION = re.compile(r",\s+(?:the |a |an )?")

BEFORE = 30
"""Characters before a group in which the word before it stands."""

_OF_ANOTHER = re.compile(r"(?:[’']s?)?\s(?:ethnic\s)?")
"""Matches what stands between a country and a people of another name in it."""

_LINKS = ("of", "from")
"""The words between heads and those whom they are of: ``the leaders of Armenia``."""

NEAR = 80
"""Characters before a name within which its office starts."""

RECENT = 200
"""Mentions back that ``the prime minister`` may look for its holder."""

OPENS = 4
"""Characters before the first actor of a sentence at most: an article."""

_CLAUSE = re.compile(r"[,;:“”\"]|\b(?:that|which|who|said|says|told)\b")
"""Matches where another clause starts."""


class Group(NamedTuple):
    """One or more actors named together; ``start`` and ``end`` are offsets in the story's text."""

    start: int
    end: int
    parties: tuple[str, ...]
    """Country codes and organisation slugs, each once, in the order of the text."""

    people: tuple[str, ...]
    words: tuple[str, ...] = ()
    """Those whom nobody knows, as the text has them: ``Chadian rebels``; see :mod:`briefgen.extract.crowds`."""


def within(sentence: Sentence, groups: Iterable[Group]) -> tuple[Group, ...]:
    """The same groups with offsets that count from the start of the sentence."""
    first = sentence.start
    return tuple(
        [Group(each.start - first, each.end - first, each.parties, each.people, each.words) for each in groups]
    )


def is_governed(text: str, group: Group) -> bool:
    """Whether a preposition stands before the group, so that it is not the one who acts.

    Those of ``leaders, including A and B, met C`` do act.
    """
    word = word_before(text, group)
    if word == "including" and text[group.end : group.end + 1] == ",":
        return False
    return word in word_set("actors", "prepositions") or _does(word)


@lru_cache(maxsize=1024)
def _does(word: str) -> bool:
    """Whether a word before a name is a verb in -ing, whose object the name is: ``without naming Chile``."""
    return word.endswith("ing") and len(word) > len("king") and word not in word_set("actors", "ing_adjectives")


def precedes(word: str, text: str, group: Group) -> bool:
    return word_before(text, group) == word


def word_before(text: str, group: Group) -> str:
    """The word before a group, articles left out, in lower case; empty where a mark or nothing stands there."""
    return _last_word(text[max(0, group.start - BEFORE) : group.start])


@lru_cache(maxsize=1024)
def _last_word(text: str) -> str:
    words = text.lower().split()
    while words:
        # "thousands of", "a group of" only say how many; "eastern" says where.
        if len(words) > 1 and words[-1] == "of" and words[-2] in word_set("actors", "measures"):
            words = words[:-2]
        elif words[-1] in word_set("actors", "before_names"):
            words = words[:-1]
        else:
            return words[-1]
    return ""


def named_groups(story: Story, sentence: Sentence) -> tuple[Group, ...]:
    """The actors of a sentence by name, those joined by commas and ``and`` in one group."""
    passage = story.passages[sentence.index]
    if not passage.mentions and not passage.offices:
        return ()
    runs: list[list[Group]] = []
    for single in _actors(story, sentence):
        actor = _with_head(story.text, sentence.start, single)
        if runs and _is_joined(story, sentence, runs[-1], actor):
            runs[-1].append(actor)
        else:
            runs.append([actor])
    return tuple(group for run in runs for group in _as_lists(story.text, sentence, run))


def _is_joined(story: Story, sentence: Sentence, run: Sequence[Group], second: Group) -> bool:
    """Whether one may stand in a list with those before, and no clause ends between them."""
    text, first = story.text, run[-1]
    if not joins().fullmatch(text, first.end, second.start) or _starts_clause(story, sentence, run[0], second):
        return False
    opening = text[sentence.start : first.start] if text[first.end] == "," else ""
    return "," in opening or _opening().fullmatch(opening) is None


def _starts_clause(story: Story, sentence: Sentence, first: Group, second: Group) -> bool:
    """``A broke with B and C closed its ports``: a verb behind the last of a list that an earlier verb is done to."""
    tokens = story.body.tokens
    after = tokens.at(second.end)
    is_object = is_governed(story.text, first) and word_before(story.text, first) not in ("between", "among", "by")
    if not is_object or not _is_past(tokens.folds[after : after + 1]):
        return False
    own = _CLAUSE.split(story.text[sentence.start : first.start])[-1]
    return _is_past([fold(word) for word in own.split()])


def _is_past(folds: Sequence[str]) -> bool:
    """Whether a verb in the past is among the words; ``talks`` may be none."""
    return any(not word.endswith("s") and (is_finite(word) or word.endswith("ed")) for word in folds)


def _as_lists(text: str, sentence: Sentence, run: Sequence[Group]) -> Iterator[Group]:
    """Those of a run as one group; apart where only a comma stands between two, unless they open the sentence."""
    first = run[0]
    is_same = first.parties == run[-1].parties and text[run[-1].end : run[-1].end + 1] == ","
    is_list = len(run) != 2 or first.start - sentence.start <= OPENS or is_same
    if is_list or text[first.end : run[1].start].strip() not in (",", ", the"):
        yield reduce(joined, run)
    else:
        yield from run


@cache
def _opening() -> re.Pattern[str]:
    """Matches a clause that opens a sentence, up to the last name in it: ``When Chile attacked``."""
    return re.compile(lexicon("actors")["opening"], re.IGNORECASE)


def described(story: Story, sentence: Sentence) -> tuple[Group, ...]:
    """Whoever acts in a sentence only through a noun behind: ``Norway's``, ``Norwegian``, ``Li's``."""
    return tuple(group for mention in story.mentions_in(sentence) for group in _describing(story, mention))


def _is_minority(story: Story, sentence: Sentence, mention: Mention) -> bool:
    """``Bosnian Serbs``, ``Kosovo's Serbs``: people of one country in another one, who act for neither."""
    before = (other for other in story.mentions_in(sentence) if other.kind == COUNTRY and other.id != mention.id)
    return any(_OF_ANOTHER.fullmatch(story.text, other.end, mention.start) for other in before)


def _describing(story: Story, mention: Mention) -> Iterator[Group]:
    tokens = story.body.tokens
    if mention.kind == COUNTRY and acting_end(tokens, mention) is None and not is_apart(tokens, mention):
        yield Group(start=mention.start, end=mention.end, parties=(mention.id,), people=())
    elif mention.kind == LEADER and _owns(tokens, mention):
        parties = led_by(story, story.people[mention.id])
        yield Group(start=mention.start, end=mention.end, parties=parties, people=(mention.id,))


def _with_head(text: str, start: int, actor: Group) -> Group:
    """``the leaders of Armenia`` for ``Armenia``."""
    if word_before(text, actor) not in _LINKS:
        return actor
    head = _heads().search(text, max(start, actor.start - 40), actor.start)
    if head is None or _last_word(text[max(0, head.start() - BEFORE) : head.start()]) in former():
        return actor
    return actor._replace(start=head.start())


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(lexicon("actors")["heads"], re.IGNORECASE)


def joined(first: Group, second: Group) -> Group:
    """Both as one group."""
    return Group(
        start=first.start,
        end=second.end,
        parties=tuple(dict.fromkeys((*first.parties, *second.parties))),
        people=tuple(dict.fromkeys((*first.people, *second.people))),
        words=tuple(dict.fromkeys((*first.words, *second.words))),
    )


def _actors(story: Story, sentence: Sentence) -> Iterator[Group]:
    """Each single actor of a sentence, in order, none overlapping."""
    held: list[Group] = []
    end = -1
    candidates = [*_by_name(story, sentence), *_by_office(story, sentence)]
    for actor in sorted(candidates, key=lambda item: (item.start, -item.end)):
        if actor.start >= end:
            held = [*held, actor]
            end = actor.end
        elif actor.end == end and actor.start > held[-1].start:
            # "Algerian and Moroccan officials": both act through the same officials.
            held[-1] = joined(held[-1], actor)
    yield from held


def _by_name(story: Story, sentence: Sentence) -> Iterator[Group]:
    for mention in story.mentions_in(sentence):
        if mention.kind == LEADER:
            yield from _by_leader(story, mention)
        elif mention.kind in (COUNTRY, ORGANISATION):
            acting = acting_end(story.body.tokens, mention)
            if acting and not (mention.rule == "demonym" and _is_minority(story, sentence, mention)):
                yield Group(start=mention.start, end=acting, parties=(mention.id,), people=())


def _by_leader(story: Story, mention: Mention) -> Iterator[Group]:
    """A leader; of ``Li's envoy`` the envoy, and nobody of ``Li's son``, who is described: see :func:`described`."""
    parties = led_by(story, story.people[mention.id])
    start, end = _with_office(story, mention)
    if not _owns(story.body.tokens, mention):
        yield Group(start=start, end=end, parties=parties, people=(mention.id,))
    elif (servant := servant_end(story.body.tokens, story.body.tokens.at(mention.end))) is not None:
        yield Group(start=start, end=servant, parties=parties, people=())


def _owns(tokens: Tokens, mention: Mention) -> bool:
    """``Li's``: a leader of whom only something is told; what Li's office says Li says."""
    after = tokens.at(mention.end)
    return tokens.folds[after : after + 1] == ("'s",) and tokens.folds[after + 1 : after + 2] != ("office",)


def led_by(story: Story, person: Person) -> tuple[str, ...]:
    """The state or body that a leader acts for, in a tuple; empty for a rival, and for who is out of office."""
    office = person.office or ""
    # A listed leader without an office on a known day has left it, or does not hold it yet.
    is_out = office.startswith(FORMER) or (not office and story.day is not None)
    return (person.of,) if person.of and not is_out and not is_rival(office) else ()


def _with_office(story: Story, mention: Mention) -> tuple[int, int]:
    """A leader's mention with the office before it or in an apposition behind it."""
    tokens = story.body.tokens
    for phrase in story.offices_in(mention.start - NEAR, mention.start):
        if _COURTESY.fullmatch(tokens.text, tokens.ends[phrase.last - 1], mention.start):
            return tokens.starts[phrase.first], mention.end
    behind = _APPOSITION.match(tokens.text, mention.end)
    following = next(iter(story.offices_in(behind.end(), behind.end() + 1)), None) if behind else None
    return (mention.start, tokens.ends[following.last - 1]) if following else (mention.start, mention.end)


def _by_office(story: Story, sentence: Sentence) -> Iterator[Group]:
    """``the prime minister``: the leader named last before it who holds that office."""
    tokens = story.body.tokens
    for phrase in story.passages[sentence.index].offices:
        start = tokens.starts[phrase.first]
        if phrase.is_plural or phrase.of or phrase.first == 0 or tokens.folds[phrase.first - 1] != "the":
            continue
        person = _last_holder(story, phrase, start)
        of = story.people[person].of if person else None
        if person and of:
            yield Group(
                start=tokens.starts[phrase.first - 1], end=tokens.ends[phrase.last - 1], parties=(of,), people=(person,)
            )


def _last_holder(story: Story, phrase: OfficePhrase, before: int) -> str | None:
    title = fold(phrase.title)
    recent = (mention.id for mention in reversed(story.mentions_before(before, RECENT)) if mention.kind == LEADER)
    return next((id for id in recent if fold(story.people[id].office or "") == title), None)


@cache
def joins() -> re.Pattern[str]:
    """Matches what stands between those of one group: ``, ``, ``and``."""
    return re.compile(lexicon("actors")["joins"])
