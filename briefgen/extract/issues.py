"""Which issues an article treats: from phrases, never from one bare word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.phrases import STRONG, WEAK, PhraseHit, compile_phrases, find_phrases
from briefgen.extract.quotes import cite_all
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.extract.tokens import fold, stem
from briefgen.model.summary import PASSING, PRIMARY, SECONDARY, IssueRole
from briefgen.model.world import Knowledge

LEAD = 2
"""Sentences that count as the opening."""

WEIGHTS = {STRONG: 1.0, WEAK: 0.3}
"""What a phrase of an issue counts, and what a word counts that only hints at it."""

IN_TITLE = 4.0
"""How often a phrase counts that stands in the headline."""

IN_LEAD = 2.0
"""How often a phrase counts that stands in the opening."""

IN_EVENT = 1.5
"""How often a phrase counts in a sentence that tells an event: it is what the event is about."""

MAIN_WEIGHT = 2.0
"""Weight that makes an issue primary, when no other issue outweighs it."""

MAIN_HITS = 2
"""Times that the phrases of a primary issue stand in headline and story at least: once may be a manner of speaking."""

BRIEF = 8
"""Sentences of a story so short that once is enough."""

MAIN_SHARE = 0.5
"""Share of the heaviest issue's weight (0 to 1) that a primary issue has."""

SIDE_WEIGHT = 1.5
"""Weight that makes an issue secondary, when no other issue outweighs it by far."""

SIDE_SHARE = 0.25
"""Share of the heaviest issue's weight (0 to 1) that a secondary issue has."""

SHOWN = 4
"""Matching words and quotes that a role keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueHits:
    """The phrases of the issues that a story treats."""

    body: tuple[PhraseHit, ...]
    """In the story's text, in order."""

    title: tuple[PhraseHit, ...]
    """In the headline, in order; of issues that the text treats."""


def issue_hits(story: Story, knowledge: Knowledge) -> IssueHits:
    """The phrases of the issues that the story treats; others that stand in it are left out."""
    index = compile_phrases(knowledge)
    body, title = find_phrases(story.body.tokens, index), find_phrases(story.title.tokens, index)
    treated = _treated(story, body, title)
    return IssueHits(
        body=tuple(hit for hit in body if hit.issue in treated),
        title=tuple(hit for hit in title if hit.issue in treated),
    )


def issue_roles(
    story: Story, hits: IssueHits, events: Sequence[Found], told: Collection[str] = ()
) -> tuple[IssueRole, ...]:
    """The issues of the article by slug, each with its tier and the words that matched.

    :param told: issues that an event or a statement of the article is about: these are secondary at least.
    """
    factors = _factors(story, events)
    by_issue: dict[str, list[PhraseHit]] = defaultdict(list)
    for hit in hits.body:
        by_issue[hit.issue].append(hit)
    weights = {
        id: _weight(story, factors, found, [hit for hit in hits.title if hit.issue == id])
        for id, found in by_issue.items()
    }
    heaviest = max(weights.values(), default=0.0)
    counts = Counter(hit.issue for hit in (*hits.body, *hits.title))
    wanted = MAIN_HITS if len(story.sentences) > BRIEF else 1
    tiers = {id: _tier(weights[id], heaviest, counts[id], wanted) for id in sorted(by_issue)}
    lifted = {id: SECONDARY if tier == PASSING and id in told else tier for id, tier in tiers.items()}
    return tuple(_role(story, id, by_issue[id], tier) for id, tier in lifted.items())


def _treated(story: Story, body: Sequence[PhraseHit], title: Sequence[PhraseHit]) -> frozenset[str]:
    """An issue needs one phrase of its own, or two different weak words in one sentence or in it and the headline."""
    strong = {hit.issue for hit in (*body, *title) if hit.strength == STRONG}
    headline: dict[str, set[str]] = defaultdict(set)
    for hit in title:
        headline[hit.issue].add(_word(story.title.tokens.text, hit))
    words: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for hit in body:
        if hit.issue not in strong:
            words[hit.issue, story.sentence_at(hit.start)].add(_word(story.text, hit))
    weak = {issue for (issue, _), here in words.items() if len(here | headline[issue]) > 1}
    return frozenset({hit.issue for hit in body} & (strong | weak))


def _word(text: str, hit: PhraseHit) -> str:
    return stem(fold(text[hit.start : hit.end]))


def _factors(story: Story, events: Sequence[Found]) -> dict[int, float]:
    """How often a phrase counts in each sentence of the opening and of events."""
    factors = dict.fromkeys(range(min(LEAD, len(story.sentences))), IN_LEAD)
    telling = {story.sentence_at(start) for event in events for start, _ in event.spans}
    for index in telling:
        if index is not None:
            factors[index] = factors.get(index, 1.0) * IN_EVENT
    return factors


def _weight(story: Story, factors: Mapping[int, float], body: Sequence[PhraseHit], title: Sequence[PhraseHit]) -> float:
    """How much of the article is about an issue: its phrases, those in headline and opening several times."""
    in_body = (WEIGHTS[hit.strength] * factors.get(story.sentence_at(hit.start) or 0, 1.0) for hit in body)
    return sum(WEIGHTS[hit.strength] for hit in title) * IN_TITLE + sum(in_body)


def _tier(weight: float, heaviest: float, hits: int, wanted: int) -> str:
    """Rank an issue by its weight, and by its weight against that of the issue the article is about most.

    :param hits: how often its phrases stand in headline and story; ``wanted`` is how often for a primary issue.
    """
    if weight >= max(MAIN_WEIGHT, MAIN_SHARE * heaviest) and hits >= wanted:
        return PRIMARY
    return SECONDARY if weight >= max(SIDE_WEIGHT, SIDE_SHARE * heaviest) else PASSING


def _role(story: Story, id: str, hits: Sequence[PhraseHit], tier: str) -> IssueRole:
    strong = [hit for hit in hits if hit.strength == STRONG] or list(hits)
    spans = [(hit.start, hit.end) for hit in strong]
    words = dict.fromkeys(story.text[start:end] for start, end in spans)
    return IssueRole(id=id, tier=tier, why=tuple(words)[:SHOWN], evidence=cite_all(story, spans, SHOWN))
