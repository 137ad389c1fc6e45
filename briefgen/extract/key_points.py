"""The article in a few sentences of our own, each composed from an event or a statement and citing it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefgen.extract.quotes import cite
from briefgen.extract.story import Story
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.edtf import day_of, spoken
from briefgen.model.summary import PRIMARY, Event, KeyPoint, LeaderRole, Statement
from briefgen.model.world import Knowledge

MOST = 6
"""Key points of an article."""

TOPICS = 2
"""Issues that a sentence names."""

_WEIGHT = ("agreement", "meeting", "call", "visit", "attack", "sanction", "statement", "request", "aid")
"""Types of event, what a reader asks for first in front; others follow."""


def key_points(
    story: Story,
    events: Sequence[Event],
    statements: Sequence[Statement],
    leaders: Sequence[LeaderRole],
    knowledge: Knowledge,
) -> tuple[KeyPoint, ...]:
    """Three to six sentences where the article gives as many, weightiest first; never empty.

    Where nothing was found, the first clause of the story in quotation marks stands for it.
    """
    people = {leader.id: leader for leader in leaders}
    points = [
        KeyPoint(text=_event_sentence(event, people, knowledge), evidence=event.evidence[:2])
        for event in _by_weight(events, people)
    ]
    spoken_to = [statement for statement in statements if statement.to]
    points += _said(events, spoken_to if points else statements, people, knowledge)
    unique = {point.text: point for point in reversed(points)}
    chosen = [point for point in points if unique.get(point.text) is point][:MOST]
    return tuple(chosen) or _opening(story)


def _by_weight(events: Sequence[Event], people: dict[str, LeaderRole]) -> list[Event]:
    """Events of the main people first, then by type; the order of the story decides between equals."""
    order = {type: rank for rank, type in enumerate(_WEIGHT)}

    def weight(event: Event) -> tuple[bool, int]:
        main = any(people[id].tier == PRIMARY for id in event.people if id in people)
        return not main, order.get(event.type, len(order))

    return sorted(events, key=weight)


def _opening(story: Story) -> tuple[KeyPoint, ...]:
    if not story.sentences:
        return ()
    first = story.sentences[0]
    key = cite(story, first.start, first.start + 1)
    assert key is not None
    start, end = (int(part) for part in key.split("-"))
    return (KeyPoint(text=f"“{story.text[start:end]}”", evidence=(key,)),)


def _event_sentence(event: Event, people: dict[str, LeaderRole], knowledge: Knowledge) -> str:
    doers = _people(event, people, event.by, knowledge)
    plural = len(event.by) + len(event.parties) > 1
    text = _template(event).format(
        who=_people(event, people, event.parties, knowledge),
        sides=_join(_name(id, knowledge) for id in event.parties),
        by=doers,
        doers=_join(_name(id, knowledge) for id in event.by),
        to=_join(_name(id, knowledge) for id in event.to),
        paper=_paper(event, knowledge),
        when=_when(event.date.value),
        due=f", due{_when(event.date.value)}," if _when(event.date.value) else "",
        where=f" in {event.place.name}" if event.place else "",
        topics=_topics(event.issues, knowledge),
        status=event.status.replace("-", " "),
        home=" at home" if event.to else "",
        how="" if event.status == "occurred" else f" ({event.status.replace('-', ' ')})",
        plans="plan" if plural else "plans",
    )
    return text[0].upper() + text[1:]


def _template(event: Event) -> str:
    """The sentence for an event; one without another side, or within one state, has its own."""
    templates = lexicon("key_points")[event.type]
    if not event.parties and not event.by:
        return str(templates["nameless"])
    if not event.parties and set(event.to) <= set(event.by):
        return str(templates["alone"])
    return str(templates.get(event.status) or templates["any"])


def _said(
    events: Sequence[Event], statements: Sequence[Statement], people: dict[str, LeaderRole], knowledge: Knowledge
) -> list[KeyPoint]:
    """A sentence for each statement on an issue that no event tells already; those who spoke together share one."""
    told = {key for event in events for key in event.evidence}
    together: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Statement]] = {}
    for statement in statements:
        if statement.issue and not told & set(statement.evidence):
            together.setdefault((statement.verb, statement.to, statement.evidence), []).append(statement)
    return [
        KeyPoint(text=_statement_sentence(group, people, knowledge), evidence=group[0].evidence)
        for group in together.values()
    ]


def _statement_sentence(group: Sequence[Statement], people: dict[str, LeaderRole], knowledge: Knowledge) -> str:
    first = group[0]
    assert first.issue is not None
    templates = lexicon("key_points")["said"]
    verb = first.verb.split()[0]
    kind = (
        "told"
        if verb in templates["telling"]
        else "addressed"
        if first.to
        else "felt"
        if verb in templates["feeling"]
        else "plain"
    )
    text = str(templates[kind if first.to or kind != "told" else "plain"]).format(
        who=_join(
            people[item.speaker].name if item.speaker in people else _name(item.speaker, knowledge) for item in group
        ),
        verb=first.verb,
        to=_join(_name(id, knowledge) for id in first.to),
        issue=_issue(first.issue, knowledge),
    )
    return text[0].upper() + text[1:]


def _people(event: Event, people: dict[str, LeaderRole], parties: Iterable[str], knowledge: Knowledge) -> str:
    """Each party by its leader with the office, where the event names one; else by its own name."""
    words = []
    for party in parties:
        own = [people[id] for id in event.people if id in people and people[id].of == party]
        words += [_with_office(leader, knowledge) for leader in own] or [_name(party, knowledge)]
    return _join(words)


def _with_office(leader: LeaderRole, knowledge: Knowledge) -> str:
    """``Japanese Prime Minister Name``; an organisation's name stands as it is."""
    if not leader.office or not leader.of:
        return leader.name
    country = knowledge.countries.get(leader.of)
    whose = country.demonyms[0] if country and country.demonyms else f"{knowledge.name_of(leader.of)}"
    former = re.match(r"Former ", leader.office)
    return f"{'Former ' if former else ''}{whose} {leader.office[former.end() if former else 0 :]} {leader.name}"


def _name(id: str, knowledge: Knowledge) -> str:
    entry = knowledge.countries.get(id) or knowledge.organisations.get(id)
    return f"{entry.article} {entry.name}".strip() if entry else knowledge.name_of(id)


def _paper(event: Event, knowledge: Knowledge) -> str:
    """What was agreed, in the words of the story if it names it."""
    if event.about:
        return f"“{event.about}”"
    noun = "an understanding" if event.status == "occurred" else "an agreement"
    return f"{noun}{_topics(event.issues[:1], knowledge)}"


def _topics(issues: Sequence[str], knowledge: Knowledge) -> str:
    return f" over {_join(_issue(id, knowledge) for id in issues[:TOPICS])}" if issues else ""


def _issue(id: str, knowledge: Knowledge) -> str:
    """An issue's name inside a sentence: lower case, unless it starts with a proper noun."""
    name = knowledge.name_of(id)
    rest = name[1:]
    first = name.split()[0]
    is_proper = first in _proper_words(knowledge) or first.isupper()
    return name if is_proper else name[0].lower() + rest


@lru_cache(maxsize=4)
def _proper_words(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(
        word
        for country in knowledge.countries.values()
        for text in (country.name, *country.demonyms)
        for word in text.split()
    )


def _when(value: str) -> str:
    """`` on 22 September 2024``, `` in August 2024``, or nothing when it is unknown."""
    if value == "unknown":
        return ""
    if "/" in value:
        return f", {spoken(value)}"
    return f" on {spoken(value)}" if day_of(value) else f" in {spoken(value)}"


def _join(words: Iterable[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    parts = list(dict.fromkeys(words))
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 2 else parts)
