"""Leaders whom an article names by surname alone because all know them: ``the Merkel government``, ``Putin``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from briefgen.extract.page import Page, Part
from briefgen.extract.people import Doubt, Person, known
from briefgen.extract.tenure import bearers, has_begun, holds, led
from briefgen.extract.titles import is_highest, words_of
from briefgen.extract.tokens import HEAD, Tokens, fold, folded, words_in
from briefgen.extract.word_tree import WordTree, phrases_at, plant
from briefgen.model.mention import LEADER
from briefgen.model.world import Knowledge, Leader

GOVERNMENT, SURNAME = "surname-and-government", "surname-of-head"
"""Rules: ``the Biden administration``; the surname of the one head of a country that the article names."""

_COURTESIES = ("mr", "mrs", "ms", "messrs", "mister")

Surname = tuple[str, ...]
"""Its folded words."""

Places = list[tuple[Part, int]]
"""Where it stands: the headline or the story, and the token."""


def known_alone(
    title: Part, body: Part, page: Page, people: dict[str, Person]
) -> tuple[tuple[Person, ...], tuple[Doubt, ...]]:
    """The heads of countries whom the article names by surname only, each the only one who can be meant."""
    found: dict[Surname, Places] = {}
    for part in (title, body):
        for surname, index in _places(part, page.knowledge):
            found.setdefault(surname, []).append((part, index))
    introduced = {folded(words_in(surname)) for person in people.values() for surname in person.surnames}
    found = {
        surname: places
        for surname, places in found.items()
        if surname not in introduced and not any(_is_someone_else(part, index) for part, index in places)
    }
    sure = _famous(found, page)
    persons: list[Person] = []
    doubts: list[Doubt] = []
    for surname, places in found.items():
        if rule := SURNAME if surname in sure else _rule(surname, places, page):
            meant = [sure[surname]] if surname in sure else _meant(surname, rule, page)
            if len(meant) == 1:
                persons.append(_person(meant[0], rule, page))
            elif meant:
                choice = ", ".join(leader.id for leader in meant)
                doubt = _doubt(places[0], surname, f"ambiguous: {choice}")
                doubts.append(replace(doubt, in_title=places[0][0] is title))
    return tuple({person.id: person for person in persons}.values()), tuple(doubts)


def _places(part: Part, knowledge: Knowledge) -> Iterator[tuple[Surname, int]]:
    """Where surnames of heads stand, outside of other names and not as the first part of a longer one."""
    surnames, tokens, is_headline = _heads(knowledge), part.tokens, part.is_headline
    for index in tokens.cues.get(HEAD, ()):
        if found := phrases_at(surnames, tokens.folds, index):
            last, surname = found[0]
            if not _is_inside(part, index, last) and (is_headline or not _is_continued(tokens, last)):
                yield surname, index


def _is_inside(part: Part, first: int, last: int) -> bool:
    start, end = part.tokens.starts[first], part.tokens.ends[last - 1]
    return any(name.kind != LEADER for name in part.names.overlapping(start, end))


def _is_continued(tokens: Tokens, last: int) -> bool:
    """``Trump Tower``: a capitalised word follows."""
    if last >= len(tokens.words) or tokens.text[tokens.ends[last - 1] : tokens.starts[last]] != " ":
        return False
    return tokens.words[last][0].isupper() and tokens.folds[last] not in words_of("not_names")


def _is_someone_else(part: Part, index: int) -> bool:
    """Whether a given name, an initial or another title stands before the surname."""
    tokens = part.tokens
    if index == 0 or part.is_headline:
        return False
    before = tokens.words[index - 1]
    if before == ".":
        abbreviated = tokens.words[index - 2] if index > 1 else ""
        return abbreviated.lower() not in _COURTESIES and (len(abbreviated) == 1 or _is_title(abbreviated))
    if not before[0].isupper() or tokens.text[tokens.ends[index - 1] : tokens.starts[index]] != " ":
        return False
    return tokens.folds[index - 1] not in _COURTESIES and tokens.folds[index - 1] not in _openers()


def _is_title(word: str) -> bool:
    return word[:1].isupper() and fold(word) in words_of("honorifics")


@cache
def _openers() -> frozenset[str]:
    """Words that are no part of a name, offices aside: before a surname an office tells of its holder."""
    return words_of("not_names") - words_of("honorifics") - words_of("heads")


def _rule(surname: Surname, places: Places, page: Page) -> str | None:
    """What shows that a head of a country is meant."""
    if any(_governs(part.tokens, index + len(surname)) for part, index in places):
        return GOVERNMENT
    return SURNAME if page.is_political and not page.is_sport and surname[-1] not in words_of("everyday") else None


def _governs(tokens: Tokens, last: int) -> bool:
    """``Trump administration``, ``Merkel's government``."""
    if last < len(tokens.folds) and tokens.folds[last] in ("'s", "’s", "'", "’"):
        last += 1
    return last < len(tokens.folds) and tokens.folds[last] in words_of("governments")


def _meant(surname: Surname, rule: str, page: Page) -> list[Leader]:
    """The one head of that surname on the day, else lately, of a country that the article names; or all who may be."""
    namesakes = _bearers(surname, page.knowledge)
    day = page.day
    now = [leader for leader in namesakes if day and (office := led(leader, day)) and holds(office, day)]
    found = now or [leader for leader in namesakes if has_begun(leader, day)]
    if len(found) > 1:
        return found
    heads = [(leader, office) for leader in found if (office := led(leader, day))]
    return [leader for leader, office in heads if rule == GOVERNMENT or office.of in page.named]


def _bearers(surname: Surname, knowledge: Knowledge) -> tuple[Leader, ...]:
    """All listed leaders of a surname, which may have a hyphen."""
    return bearers(knowledge).get(" ".join(surname).replace(" - ", "-"), ())


def _famous(found: Mapping[Surname, Places], page: Page) -> dict[Surname, Leader]:
    """Those who head a state, or a body of states, on the day and whom news names by surname wherever they act.

    ``Macron called for a ceasefire in Gaza`` says nothing of France. Among the capitals of a headline a surname may be
    a word, as in ``Why Hearts Trump Minds``.
    """
    heads = {
        surname: _sitting_of(surname, page.day, page.knowledge)
        for surname, places in found.items()
        if page.day and surname[-1] in words_of("household") and not all(part.is_headline for part, _ in places)
    }
    return {surname: sitting[0] for surname, sitting in heads.items() if len(sitting) == 1 and not page.is_sport}


def _sitting_of(surname: Surname, day: date, knowledge: Knowledge) -> list[Leader]:
    """All of that surname who head a state, or a body of states, on the day."""
    heads = ((leader, led(leader, day)) for leader in _bearers(surname, knowledge))
    return [leader for leader, office in heads if office and holds(office, day)]


def _person(leader: Leader, rule: str, page: Page) -> Person:
    person = known(leader, None, page.day)
    office = led(leader, page.day)
    return Person(
        id=person.id,
        name=person.name,
        office=person.office,
        of=person.of or (office.of if office else None),
        surnames=person.surnames,
        alone=rule,
    )


def _doubt(place: tuple[Part, int], surname: Surname, reason: str) -> Doubt:
    tokens, first = place[0].tokens, place[1]
    start, end = tokens.starts[first], tokens.ends[first + len(surname) - 1]
    return Doubt(words=tokens.text[start:end], reason=reason, start=start, end=end, rule="surname-ambiguous")


def may_be_head(word: str, knowledge: Knowledge) -> bool:
    """Whether the surname of anyone who ever headed a country starts with a word, written as it is."""
    return word[0].isupper() and fold(word) in _heads(knowledge)


@lru_cache(maxsize=4)
def _heads(knowledge: Knowledge) -> WordTree[Surname]:
    """The surnames of all who ever headed a country."""
    found: set[Surname] = set()
    for leader in knowledge.leaders.values():
        if any(is_highest(office.title) and office.of in knowledge.countries for office in leader.offices):
            for surname in leader.surnames:
                if words := folded(words_in(surname)):
                    found.add(words)
    return plant((words, words) for words in sorted(found))
