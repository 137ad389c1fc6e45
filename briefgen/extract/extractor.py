"""Extract the summary of an article: the steps in order, each a pure function of what was found before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias, TypeVar

from briefgen.extract.candidates import beside, candidates, doers_and_others
from briefgen.extract.decided import decided
from briefgen.extract.events import events
from briefgen.extract.issues import IssueHits, issue_hits, issue_roles
from briefgen.extract.key_points import key_points
from briefgen.extract.overview import look_over
from briefgen.extract.phrases import PhraseHit
from briefgen.extract.pronouns import groups_by_sentence
from briefgen.extract.quotes import cite_all, numbered
from briefgen.extract.review import not_extracted, review_items
from briefgen.extract.salience import country_roles, leader_roles, organisation_roles, speakers_of
from briefgen.extract.statements import addressed_in, statements
from briefgen.extract.story import Story, take_apart
from briefgen.extract.subjects import whose_verbs
from briefgen.extract.telling import Found
from briefgen.model.article import UNKNOWN, Article, Cut
from briefgen.model.coding import plover
from briefgen.model.mention import ACTOR, ISSUE, DateMention, Decision, Mention
from briefgen.model.slug import slug
from briefgen.model.summary import (
    CANDIDATE,
    CountryRole,
    Event,
    Ignored,
    IssueRole,
    KeyPoint,
    LeaderRole,
    OrganisationRole,
    Source,
    Statement,
    Summary,
)
from briefgen.model.world import Knowledge
from briefgen.read.language import is_english

ID_LENGTH = 90
"""Characters of an id; it is a file name too."""

_FRAME = re.compile(r"\b(?:despite|amid|after|since|while|although|though|before)\b[^,;]*$")
"""Words after which a sentence tells the circumstances of an event, not its subject."""

HasEvidence: TypeAlias = CountryRole | OrganisationRole | LeaderRole | IssueRole | Event | Statement | KeyPoint
Claim = TypeVar("Claim", CountryRole, OrganisationRole, LeaderRole, IssueRole, Event, Statement, KeyPoint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """A summary together with what it was worked out from."""

    mentions: tuple[Mention, ...]
    decisions: tuple[Decision, ...]
    """What each name of the story was taken for or not, in the order of the text."""

    dates: tuple[DateMention, ...]
    summary: Summary


def extract(article: Article, knowledge: Knowledge, id: str) -> Summary:
    """The summary of ``article`` under the name ``id``; one that is not in English gets no more than its head."""
    if not is_english(article.language):
        return _head(article, id)
    story = take_apart(article, knowledge)
    return _sum_up(story, issue_hits(story, knowledge), knowledge, id)


def examine(article: Article, knowledge: Knowledge, id: str) -> Examination:
    """The summary of ``article``, and every mention, decision and date in its text."""
    if not is_english(article.language):
        return Examination(mentions=(), decisions=(), dates=(), summary=_head(article, id))
    story = take_apart(article, knowledge)
    hits = issue_hits(story, knowledge)
    summary = _sum_up(story, hits, knowledge, id)
    return Examination(
        mentions=_mentions(story, hits.body, summary.events, knowledge),
        decisions=decided(story),
        dates=story.dates,
        summary=summary,
    )


def _head(article: Article, id: str) -> Summary:
    return Summary(
        id=id,
        title=article.title,
        source=_source(article),
        published=article.published,
        review=not_extracted(article),
    )


def _sum_up(story: Story, hits: IssueHits, knowledge: Knowledge, id: str) -> Summary:
    groups = groups_by_sentence(story)
    found = events(story, groups, knowledge)
    whose = whose_verbs(story, groups)
    told = statements(story, groups, whose, hits.body)
    view = look_over(story, groups, found, speakers_of(story, told), addressed_in(told))
    leaders = leader_roles(view)
    records = _records(story, found, hits.body)
    thin = candidates(story, groups)
    summary = Summary(
        id=id,
        title=story.article.title,
        source=_source(story.article),
        published=story.article.published,
        countries=country_roles(view, knowledge),
        organisations=organisation_roles(view),
        leaders=leaders,
        issues=issue_roles(story, hits, found, _told_of(records, told)),
        events=_with_candidates(story, found, records, thin, knowledge),
        statements=told,
        key_points=key_points(story, groups, whose, found, records, told, leaders, knowledge),
    )
    return _proven(story, replace(summary, review=review_items(story, summary.countries, leaders, records)))


def summary_id(article: Article) -> str:
    """The id that an article's summary gets: its day and its title, without regard to other articles."""
    value = article.published.value
    day = value[:10] if value != UNKNOWN else "undated"
    words = slug(article.title)
    if len(words) > ID_LENGTH - len(day):
        words = words[: ID_LENGTH - len(day)].rsplit("-", 1)[0]
    return f"{slug(day)}-{words}"


def _source(article: Article) -> Source:
    return Source(
        file=article.file,
        sha256=article.sha256,
        agency=article.agency,
        via=article.via,
        publisher=article.publisher,
        author=article.author,
        url=article.url,
        language=article.language,
        words=len(article.text.split()),
        ignored=_ignored(article.ignored),
    )


def _ignored(cut: Sequence[Cut]) -> Ignored | None:
    """What was cut, the lines as ranges; lines without text between two cut ones do not part a range."""
    if not cut:
        return None
    rules = [item.rule for item in cut]
    ranked = sorted(set(rules), key=lambda rule: (-rules.count(rule), rule))
    numbers = sorted({item.line for item in cut})
    return Ignored(
        lines=_ranges(numbers),
        words=sum(len(item.text.split()) for item in cut),
        rule=", ".join(ranked),
        first=cut[0].text,
    )


def _ranges(numbers: Sequence[int]) -> str:
    """``2-4, 7``: runs of line numbers."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][1] <= 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def _told_of(events: Sequence[Event], said: Sequence[Statement]) -> frozenset[str]:
    """The issues that events and statements are about."""
    return frozenset(issue for event in events for issue in event.issues) | {each.issue for each in said if each.issue}


def _records(story: Story, found: Sequence[Found], hits: Sequence[PhraseHit]) -> tuple[Event, ...]:
    """The events as a summary keeps them, each under an id of type, date and sides."""
    taken: dict[str, int] = {}
    records = []
    for event in found:
        id = _event_id(event)
        taken[id] = taken.get(id, 0) + 1
        records.append(_record(story, event, id if taken[id] == 1 else f"{id}-{taken[id]}", hits))
    return tuple(records)


def _with_candidates(
    story: Story, found: Sequence[Found], records: Sequence[Event], thin: Sequence[Found], knowledge: Knowledge
) -> tuple[Event, ...]:
    """The events, told to the end by what is only a candidate, and then the other candidates."""
    known = _known(knowledge)
    sides = (doers_and_others(event, thin, known) for event in found)
    whole = (_with_sides(record, by, to) for record, (by, to) in zip(records, sides, strict=True))
    others = _records(story, beside(found, thin, known), ())
    return (*whole, *(replace(record, grade=CANDIDATE) for record in others))


def _with_sides(record: Event, by: tuple[str, ...], to: tuple[str, ...]) -> Event:
    return record if (record.by, record.to) == (by, to) else replace(record, by=by, to=to)


@lru_cache(maxsize=4)
def _known(knowledge: Knowledge) -> frozenset[str]:
    """All states and organisations that a page can name."""
    return frozenset((*knowledge.countries, *knowledge.organisations))


def _record(story: Story, event: Found, id: str, hits: Sequence[PhraseHit]) -> Event:
    return Event(
        id=id,
        type=event.type,
        plover=plover(event.type, event.status),
        status=event.status,
        date=event.date,
        place=event.place,
        about=event.about,
        parties=event.parties,
        by=event.by,
        to=event.to,
        people=event.people,
        issues=_issues_of(story, event, hits),
        evidence=cite_all(story, event.spans),
    )


def _event_id(event: Found) -> str:
    """``meeting-2024-09-22-jpn-mng``; of a directed event ``request-unknown-jpn-to-prk``."""
    date = re.sub(r"[^0-9a-z]+", "-", event.date.value).strip("-")
    parties, by, to = ("-".join(map(slug, sorted(side))) for side in (event.parties, event.by, event.to))
    return f"{event.type}-{date}-{parties or f'{by}-to-{to}'}"[:ID_LENGTH]


def _issues_of(story: Story, event: Found, hits: Sequence[PhraseHit]) -> tuple[str, ...]:
    """The issues whose phrases follow the event's triggers in their sentences, in the order of the text.

    What only frames the sentence (``despite the war``) is no subject of the event.
    """
    spans = {story.sentence_at(start): start for start, _ in reversed(event.spans)}
    told = [(hit, spans.get(story.sentence_at(hit.start))) for hit in hits]
    found = [
        hit.issue
        for hit, start in told
        if start is not None and hit.start >= start and not _FRAME.search(story.text[start : hit.start])
    ]
    return tuple(dict.fromkeys(found))


def _mentions(
    story: Story, hits: Sequence[PhraseHit], events: Sequence[Event], knowledge: Knowledge
) -> tuple[Mention, ...]:
    issues = [
        Mention(
            kind=ISSUE,
            id=hit.issue,
            name=knowledge.name_of(hit.issue),
            text=story.text[hit.start : hit.end],
            start=hit.start,
            end=hit.end,
            rule=hit.strength,
        )
        for hit in hits
    ]
    found = (*story.body.mentions, *issues, *_actors(story, events, knowledge))
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))


def _actors(story: Story, events: Sequence[Event], knowledge: Knowledge) -> Iterator[Mention]:
    """Where those whom nobody knows are named that events speak of."""
    sides = dict.fromkeys(id for event in events for id in event.everyone)
    for words in (id for id in sides if id not in knowledge.countries and id not in knowledge.organisations):
        start = story.text.find(words)
        if start >= 0:
            end = start + len(words)
            yield Mention(kind=ACTOR, id=words, name=words, text=words, start=start, end=end, rule="own-words")


def _proven(story: Story, summary: Summary) -> Summary:
    """Replace the keys of quotes by ids in the order of the text, and keep the quotes themselves."""
    groups: tuple[tuple[HasEvidence, ...], ...] = (
        summary.countries,
        summary.organisations,
        summary.leaders,
        summary.issues,
        summary.events,
        summary.statements,
        summary.key_points,
    )
    evidence, ids = numbered(story, (key for group in groups for claim in group for key in claim.evidence))

    def with_ids(group: tuple[Claim, ...]) -> tuple[Claim, ...]:
        return tuple(replace(claim, evidence=_in_order(claim.evidence, ids)) for claim in group)

    return replace(
        summary,
        countries=with_ids(summary.countries),
        organisations=with_ids(summary.organisations),
        leaders=with_ids(summary.leaders),
        issues=with_ids(summary.issues),
        events=with_ids(summary.events),
        statements=with_ids(summary.statements),
        key_points=with_ids(summary.key_points),
        evidence=evidence,
    )


def _in_order(keys: Sequence[str], ids: dict[str, str]) -> tuple[str, ...]:
    found = [ids[key] for key in keys]
    return tuple(sorted(found, key=lambda id: int(id[1:])) if len(found) > 1 else found)
