"""From the summaries of all articles to briefings: events first, articles second, mentions never."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.brief.corpus import corpus
from briefgen.brief.countries import CountryBriefing, countries
from briefgen.brief.doubles import Double, doubles
from briefgen.brief.issues import IssueBriefing, issues
from briefgen.brief.leaders import LeaderBriefing, leaders
from briefgen.brief.ledger import Agreement, ledger
from briefgen.brief.mentioned import MentionedOnly, mentioned_only
from briefgen.brief.organisations import OrganisationBriefing, organisations
from briefgen.brief.pairs import PairBriefing, pairs
from briefgen.brief.positions import PositionBriefing, positions
from briefgen.brief.retellings import retellings
from briefgen.brief.stories import Story, stories
from briefgen.brief.timeline import OpenItem, Timeline, open_items, timeline
from briefgen.model.article import UNKNOWN, Article
from briefgen.model.summary import EVENT, Event, Summary
from briefgen.model.world import Knowledge

__all__ = ["Briefings", "brief"]


WORDS = frozenset({"promise", "request", "accusation", "rejection", "support", "praise", "threat", "concession"})
"""Types of event that are done by saying something; who says it to nobody has only made a statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefings:
    """All that the pages say, in their order."""

    summaries: Mapping[str, Summary]
    """By id, newest first, undated last."""

    stories: Mapping[str, Story]
    """By id, oldest first, undated last."""

    countries: tuple[CountryBriefing, ...]
    leaders: tuple[LeaderBriefing, ...]
    organisations: tuple[OrganisationBriefing, ...]
    issues: tuple[IssueBriefing, ...]
    pairs: tuple[PairBriefing, ...]
    positions: tuple[PositionBriefing, ...]
    agreements: Mapping[str, Agreement]
    timeline: Timeline
    open_items: tuple[OpenItem, ...]
    doubles: tuple[Double, ...]
    mentioned_only: tuple[MentionedOnly, ...]


def brief(
    summaries: Sequence[Summary], knowledge: Knowledge, articles: Mapping[str, Article] | None = None
) -> Briefings:
    """Gather what ``summaries`` (in any order, ids unique) say of each country, leader, issue and pair.

    Primary and secondary subjects feed briefings, numbers and pairs; passing ones are only listed.

    :param articles: by the id of their summary, those at hand: they show which reports tell the same story.
    """
    summaries = [_with_substance(summary, knowledge) for summary in summaries]
    told = stories(summaries)
    agreements = ledger(told)
    index = corpus(summaries, told, agreements)
    return Briefings(
        summaries=index.summaries,
        stories=index.stories,
        countries=countries(index),
        leaders=leaders(index),
        organisations=organisations(index),
        issues=issues(index),
        pairs=pairs(index, knowledge.countries),
        positions=positions(index, knowledge.countries, agreements),
        agreements={agreement.id: agreement for agreement in agreements},
        timeline=timeline(told, summaries),
        open_items=open_items(told, agreements),
        doubles=doubles(told, retellings(_datable(summaries), articles or {})),
        mentioned_only=mentioned_only(index),
    )


def _with_substance(summary: Summary, knowledge: Knowledge) -> Summary:
    """A summary without the events that say nothing by themselves: ``Russia made a promise``, to nobody named.

    Its key points and statements tell what was promised, asked or rejected. Candidates are left out too, and of the
    other events those whom nobody knows; what only these rest on is no evidence any more.
    """
    known = {**knowledge.countries, **knowledge.organisations}
    told = (_among(event, known) for event in summary.events if event.grade == EVENT)
    events = tuple(event for event in told if not _is_bare(event))
    dropped = _cited(summary.events) - _cited(events)
    others = (summary.countries, summary.organisations, summary.leaders, summary.issues, summary.statements)
    dropped -= {id for group in (*others, summary.key_points) for claim in group for id in claim.evidence}
    evidence = tuple(each for each in summary.evidence if each.id not in dropped)
    return replace(summary, events=events, evidence=evidence)


def _among(event: Event, known: Container[str]) -> Event:
    """The same event with those sides only that a page can name."""
    parties, by, to = (tuple(id for id in side if id in known) for side in (event.parties, event.by, event.to))
    return replace(event, parties=parties, by=by, to=to)


def _cited(events: Iterable[Event]) -> set[str]:
    return {id for event in events for id in event.evidence}


def _is_bare(event: Event) -> bool:
    """Whether an event of words names neither a second side nor what it is about."""
    return event.type in WORDS and not event.parties and not event.to and not event.about


def _datable(summaries: Sequence[Summary]) -> list[Summary]:
    """The summaries of articles with a date: one without it may be of any year, however alike it reads."""
    return [summary for summary in summaries if summary.published.value != UNKNOWN]
