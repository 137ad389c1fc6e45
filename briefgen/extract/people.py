"""Find the leaders of a text: people with an office, whether the knowledge base lists them or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefgen.extract.offices import OfficePhrase
from briefgen.extract.person_names import ends_with_name, starts_with_name
from briefgen.extract.tenure import country_of, held, office_at
from briefgen.extract.tokens import Tokens, fold
from briefgen.model.mention import LEADER, Mention
from briefgen.model.slug import slug
from briefgen.model.world import Knowledge, Leader

FORMER = "Former "
"""Stands before an office that the text says was held once."""

_TAKES_OFFICE = re.compile(
    r"\b(?:took office|takes office|sworn in|inaugurated|elected|appointed|named|took over|takes over|became|becomes)\b"
    r"(?:\s+\w+){0,2}?\s+(?:as\s+)?(?:the\s+|a\s+)?(?:new\s+|next\s+)?$"
)
"""What may stand between a leader and the office that they come to hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A leader as this article has them."""

    id: str
    name: str
    office: str | None
    of: str | None
    surnames: tuple[str, ...]
    """Words by which later mentions may name them alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place where a text names a person in full, or by office and surname."""

    person: Person
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A name that may be a leader's, but is not taken for one."""

    words: str
    reason: str


def introduced(
    tokens: Tokens, names: Sequence[Mention], phrases: Sequence[OfficePhrase], knowledge: Knowledge, day: date | None
) -> tuple[tuple[Sighting, ...], tuple[Doubt, ...]]:
    """The people whom the text names in full or with their office, in the order of the text.

    :param day: when the article came out; a surname with an office is looked up among those who held it then.
    """
    sightings: list[Sighting] = []
    doubts: list[Doubt] = []
    for phrase in phrases:
        if phrase.is_plural:
            continue
        found = _beside(tokens, names, phrase, knowledge, day)
        if isinstance(found, Doubt):
            doubts.append(found)
        elif found:
            sightings.append(found)
    seen = {(sighting.start, sighting.end) for sighting in sightings}
    for mention in names:
        if mention.kind == LEADER and (mention.start, mention.end) not in seen:
            person = _known(knowledge.leaders[mention.id], None, day)
            sightings.append(Sighting(person=person, start=mention.start, end=mention.end, rule="full-name"))
    return tuple(sorted(sightings, key=lambda sighting: sighting.start)), tuple(doubts)


def merge(sightings: Iterable[Sighting]) -> dict[str, Person]:
    """One person for each id, with the first office that any sighting gives and every spelling of the surname."""
    people: dict[str, Person] = {}
    for sighting in sightings:
        person = sighting.person
        known = people.get(person.id, person)
        if _says_more(person, known):
            known = replace(known, office=person.office or known.office, of=person.of or known.of)
        people[person.id] = known
    return people


def _says_more(person: Person, known: Person) -> bool:
    """An office beats none, one held beats one held before, a known country beats none."""
    if person.office and (known.office is None or known.office.startswith(FORMER) > person.office.startswith(FORMER)):
        return True
    return known.of is None and person.of is not None


def _beside(
    tokens: Tokens, names: Sequence[Mention], phrase: OfficePhrase, knowledge: Knowledge, day: date | None
) -> Sighting | Doubt | None:
    """The person whose name stands right after the office, or before it behind a comma."""
    listed = (
        _listed_after(tokens, names, phrase) or _listed_before(tokens, names, phrase) or _taking(tokens, names, phrase)
    )
    if listed:
        person = _known(knowledge.leaders[listed.id], phrase, day)
        return Sighting(person=person, start=listed.start, end=listed.end, rule="office-and-name")
    span = starts_with_name(tokens, phrase.last, names)
    if span and len(tokens.text[span[0] : span[1]].split()) == 1:
        return _by_surname(tokens.text[span[0] : span[1]], span, phrase, knowledge, day)
    span = span or ends_with_name(tokens, phrase.first, names)
    if span is None or not _makes_leader(phrase):
        return None
    return _open(tokens.text[span[0] : span[1]], span, phrase)


def _listed_after(tokens: Tokens, names: Sequence[Mention], phrase: OfficePhrase) -> Mention | None:
    if phrase.last >= len(tokens.words):
        return None
    places = {tokens.starts[phrase.last]}
    if tokens.words[phrase.last] == "," and phrase.last + 1 < len(tokens.words):
        places.add(tokens.starts[phrase.last + 1])
    return next((name for name in names if name.kind == LEADER and name.start in places), None)


def _listed_before(tokens: Tokens, names: Sequence[Mention], phrase: OfficePhrase) -> Mention | None:
    """``Bruno Rodríguez, the foreign minister of Cuba``."""
    index = phrase.first - 1
    if index >= 0 and tokens.folds[index] in ("the", "a", "an"):
        index -= 1
    if index < 1 or tokens.words[index] not in (",", "("):
        return None
    return next((name for name in names if name.kind == LEADER and name.end == tokens.ends[index - 1]), None)


def _taking(tokens: Tokens, names: Sequence[Mention], phrase: OfficePhrase) -> Mention | None:
    """``Name … took office as NATO secretary general``: the last listed leader before, in the same sentence."""
    if phrase.first >= len(tokens.starts) or phrase.of is None:
        return None
    end = tokens.starts[phrase.first]
    before = tokens.text[max(0, end - 160) : end]
    if not _TAKES_OFFICE.search(before):
        return None
    found = [
        name
        for name in names
        if name.kind == LEADER and end - 160 <= name.start < end and ". " not in tokens.text[name.end : end]
    ]
    return found[-1] if found else None


def _makes_leader(phrase: OfficePhrase) -> bool:
    """A shared office counts only where a country or a known organisation stands beside it."""
    return phrase.of is not None and not phrase.is_company


def _known(leader: Leader, phrase: OfficePhrase | None, day: date | None) -> Person:
    """A listed leader, with the office the text gives, else the one held on the day."""
    office, of = None, country_of(leader)
    if phrase:
        in_text = held(leader, phrase.title, phrase.of, day) or held(leader, phrase.title, phrase.of, None)
        of = phrase.of or (in_text.of if in_text else of)
        office = f"{FORMER}{phrase.title}" if phrase.is_former else phrase.title
    elif at := office_at(leader, day):
        office, of = at.title, at.of
    return Person(id=leader.id, name=leader.name, office=office, of=of, surnames=leader.surnames)


def _open(name: str, span: tuple[int, int], phrase: OfficePhrase) -> Sighting:
    office = f"{FORMER}{phrase.title}" if phrase.is_former else phrase.title
    person = Person(id=slug(name), name=name, office=office, of=phrase.of, surnames=(_surname(name),))
    return Sighting(person=person, start=span[0], end=span[1], rule="office-and-name")


def _surname(name: str) -> str:
    """The last word; of ``KISHIDA Fumio`` the one in capitals."""
    words = name.split()
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    return capitals[0] if len(capitals) == 1 and len(words) > 1 else words[-1]


def _by_surname(
    word: str, span: tuple[int, int], phrase: OfficePhrase, knowledge: Knowledge, day: date | None
) -> Sighting | Doubt | None:
    """``President Xi``: the one listed leader of that surname who held that office."""
    namesakes = [knowledge.leaders[id] for id in _surnames(knowledge).get(fold(word), ())]
    holders = [leader for leader in namesakes if held(leader, phrase.title, phrase.of, day)]
    if not holders and phrase.is_former:
        holders = [leader for leader in namesakes if held(leader, phrase.title, phrase.of, None)]
    if len(holders) == 1:
        person = _known(holders[0], phrase, day)
        return Sighting(person=person, start=span[0], end=span[1], rule="office-and-surname")
    if not _makes_leader(phrase) and not holders:
        return None
    words = f"{phrase.title} {word}"
    if holders:
        choice = ", ".join(sorted(leader.id for leader in holders))
        return Doubt(words=words, reason=f"ambiguous: {choice}")
    return Doubt(words=words, reason="named by surname only, and not in the knowledge base")


@lru_cache(maxsize=4)
def _surnames(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Folded surname to the ids of the leaders who bear it."""
    found: dict[str, list[str]] = {}
    for leader in knowledge.leaders.values():
        for word in leader.surnames:
            found.setdefault(fold(word), []).append(leader.id)
    return {word: tuple(sorted(ids)) for word, ids in found.items()}
