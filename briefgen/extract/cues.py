"""What each word is a cue for, so that one look at the words of a text tells every rule where it has to look."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache

from briefgen.extract.dates import may_open_date
from briefgen.extract.event_words import starts
from briefgen.extract.gazetteer import may_open_name
from briefgen.extract.known_alone import may_be_head
from briefgen.extract.locale import TONGUES, companions
from briefgen.extract.phrases import may_open_phrase
from briefgen.extract.titles import forms, words_of
from briefgen.extract.tokens import (
    ASIDE,
    COMPANY,
    DATE,
    EVENT,
    HEAD,
    ISSUE,
    KITCHEN,
    LOCAL,
    NAME,
    OFFICE,
    POLITICS,
    PRONOUN,
    SCENE,
    SPORT,
    TONGUE,
    TOPIC,
    Memo,
    Sense,
    fold,
    sense,
    words_in,
)
from briefgen.knowledge.lexicon import word_set
from briefgen.model.world import Knowledge


@lru_cache(maxsize=4)
def senses(knowledge: Knowledge) -> Memo[Sense]:
    """What is known of each word as written; worked out when the word first comes up."""
    by_word: dict[str, Callable[[str], bool]] = {
        NAME: lambda word: may_open_name(word, knowledge),
        HEAD: lambda word: may_be_head(word, knowledge),
        ISSUE: lambda word: may_open_phrase(word, knowledge),
        DATE: may_open_date,
    }
    as_written: dict[str, Container[str]] = {
        LOCAL: word_set("homonyms", "local_signs"),
        KITCHEN: word_set("homonyms", "kitchen"),
    }
    folded: dict[str, Container[str]] = {
        OFFICE: forms(),
        PRONOUN: word_set("actors", "cues"),
        ASIDE: {words_in(phrase)[0] for key in ("frames", "asides") for phrase in word_set("salience", key)},
        SCENE: word_set("salience", "scenes"),
        TOPIC: word_set("salience", "cues"),
        SPORT: word_set("homonyms", "sport"),
        TONGUE: TONGUES,
        COMPANY: companions(),
        POLITICS: words_of("politics"),
        EVENT: starts(is_loose=True),
    }

    def known(word: str) -> Sense:
        found = [kind for kind, holds in by_word.items() if holds(word)]
        found += [kind for kind, words in as_written.items() if word in words]
        return sense(word, *found, *(kind for kind, words in folded.items() if fold(word) in words))

    return Memo(known)
