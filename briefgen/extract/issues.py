"""Which issues an article treats: from phrases, never from one bare word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.phrases import STRONG, PhraseHit, compile_phrases, find_phrases
from briefgen.extract.quotes import cite_all
from briefgen.extract.story import Story
from briefgen.model.summary import PASSING, PRIMARY, SECONDARY, IssueRole
from briefgen.model.world import Knowledge

LEAD = 2
"""Sentences that count as the opening."""

MAIN_HITS = 3
"""Phrases in the story that make an issue primary wherever they stand."""

LATE = 0.6
"""Share of the story's sentences (0 to 1) after which a single phrase is passing."""

SHOWN = 4
"""Matching words and quotes that a role keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueHits:
    """The phrases of the issues that a story treats."""

    body: tuple[PhraseHit, ...]
    """In the story's text, in order."""

    titled: frozenset[str]
    """Issues that the headline names."""


def issue_hits(story: Story, knowledge: Knowledge) -> IssueHits:
    """The phrases of the issues that the story treats; others that stand in it are left out."""
    found = find_phrases(story.body.tokens, compile_phrases(knowledge))
    in_title = find_phrases(story.title.tokens, compile_phrases(knowledge))
    treated = _treated(story, found, in_title)
    return IssueHits(
        body=tuple(hit for hit in found if hit.issue in treated), titled=frozenset(hit.issue for hit in in_title)
    )


def issue_roles(story: Story, hits: IssueHits) -> tuple[IssueRole, ...]:
    """The issues of the article by slug, each with its tier and the words that matched."""
    by_issue: dict[str, list[PhraseHit]] = defaultdict(list)
    for hit in hits.body:
        by_issue[hit.issue].append(hit)
    return tuple(_role(story, id, by_issue[id], id in hits.titled) for id in sorted(by_issue))


def _treated(story: Story, found: Sequence[PhraseHit], in_title: Sequence[PhraseHit]) -> frozenset[str]:
    """An issue needs one phrase of its own, or two different weak words."""
    strong = {hit.issue for hit in found if hit.strength == STRONG}
    words: dict[str, set[str]] = defaultdict(set)
    for hit in found:
        words[hit.issue].add(story.text[hit.start : hit.end].lower())
    weak = {issue for issue, different in words.items() if len(different) > 1}
    titled = {hit.issue for hit in in_title if hit.strength == STRONG and hit.issue in words}
    return frozenset(strong | weak | titled)


def _role(story: Story, id: str, hits: Sequence[PhraseHit], in_title: bool) -> IssueRole:
    strong = [hit for hit in hits if hit.strength == STRONG] or list(hits)
    spans = [(hit.start, hit.end) for hit in strong]
    words = dict.fromkeys(story.text[start:end] for start, end in spans)
    return IssueRole(
        id=id,
        tier=_tier(story, strong, in_title),
        why=tuple(words)[:SHOWN],
        evidence=cite_all(story, spans)[:SHOWN],
    )


def _tier(story: Story, hits: Sequence[PhraseHit], in_title: bool) -> str:
    indexes = [index for hit in hits if (index := story.sentence_at(hit.start)) is not None]
    if in_title or len(indexes) >= MAIN_HITS or any(index < LEAD for index in indexes):
        return PRIMARY
    late = len(indexes) == 1 and indexes[0] >= LATE * len(story.sentences)
    return PASSING if late or not indexes else SECONDARY
