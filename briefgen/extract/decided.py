"""Tell for each name of a story what it was taken for, or why it was passed over, and the words that decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.extract import names
from briefgen.extract.gazetteer import NOTHING, SHARED
from briefgen.extract.spans import overlapping
from briefgen.extract.story import Story
from briefgen.model.mention import COUNTRY, LEADER, Decision, Mention

NOT_HERE, PART_OF_NAME = "no-leader-here", "part-of-a-name"
"""Rules: a listed name that is nobody's who leads in this story; a country's or a city's name inside of a person's."""

APART = 3
"""Characters between an office and its holder's name at most: a comma, a space, a bracket."""

REACH = 120
"""Characters on either side of a name within which an office beside it starts."""


def decided(story: Story) -> tuple[Decision, ...]:
    """Every decision on a name, in the order of the text; people who were turned down are among them."""
    found = (*_taken(story), *_passed_over(story), *_turned_down(story))
    return tuple(sorted(found, key=lambda decision: (decision.start, decision.end, decision.kind, decision.rule)))


def _taken(story: Story) -> Iterator[Decision]:
    known = {(name.start, name.end): name.words for name in story.decisions}
    full = _full_names(story)
    for mention in story.body.mentions:
        start, end = mention.start, mention.end
        if mention.kind == LEADER:
            words = _office(story, start, end) or full.get(mention.id, ()) * (mention.rule == "surname")
        else:
            words = known.get((start, end), ())
        yield Decision(
            text=mention.text, start=start, end=end, kind=mention.kind, id=mention.id, rule=mention.rule, words=words
        )


def _full_names(story: Story) -> Mapping[str, tuple[str, ...]]:
    """How the story first names each of its people in full, by id."""
    found: dict[str, tuple[str, ...]] = {}
    for mention in story.body.mentions:
        if mention.kind == LEADER and " " in mention.text:
            found.setdefault(mention.id, (mention.text,))
    return found


def _passed_over(story: Story) -> Iterator[Decision]:
    for name in story.decisions:
        over = overlapping(story.body.mentions, name.start, name.end)
        if not any((mention.start, mention.end) == (name.start, name.end) for mention in over):
            yield from _pass(story, name, over)


def _pass(story: Story, name: names.Decision, over: Sequence[Mention]) -> Iterator[Decision]:
    """Nothing where a leader's name was only read longer or shorter than listed."""
    rule, words = name.rule, name.words
    if name.mention and over:
        rule, words = PART_OF_NAME, (over[0].text,)
    elif name.mention:
        rule, words = NOT_HERE, _office(story, name.start, name.end)
    if name.kind != LEADER or not over:
        yield Decision(
            text=story.text[name.start : name.end],
            start=name.start,
            end=name.end,
            kind=COUNTRY if name.kind in (NOTHING, SHARED) else name.kind,
            id=None,
            rule=rule,
            words=words,
        )


def _turned_down(story: Story) -> Iterator[Decision]:
    """People beside an office, or of a leader's surname, who were not taken for leaders."""
    for doubt in story.doubts:
        if not doubt.in_title and not overlapping(story.body.mentions, doubt.start, doubt.end):
            yield Decision(
                text=story.text[doubt.start : doubt.end],
                start=doubt.start,
                end=doubt.end,
                kind=LEADER,
                id=None,
                rule=doubt.rule,
                words=_office(story, doubt.start, doubt.end),
            )


def _office(story: Story, start: int, end: int) -> tuple[str, ...]:
    """The offices that stand right beside a name, as written."""
    tokens = story.body.tokens
    return tuple(
        tokens.text[tokens.starts[phrase.first] : tokens.ends[phrase.last - 1]]
        for phrase in story.offices_in(start - REACH, end + REACH)
        if 0 <= start - tokens.ends[phrase.last - 1] <= APART or 0 <= tokens.starts[phrase.first] - end <= APART
    )
