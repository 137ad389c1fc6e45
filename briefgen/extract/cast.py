"""Bring together the people of an article: those it introduces, and those whom all know by surname."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace

from briefgen.extract.known_alone import known_alone
from briefgen.extract.lists import listed_together
from briefgen.extract.page import Page, Part
from briefgen.extract.people import FORMER, Doubt, Person, Sighting, introduced, merge
from briefgen.extract.spans import overlapping
from briefgen.extract.tokens import fold
from briefgen.model.mention import LEADER, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The leaders of an article, and where it introduces them."""

    people: dict[str, Person]
    in_title: tuple[Sighting, ...]
    in_body: tuple[Sighting, ...]
    doubts: tuple[Doubt, ...]


def cast(title: Part, body: Part, page: Page) -> Cast:
    """Find the people of an article."""
    in_body, doubts = _seen(body, page)
    in_title, more = _seen(title, page)
    if title.is_headline:
        known = page.knowledge.leaders
        story = {sighting.person.id for sighting in in_body}
        in_title = tuple(each for each in in_title if each.person.id in story or each.person.id in known)
    people = merge((*in_body, *in_title))
    more = tuple(replace(doubt, in_title=True) for doubt in more)
    alone, unsure = known_alone(title, body, page, people)
    people |= {person.id: person for person in alone}
    people = {id: _placed(person, page) for id, person in people.items()}
    surnames = {fold(word) for person in people.values() for word in person.surnames}
    return Cast(
        people=people,
        in_title=in_title,
        in_body=in_body,
        doubts=tuple(doubt for doubt in (*doubts, *more, *unsure) if fold(doubt.words.split()[-1]) not in surnames),
    )


def _placed(person: Person, page: Page) -> Person:
    """A leader of several countries or bodies is here the one's that the article names, if it names one of them."""
    leader = page.knowledge.leaders.get(person.id)
    if person.of or leader is None:
        return person
    named = {office.of for office in leader.offices} & page.named
    return replace(person, of=min(named)) if len(named) == 1 else person


def _seen(part: Part, page: Page) -> tuple[tuple[Sighting, ...], tuple[Doubt, ...]]:
    """The sightings of one part, none overlapping another, in the order of the text; an office held beats a former."""
    found, doubts = introduced(part, page)
    kept: list[Sighting] = []
    for sighting in sorted((*found, *listed_together(part, page)), key=_is_former):
        if not overlapping(kept, sighting.start, sighting.end):
            insort(kept, sighting, key=lambda other: other.start)
    return tuple(kept), doubts


def _is_former(sighting: Sighting) -> bool:
    return (sighting.person.office or "").startswith(FORMER)


def others(names: tuple[Mention, ...], sightings: tuple[Sighting, ...]) -> tuple[Mention, ...]:
    """The names that no person's name covers; a listed name that is not its leader's here is none."""
    found = (name for name in names if name.kind != LEADER)
    return tuple(name for name in found if not (sightings and overlapping(sightings, name.start, name.end)))
