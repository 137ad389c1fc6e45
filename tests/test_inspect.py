"""What ``inspect`` tells of names: what each was taken for or why it was passed over, by which rule, on which words."""

from __future__ import annotations

from functools import cache

from briefgen.extract import Examination, examine
from briefgen.knowledge import load
from briefgen.model.article import Article, Published
from briefgen.model.mention import ACTOR, ISSUE, Decision

STORY = (
    "Norwegian Foreign Minister Ann Sample met Michael Nobody, president of Fjord Bank, on Friday.",
    "Tokyo said that Mr. Jordan, of Paris, Texas, had missed the Spanish class.",
    "Sample sat beside Gordon Brown, a dentist, in Oslo.",
    "President Bongo, who met Sample in May, was ill.",
)

DECISIONS = """\
Norwegian country NOR demonym
Ann Sample leader ann-sample office-and-name: Norwegian Foreign Minister
Michael Nobody leader None office-of-no-state: president
Tokyo country JPN capital: said
Jordan country None surname: Mr
Paris, Texas place Paris, Texas lookalike
Spanish country None language: the, class
Sample leader ann-sample surname: Ann Sample
Gordon Brown leader None no-leader-here
Oslo place Oslo place
Bongo leader None surname-ambiguous: President
Sample leader ann-sample surname: Ann Sample
"""


def test_each_decision_has_its_rule_and_the_words_it_rests_on() -> None:
    assert "".join(map(_line, _seen().decisions)) == DECISIONS


def _line(decision: Decision) -> str:
    words = f": {', '.join(decision.words)}" if decision.words else ""
    return f"{decision.text} {decision.kind} {decision.id} {decision.rule}{words}\n"


def test_a_decision_is_told_where_the_name_stands() -> None:
    text = "\n".join(STORY)
    assert {text[decision.start : decision.end] == decision.text for decision in _seen().decisions} == {True}


def test_each_name_that_counts_as_mentioned_was_decided_on() -> None:
    taken = [(one.kind, one.id, one.start, one.rule) for one in _seen().decisions if one.id]
    names = [one for one in _seen().mentions if one.kind not in (ACTOR, ISSUE)]
    assert taken == [(one.kind, one.id, one.start, one.rule) for one in names]


def test_those_whom_nobody_knows_are_mentioned_in_their_own_words() -> None:
    told = [(one.id, one.text, one.rule) for one in _seen().mentions if one.kind == ACTOR]
    sides = {id for event in _seen().summary.events for id in event.everyone}
    assert told
    assert all(id == text and id in sides and rule == "own-words" for id, text, rule in told)


def test_who_went_to_review_is_among_those_turned_down() -> None:
    assert ["President Bongo" in item.reason for item in _seen().summary.review] == [True]
    assert "surname-ambiguous" in {decision.rule for decision in _seen().decisions}


@cache
def _seen() -> Examination:
    article = Article(
        file="story.txt",
        title="What happened",
        published=Published(value="2024-05-03"),
        paragraphs=STORY,
        sha256="",
    )
    return examine(article, load(), "story")
