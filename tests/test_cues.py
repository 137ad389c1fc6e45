"""One look at each word tells every rule where it has to look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.extract.cues import senses
from briefgen.extract.finder import openings
from briefgen.extract.tokens import (
    ASIDE,
    DATE,
    EVENT,
    HEAD,
    ISSUE,
    LOCAL,
    NAME,
    OFFICE,
    PRONOUN,
    SCENE,
    TOPIC,
    tokenise,
)
from briefgen.knowledge import load
from briefgen.knowledge.lexicon import lexicon, word_set


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("US officials told us so", NAME, ["US"]),
        ("May may resign", HEAD, ["May"]),
        ("In May they may march; in March", DATE, ["May", "March"]),
        ("The president of a president", OFFICE, ["president", "president"]),
        ("Tariffs and the tariff", ISSUE, ["Tariffs", "tariff"]),
        ("They said that both agreed", PRONOUN, ["They", "both"]),
        ("Since Sunday, despite Monday", ASIDE, ["Since", "despite"]),
        ("In Oslo and near Lima", SCENE, ["In", "near"]),
        ("Kenya condemned it", TOPIC, ["condemned"]),
        ("A cemetery by the Cemetery", LOCAL, ["Cemetery"]),
        ("Chile Condemned the attack by Kenya", EVENT, ["Condemned", "attack"]),
    ],
)
def test_a_word_is_a_cue_as_it_is_written(text: str, kind: str, words: list[str]) -> None:
    tokens = tokenise(text, senses(load()))
    assert [tokens.words[index] for index in tokens.cues.get(kind, ())] == words


@pytest.mark.parametrize("part", ["before", "around"])
def test_whatever_a_rule_for_a_status_matches_starts_with_its_openings(part: str) -> None:
    sentences = (Path(__file__).parent / "quality" / "coding.md").read_text(encoding="utf-8").lower()
    forms = [rule[part] for rule in lexicon("events")["status"] if part in rule]
    found = [(form, match) for form in forms for match in re.finditer(form.removesuffix("$"), sentences)]
    assert found
    assert [match[0] for form, match in found if not match[0].startswith(openings(form))] == []


@pytest.mark.parametrize("row", lexicon("salience")["topics"])
def test_whatever_a_row_of_topics_matches_holds_a_cue(row: str) -> None:
    for words in _matched(row):
        assert re.fullmatch(row, words)
        assert not word_set("salience", "cues").isdisjoint(words.split()), words


def _matched(form: str) -> Iterator[str]:
    """Every text that a row matches, with ``deep`` for any word."""
    found = re.search(r"\(\?:(?P<choices>[^()]*)\)(?P<may>\??)|(?P<letter>\w)\?", form.replace(r"[\w-]+", "deep"))
    if found is None:
        yield form
        return
    choices = (found["choices"] if found["letter"] is None else found["letter"]).split("|")
    plain = form.replace(r"[\w-]+", "deep")
    for choice in (*choices, *([""] if found["may"] or found["letter"] else [])):
        yield from _matched(plain[: found.start()] + choice + plain[found.end() :])
