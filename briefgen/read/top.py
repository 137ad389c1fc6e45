"""What belongs to the story between its headline and its first paragraphs: a standfirst, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.read.furniture import HEADING
from briefgen.read.look import Look, Mark
from briefgen.read.shape import PROSE_WORDS, ends_sentence, is_entry, is_headline_case

STANDFIRST_WORDS = 8
"""A line between headline and story with so many words may be its standfirst …"""

SURE_WORDS = 10
"""… and with so many it is, whatever words it has."""

PARAGRAPH = 20
"""Words of a paragraph that is more than a standfirst."""

OPENING = 12
"""Lines of the story that the words of a standfirst are looked for in."""

Rules = list[str | None]


def rules_above(look: Look, first: int) -> Rules:
    """The rules of the lines above the story's run."""
    rules: Rules = []
    for text, mark in zip(look.texts[:first], look.marks[:first], strict=True):
        is_listed = rules and rules[-1] == HEADING and (not mark.prose or is_entry(text))
        rules.append(mark.rule or (HEADING if is_listed else "head"))
    return rules


def open_at(look: Look, rules: Rules, at: int, first: int) -> None:
    """Let the story begin below the headline: what stands above is cut, and a standfirst below it is story.

    :param at: index of the headline; ``first`` that of the first line of the story's run.
    """
    for index in range(first, at):
        rules[index] = rules[index] or "head"
    rules[at] = None
    byline = max((index for index in range(at, first) if look.marks[index].rule in ("stamp", "byline")), default=at)
    for index in range(at + 1, first):
        if rules[index] == "head" and look.texts[index] != look.texts[at]:
            rules[index] = _below(look, rules, at, index, byline, first)
    for index in range(at + 1, len(rules)):
        if look.texts[index] == look.texts[at]:
            rules[index] = rules[index] or "repeated"
    for index in range(max(at + 1, first), len(rules)):
        if look.marks[index].prose or look.marks[index].words >= STANDFIRST_WORDS or ends_sentence(look.texts[index]):
            return
        rules[index] = rules[index] or "head"


def keep_long(marks: Sequence[Mark], rules: Rules, first: int) -> None:
    """Keep lines above the run that are too long for furniture: with the headline known they can only be the story."""
    for index in range(first):
        if marks[index].rule is None and marks[index].words >= 2 * PROSE_WORDS:
            rules[index] = None


def _below(look: Look, rules: Rules, at: int, index: int, byline: int, first: int) -> str | None:
    """The rule of a line between the headline and the story's run; None when it belongs to the story."""
    mark = look.marks[index]
    if index > byline and _is_within(look, rules, index, byline):
        return None
    if not mark.prose and mark.words < STANDFIRST_WORDS:
        return rules[index]
    if index > at + 1 and look.has_credit_below(index) and look.texts[index][0] != "…":
        return "caption"
    is_next = _is_next(look.marks, rules, at, index)
    if mark.prose:
        return None if index > byline or is_next else rules[index]
    if is_headline_case(look.texts[index]):
        return rules[index]
    follows = is_next or rules[index - 1] is None
    is_story = (is_next and mark.words >= SURE_WORDS) or (
        follows and _shares(look.texts[index], look.texts[first : first + OPENING])
    )
    return None if is_story else rules[index]


def _is_within(look: Look, rules: Rules, index: int, byline: int) -> bool:
    """A heading between two paragraphs of the story, or a short sentence right above one."""
    below = look.marks[index + 1]
    if not below.prose or below.rule is not None:
        return False
    if look.texts[index].endswith(".") and look.marks[index].words >= 3:
        return True
    above = next(near for near in range(index - 1, -1, -1) if rules[near] in (None, "head"))
    return above > byline and rules[above] is None and look.marks[above].words >= PARAGRAPH


def _is_next(marks: Sequence[Mark], rules: Rules, at: int, index: int) -> bool:
    """Only known lines of the page and names stand between the headline and the line."""
    return all(rules[near] not in (None, "head") or marks[near].words <= 3 for near in range(at + 1, index))


def _shares(text: str, story: Sequence[str]) -> bool:
    """Whether two words of a line, five letters or more, come again in the story's opening."""
    opening = " ".join(story).lower()
    return sum(len(word) >= 5 and word.strip(".,:;!?'’\"") in opening for word in text.lower().split()) >= 2
