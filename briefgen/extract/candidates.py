"""What a story may tell of those whom nobody knows: events that an editor can build on, and no briefing shows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from briefgen.extract.actors import Group, described, within
from briefgen.extract.circumstances import date_of
from briefgen.extract.crowds import crowds
from briefgen.extract.deeds import is_deed
from briefgen.extract.doers import done_by, harms_nobody
from briefgen.extract.event_words import NOUN, VERB
from briefgen.extract.finder import finder
from briefgen.extract.intents import MEANT, TRIED, intent
from briefgen.extract.nobodies import is_somebody
from briefgen.extract.roles import roles_of
from briefgen.extract.sentences import Sentence
from briefgen.extract.status import status_of
from briefgen.extract.story import Story
from briefgen.extract.taking_part import Sides, View, sides_of_deed, sides_of_noun
from briefgen.extract.telling import Found, merged
from briefgen.extract.triggers import Trigger, is_reciprocal, triggers
from briefgen.knowledge.lexicon import word_set
from briefgen.model.summary import UNDATED

OPENING = 3
"""Sentences in which news tells what happened; later ones tell of its setting."""

_BEHIND = finder(
    r"\b(?:after|since|when|because|despite|following|although|though|while|before|amid|during|who|which|whose|where|as|if"
    r"|unless|until|once|whether|ahead of|that ha[sd]|that have)\b[^,;]*$"
)
"""Matches a clause that tells the setting, open where the trigger stands."""

_NEW_VERB = re.compile(r"[,;]|\b(?:and|but|or|then|that|it|he|she|they|we|who|which)\b")
"""Matches what another verb may stand behind that is told for itself."""

_SAID = re.compile(r"\b(?:would|will)$")
"""Matches words of speech that only lead to a deed: ``said it would``."""

_PEACE = re.compile(r"\b(?:(?:will|would|shall)\s(?:not|never)|(?:wo|would)n['’]t)\s(?:\w+ly\s)?$")
"""Matches what makes an attack or a refusal a promise."""

_REFUSED = re.compile(
    r"\b(?:(?:will|would|can|do|does|did|shall)\s(?:not|never)|cannot|(?:wo|ca|do|does|did)n['’]t)\s(?:\w+ly\s)?$"
)
"""Matches what makes an offer, a visit or a concession a refusal."""

_UNLESS = re.compile(r"\bunless\b")
"""Matches what makes a plan a threat."""


def candidates(story: Story, groups: Sequence[tuple[Group, ...]]) -> tuple[Found, ...]:
    """The events that the opening may tell, in order, each once; their sides are ids, or the words of the text.

    :param groups: the actors of each sentence; see :func:`briefgen.extract.pronouns.groups_by_sentence`.
    """
    return merged([found for sentence in story.sentences[:OPENING] for found in _told(story, sentence, groups)])


def beside(found: Sequence[Found], thin: Sequence[Found], known: Container[str]) -> tuple[Found, ...]:
    """The candidates that say more than what is ``found`` of the same type in the same sentence.

    :param known: ids of all that a page can name.
    """
    told = {(event.type, event.sentence): event for event in found}
    return tuple(event for event in thin if _says_more(event, told.get((event.type, event.sentence)), known))


def _says_more(event: Found, told: Found | None, known: Container[str]) -> bool:
    is_open = told is None or not (told.parties or told.to)
    return is_open and (told is None or any(id in known for id in event.to))


def doers_and_others(
    event: Found, thin: Sequence[Found], known: Container[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who did it, and to whom; in the words of the text on a side on which the event itself knows nobody.

    :param known: ids of all that a page can name; none of them is made a side by what is only a candidate.
    """
    twin = next((other for other in thin if (other.type, other.sentence) == (event.type, event.sentence)), None)
    if twin is None or event.parties:
        return event.by, event.to
    is_deed = event.type in word_set("events", "suffered")
    nameless = [words for words in twin.to if words not in known and (is_deed or is_somebody(words))]
    to = tuple(nameless) if twin.by == event.by else ()
    return event.by or tuple(words for words in twin.by if words not in known), event.to or to


def _told(story: Story, sentence: Sentence, groups: Sequence[tuple[Group, ...]]) -> Iterator[Found]:
    span = story.tokens_in(sentence)
    words = tuple(triggers(story.body.tokens, span.start, span.stop, is_loose=True))
    if not words:
        return
    view = View(
        story=story,
        sentence=sentence,
        words=story.words_of(sentence),
        groups=within(sentence, crowds(story, sentence, groups[sentence.index])),
        owners=within(sentence, described(story, sentence)),
    )
    told = list(_in_turn(view, words))
    yield from (event for event in told if len(told) == 1 or not _SAID.search(story.text, *event.spans[0]))


def _in_turn(view: View, words: Sequence[tuple[Trigger, ...]]) -> Iterator[Found]:
    """The events of a sentence, but those that only belong to the verb before them: ``brushed aside calls for``."""
    hostile = word_set("events", "hostile")
    attacks = {trigger.first for readings in words for trigger in readings if trigger.type in hostile}
    last: Found | None = None
    for readings in words:
        found = _told_by(view, readings)
        if found is None or (last and _is_within(view, last, found, readings[0])):
            continue
        # "agreed to impose sanctions" promises nothing.
        is_threat = found.type == "promise" and readings[0].last in attacks
        last = replace(found, type="threat") if is_threat else found
        yield last


def _is_within(view: View, last: Found, found: Found, trigger: Trigger) -> bool:
    """Whether an event belongs to the one before it, which leaves it undone or only names it.

    It does where both have the same doers and no new clause stands between; where a promise or a refusal leads to it;
    and where its verb only describes what the other verb is done to: ``freed soldiers captured in Chad``.
    """
    between = view.story.text[last.spans[-1][1] : found.spans[0][0]]
    if _NEW_VERB.search(between):
        return False
    if trigger.form == "past" and trigger.frame == VERB and last.frame == VERB:
        return True
    if last.type in word_set("events", "leading") or last.type == "request" or _intent(view, trigger) == MEANT:
        return True
    return last.by == found.by and last.parties == found.parties and not between.endswith("to ")


def _intent(view: View, trigger: Trigger) -> str | None:
    start = view.story.tokens_in(view.sentence).start
    return intent(view.story.body.tokens, trigger.first, start) if trigger.frame == VERB else None


def _told_by(view: View, readings: Sequence[Trigger]) -> Found | None:
    """The event of the first reading that has its sides."""
    tokens, first = view.story.body.tokens, readings[0].first
    before = view.words[: tokens.starts[first] - view.sentence.start]
    if _BEHIND(before):
        return None
    lead = intent(tokens, first, view.story.tokens_in(view.sentence).start)
    for trigger in readings:
        own = lead if trigger.frame == VERB else None
        is_told = own is not None or is_deed(trigger, tokens, before, view.groups)
        if is_told and (event := _event(view, trigger, own)):
            return event
    return None


def _event(view: View, trigger: Trigger, lead: str | None) -> Found | None:
    tokens = view.story.body.tokens
    start, end = tokens.starts[trigger.first], tokens.ends[trigger.last - 1]
    local = start - view.sentence.start, end - view.sentence.start
    type, status = _judged(view, trigger, local, lead)
    if status is None or status in ("cancelled", "denied"):
        return None
    type, sides = _done(view, trigger, local, type)
    if sides is None:
        return None
    if sides.parties and not is_reciprocal(type):
        sides = Sides(by=sides.parties[:1], to=sides.parties[1:])
    return Found(
        type=type,
        frame=trigger.frame,
        status=status,
        date=date_of(view.story, view.sentence, trigger.type, trigger.frame, (start, end)) or UNDATED,
        place=None,
        about=None,
        parties=sides.parties,
        by=sides.by,
        to=sides.to,
        people=(),
        sentence=view.sentence.index,
        spans=((start, end),),
    )


def _done(view: View, trigger: Trigger, span: tuple[int, int], type: str) -> tuple[str, Sides | None]:
    """The type as it is by who does it, and the sides."""
    if trigger.frame == NOUN and trigger.is_lone:
        return type, sides_of_noun(view, span, type)
    roles = roles_of(trigger, view.words, span, view.groups, view.owners)
    sides, verb = sides_of_deed(view, trigger, span, roles), view.story.body.tokens.folds[trigger.first]
    if sides is None or trigger.frame != VERB:
        return type, sides
    is_bare = trigger.words == 1 and not (roles.other and roles.other.parties)
    if is_bare and harms_nobody(verb, " ".join(sides.to)):
        return type, None
    doer = view.words[roles.subject.start : roles.subject.end] if roles.subject else ""
    return done_by(type, verb, doer) if doer else type, sides


def _judged(view: View, trigger: Trigger, span: tuple[int, int], lead: str | None) -> tuple[str, str | None]:
    """Type and status: who ``will not allow`` refuses, who ``will leave unless`` threatens.

    :param lead: how far the words before the verb leave it undone; see :func:`briefgen.extract.intents.intent`.
    """
    status = status_of(trigger.type, trigger.frame, view.words, *span)
    is_hostile = trigger.type in word_set("events", "hostile")
    if lead and is_hostile and status in (None, "occurred"):
        return trigger.type, "occurred" if lead == TRIED else "planned"
    if lead == MEANT and status in (None, "occurred"):
        # Who only thinks of meeting has met nobody, but shows the will to.
        return "promise" if trigger.type in word_set("events", "agreed") else trigger.type, "planned"
    before = view.words[: span[0]]
    if status is None and trigger.type in word_set("events", "given") and _REFUSED.search(before):
        return "rejection", "occurred"
    if status is None and trigger.type in word_set("events", "harmful") and _PEACE.search(before):
        return "promise", "planned"
    if status == "planned" and _UNLESS.search(view.words, span[1]):
        return "threat", "occurred"
    return trigger.type, status
