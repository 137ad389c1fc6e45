"""Find the leaders of a text: people with an office, whether the knowledge base lists them or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefgen.extract.homes import BESIDE, home_of, makes_leader
from briefgen.extract.likeness import is_alike
from briefgen.extract.offices import OfficePhrase
from briefgen.extract.page import Page, Part, is_headline
from briefgen.extract.person_names import ends_with_name, is_closed, starts_with_name, surname_of
from briefgen.extract.spans import Spans
from briefgen.extract.tenure import (
    bearers,
    country_of,
    has_begun,
    has_none,
    held,
    held_before,
    holders,
    is_near,
    led,
    office_at,
    serves_lately,
)
from briefgen.extract.titles import BODY, COUNTERPART, MINISTER, RIVAL, SHARED, STATE, is_highest, rank, words_of
from briefgen.extract.tokens import Tokens, fold
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, Mention
from briefgen.model.slug import slug
from briefgen.model.world import Knowledge, Leader

FORMER = "Former "
"""Stands before an office that the text says was held once."""

NO_LEADER = "office-of-no-state"
"""Rule: a name beside an office that is no state's and no body's of states."""

THING = 3
"""Words after a name within which that of a thing stands that is called after the person."""

_TAKES_OFFICE = re.compile(
    r"\b(?:took office|takes office|sworn in|inaugurated|elected|appointed|named|took over|takes over|became|becomes)\b"
    r"(?:\s+\w+){0,2}?\s+(?:as\s+)?(?:the\s+|a\s+)?(?:new\s+|next\s+)?$"
)
"""What may stand between a leader and the office that they come to hold."""

_APPOSED = re.compile(r"\s*[,(]\s*(?:(?:the|a|an)\s+(?:[^\W\d_][\w.’'-]*\s+){0,4}|(?:[A-Z][\w.’'-]*\s+){0,3})$")
"""What may stand between a name and the office that is said to be its bearer's."""

_LINK = re.compile(r",? (?:of|for) (?:the )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A leader as this article has them."""

    id: str
    name: str
    office: str | None
    of: str | None
    surnames: tuple[str, ...]
    """Words by which later mentions may name them alone."""

    alone: str = "surname"
    """Rule of a mention by surname alone."""


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
    start: int
    """Where the name stands in the story or the headline, with ``end``."""

    end: int
    rule: str
    in_title: bool = False
    is_open: bool = True
    """Whether a person should look at it: an office that makes no leader leaves no doubt."""


def introduced(part: Part, page: Page) -> tuple[tuple[Sighting, ...], tuple[Doubt, ...]]:
    """The people whom the text names in full or with their office, in the order of the text."""
    sightings: list[Sighting] = []
    doubts: list[Doubt] = []
    for phrase in resolved(part):
        found = _beside(phrase, part, page) if not phrase.is_plural else None
        if isinstance(found, Doubt):
            doubts.extend(() if _is_of_name(phrase, part) else (found,))
        elif found:
            sightings.append(found)
    seen = {(sighting.start, sighting.end) for sighting in sightings}
    for mention in part.names:
        is_new = mention.kind == LEADER and (mention.start, mention.end) not in seen
        if is_new and _is_meant(mention, page) and not _names_thing(part.tokens, mention):
            person = known(page.knowledge.leaders[mention.id], None, page.day)
            sightings.append(Sighting(person=person, start=mention.start, end=mention.end, rule="full-name"))
    return tuple(sorted(sightings, key=lambda sighting: sighting.start)), tuple(doubts)


def _names_thing(tokens: Tokens, mention: Mention) -> bool:
    """``Indira Gandhi International Airport``, ``Queen Elizabeth Stakes``."""
    last = tokens.between(mention.start, mention.end).stop
    for index in range(last, min(last + THING, len(tokens.words))):
        if tokens.folds[index] in words_of("namesakes"):
            return True
        if not tokens.words[index][0].isupper():
            return False
    return False


def _is_of_name(phrase: OfficePhrase, part: Part) -> bool:
    """Whether the office is a part of a listed name: ``Pope John Paul``."""
    start = part.tokens.starts[phrase.core]
    return any(name.kind == LEADER for name in part.names.overlapping(start, start + 1))


def resolved(part: Part) -> Iterator[OfficePhrase]:
    """The offices, a counterpart's as that of the office named before it."""
    title = ""
    for phrase in part.offices:
        if phrase.kind != COUNTERPART:
            title = title if phrase.kind == BODY else phrase.title
            yield phrase
        else:
            yield replace(phrase, title=title)


def merge(sightings: Iterable[Sighting]) -> dict[str, Person]:
    """One person for each id, with the first office that any sighting gives and every spelling of the surname."""
    people: dict[str, Person] = {}
    for sighting in sightings:
        person = sighting.person
        known = people.get(person.id, person)
        if says_more(person, known):
            known = replace(known, office=person.office or known.office, of=person.of or known.of)
        people[person.id] = known
    return people


def says_more(person: Person, known: Person) -> bool:
    """An office beats none, one held beats one held before, a known country beats none."""
    if person.office and (known.office is None or known.office.startswith(FORMER) > person.office.startswith(FORMER)):
        return True
    return known.of is None and person.of is not None


def _beside(phrase: OfficePhrase, part: Part, page: Page) -> Sighting | Doubt | None:
    """The person whose name stands right after the office, or before it behind a comma."""
    tokens, names = part.tokens, part.names
    if listed := _listed(phrase, part, page):
        person = known(page.knowledge.leaders[listed.id], phrase, page.day)
        return Sighting(person=person, start=listed.start, end=listed.end, rule=BESIDE)
    span = starts_with_name(tokens, phrase.last, names)
    if span and tokens.words[phrase.last] == "," and _is_relative(tokens, phrase.first):
        return None
    if span and phrase.of is None:
        phrase = replace(phrase, of=holder_behind(part, span[1]))
    if span and _is_surname(tokens.text[slice(*span)], page):
        return by_surname(span, phrase, part, page)
    span = span or ends_with_name(tokens, phrase.first, phrase.last, names)
    return unlisted(span, phrase, part, page) if span else None


def _is_surname(name: str, page: Page) -> bool:
    """``Li``, ``von der Leyen``, and a listed surname of two words: ``Ben Ali``."""
    return surname_of(name) == name or fold(name) in bearers(page.knowledge)


def _is_relative(tokens: Tokens, first: int) -> bool:
    """``the daughter of the …, Ann Li``: the name behind the comma is not that of the office's holder."""
    while first and tokens.folds[first - 1] in ("the", "a", "then", "former"):
        first -= 1
    near = tokens.folds[max(0, first - 3) : first]
    return near[-1:] in (("of",), ("to",), ("for",)) and not words_of("relations").isdisjoint(near)


def _listed(phrase: OfficePhrase, part: Part, page: Page) -> Mention | None:
    """The listed leader whose name stands beside the office, if they can have held any by then."""
    found = (
        _listed_after(part.tokens, part.names, phrase)
        or _listed_before(part.tokens, part.names, phrase)
        or _taking(part.tokens, part.names, phrase)
    )
    return found if found and has_begun(page.knowledge.leaders[found.id], page.day) else None


def _listed_after(tokens: Tokens, names: Spans[Mention], phrase: OfficePhrase) -> Mention | None:
    if phrase.last >= len(tokens.words):
        return None
    index = phrase.last
    if tokens.words[index] == ",":
        index += 1
    while index + 1 < len(tokens.words) and _is_courtesy(tokens, index, phrase.last):
        index += 1
    last = min(index, len(tokens.ends) - 1)
    near = names.overlapping(tokens.starts[phrase.last], tokens.ends[last])
    return next((name for name in near if name.kind == LEADER and name.start >= tokens.starts[phrase.last]), None)


def _is_courtesy(tokens: Tokens, index: int, first: int) -> bool:
    """``Dr`` and the stop behind it; the stop right behind the office (at ``first``) ends its sentence."""
    if tokens.words[index] == ".":
        return index > first and tokens.folds[index - 1] in words_of("honorifics")
    return tokens.folds[index] in words_of("honorifics")


def _listed_before(tokens: Tokens, names: Spans[Mention], phrase: OfficePhrase) -> Mention | None:
    """``Bruno Rodríguez, the foreign minister of Cuba``, ``Zalmay Khalilzad, a U.S. peace envoy``."""
    end = tokens.starts[phrase.core]
    first = max(0, end - 60)
    mark = max(tokens.text.rfind(sign, first, end) for sign in ",(")
    link = _APPOSED.match(tokens.text, first + len(tokens.text[first:mark].rstrip()), end) if mark >= 0 else None
    if not link or not is_closed(tokens, phrase.last):
        return None
    near = names.overlapping(link.start() - 1, link.start())
    return next((name for name in near if name.kind == LEADER and name.end == link.start()), None)


def _taking(tokens: Tokens, names: Spans[Mention], phrase: OfficePhrase) -> Mention | None:
    """``Name … took office as NATO secretary general``: the last listed leader before, in the same sentence."""
    if phrase.first >= len(tokens.starts) or phrase.of is None:
        return None
    end = tokens.starts[phrase.first]
    before = tokens.text[max(0, end - 160) : end]
    if not _TAKES_OFFICE.search(before):
        return None
    found = [
        name
        for name in names.overlapping(end - 160, end)
        if name.kind == LEADER and ". " not in tokens.text[name.end : end]
    ]
    return found[-1] if found else None


def holder_behind(part: Part, end: int) -> str | None:
    """Whose office it is when that stands behind the name: ``Prime Minister Bo Li of Cuba``."""
    link = _LINK.match(part.tokens.text, end)
    near = part.names.overlapping(link.end(), link.end() + 1) if link else ()
    holder = link and next((name for name in near if name.start == link.end()), None)
    if not holder or holder.kind not in (COUNTRY, ORGANISATION) or holder.rule == "demonym":
        return None
    return None if re.match(r"[’']", part.tokens.text[holder.end :]) else holder.id


def _is_meant(mention: Mention, page: Page) -> bool:
    """Whether a listed name without an office is the leader's: in office and their country named, or known to all."""
    leader = page.knowledge.leaders[mention.id]
    if not has_begun(leader, page.day):
        return False
    office = office_at(leader, page.day) if page.day else None
    is_current = office is not None
    if page.is_sport and not (office and is_highest(office.title)):
        return False
    if not (page.is_political or is_current):
        return False
    is_everyday = any(fold(word) in words_of("everyday") for word in leader.surnames)
    is_famous = led(leader, page.day) is not None and not is_everyday
    return is_famous or (serves_lately(leader, page.day) and any(office.of in page.named for office in leader.offices))


def known(leader: Leader, phrase: OfficePhrase | None, day: date | None) -> Person:
    """A listed leader, with the office the text gives, else the one held on the day."""
    at = office_at(leader, day)
    office, of = (at.title, at.of) if at else (None, country_of(leader))
    if phrase and phrase.title:
        in_text = held(leader, phrase.title, phrase.of, day) or held(leader, phrase.title, phrase.of, None)
        is_lower = at is not None and day is not None and rank(at.title) < rank(phrase.title)
        is_vague = at is not None and (phrase.kind == RIVAL or phrase.title.lower() in words_of("loose"))
        if not is_vague and (
            in_text or (phrase.of and not is_lower) or (at is None and phrase.kind in (STATE, MINISTER))
        ):
            of = phrase.of or (in_text.of if in_text else of)
            is_short = (
                not phrase.is_former and at is not None and at.of == of and phrase.title.lower() in at.title.lower()
            )
            office = at.title if at and is_short else _office(phrase)
    return Person(id=leader.id, name=leader.name, office=office, of=of, surnames=leader.surnames)


def _office(phrase: OfficePhrase) -> str:
    title = f"{phrase.region} {phrase.title}" if phrase.region else phrase.title
    return f"{FORMER}{title}" if phrase.is_former else title


def unlisted(span: tuple[int, int], phrase: OfficePhrase, part: Part, page: Page) -> Sighting | Doubt | None:
    """A full name beside an office: a listed holder of it in another spelling, or someone whom no list has."""
    name = part.tokens.text[span[0] : span[1]]
    of, rule = home_of(phrase, part, page)
    if leader := _respelled(name, phrase, of, page):
        person = known(leader, replace(phrase, of=phrase.of or of), page.day)
        person = replace(person, surnames=(*person.surnames, surname_of(name)))
        return Sighting(person=person, start=span[0], end=span[1], rule="office-and-other-spelling")
    if leader := page.knowledge.leaders.get(slug(name)):
        return _before_listed(leader, span, phrase, page)
    if is_headline(part.tokens.text[slice(*part.line(span[0]))]) and not _is_entry(phrase, part):
        return None
    if not makes_leader(phrase, of, page) or (of and has_none(page.knowledge, phrase.title, of)):
        return _unclear(span, phrase, part)
    person = Person(id=slug(name), name=name, office=_office(phrase), of=of, surnames=(surname_of(name),))
    return Sighting(person=person, start=span[0], end=span[1], rule=rule)


def _is_entry(phrase: OfficePhrase, part: Part) -> bool:
    """``Foreign Minister: Bo Li``, a line of a list."""
    return part.tokens.words[phrase.last : phrase.last + 1] == (":",)


def _before_listed(leader: Leader, span: tuple[int, int], phrase: OfficePhrase, page: Page) -> Sighting | None:
    """A listed leader years before the first listed office, in an office of a state that is not listed."""
    is_own = phrase.of in {office.of for office in leader.offices}
    is_state = phrase.of in page.knowledge.countries and is_near(leader, page.day)
    if not (is_own or is_state) or (phrase.kind == SHARED and is_own) or held(leader, phrase.title, phrase.of, None):
        return None
    return Sighting(person=known(leader, phrase, page.day), start=span[0], end=span[1], rule=BESIDE)


def _unclear(span: tuple[int, int], phrase: OfficePhrase, part: Part) -> Doubt:
    """A minister without a country is worth a look; a chairman is none."""
    if phrase.is_company or phrase.kind not in (STATE, MINISTER) or phrase.of:
        return _doubt(span, phrase, part, NO_LEADER, "the office makes no leader", is_open=False)
    return _doubt(span, phrase, part, "state-open", "the text leaves open of which country")


def _doubt(
    span: tuple[int, int], phrase: OfficePhrase, part: Part, rule: str, reason: str, *, is_open: bool = True
) -> Doubt:
    words = f"{phrase.title} {part.tokens.text[span[0] : span[1]]}"
    return Doubt(words=words, reason=reason, start=span[0], end=span[1], rule=rule, is_open=is_open)


def _respelled(name: str, phrase: OfficePhrase, of: str | None, page: Page) -> Leader | None:
    """The one listed holder of the office on the day whose name differs from ``name`` by its spelling only."""
    state = phrase.of or (of if " " not in name else None)
    if phrase.is_company or (state is None and " " not in name):
        return None
    return _holder_alike(page.knowledge, name, phrase.title, state, page.day)


@lru_cache(maxsize=1024)
def _holder_alike(knowledge: Knowledge, name: str, title: str, of: str | None, day: date | None) -> Leader | None:
    """The one holder whose name may be spelled so; remembered, since a story names its people again and again."""
    alike = [
        leader
        for leader in holders(knowledge, title, of, day, initial=fold(surname_of(name))[0])
        if is_alike(name, (leader.name, *leader.variants) if " " in name else leader.surnames)
    ]
    return alike[0] if len(alike) == 1 else None


def by_surname(span: tuple[int, int], phrase: OfficePhrase, part: Part, page: Page) -> Sighting | Doubt | None:
    """``President Xi``: the one listed leader of that surname who held that office."""
    word = part.tokens.text[span[0] : span[1]]
    found = _holders_named(word, phrase, page)
    of = found[0][1] if len(found) == 1 else home_of(phrase, part, page)[0]
    if not found and of and (leader := _respelled(word, phrase, of, page)):
        found = [(leader, of)]
    if len(found) == 1:
        person = known(found[0][0], replace(phrase, of=phrase.of or of), page.day)
        person = replace(person, surnames=tuple(dict.fromkeys((*person.surnames, word))))
        return Sighting(person=person, start=span[0], end=span[1], rule="office-and-surname")
    if found:
        choice = ", ".join(sorted(leader.id for leader, _ in found))
        return _doubt(span, phrase, part, "surname-ambiguous", f"ambiguous: {choice}")
    if not makes_leader(phrase, of, page):
        return _doubt(span, phrase, part, NO_LEADER, "the office makes no leader", is_open=False)
    if phrase.title.lower() in words_of("one_name"):
        return unlisted(span, replace(phrase, of=of), part, page)
    return _doubt(span, phrase, part, "surname-unknown", "named by surname only, and not in the knowledge base")


def _holders_named(word: str, phrase: OfficePhrase, page: Page) -> list[tuple[Leader, str]]:
    """Who of that surname held the office on the day, or before, with its state; of several, who serves one named."""
    namesakes = [leader for leader in bearers(page.knowledge).get(fold(word), ()) if has_begun(leader, page.day)]
    for test in (held, held_before):
        found = [
            (leader, office.of)
            for leader in namesakes
            if (office := test(leader, phrase.title or None, phrase.of, page.day)) and not phrase.is_company
        ]
        if found:
            named = [(leader, of) for leader, of in found if of in page.named]
            return named if len(found) > 1 and named else found
    return []
