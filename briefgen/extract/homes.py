"""Tell whose office it is, and whether it makes its holder a leader."""

from __future__ import annotations

from briefgen.extract.eras import country_of_place
from briefgen.extract.offices import OfficePhrase
from briefgen.extract.page import IN_STORY, Page, Part, readings
from briefgen.extract.tenure import has_none, holders
from briefgen.extract.titles import (
    BODY,
    COUNTERPART,
    MINISTER,
    RIVAL,
    SHARED,
    STATE,
    is_highest,
    only_state,
    split,
    states_of,
    words_of,
)
from briefgen.extract.tokens import fold

BESIDE = "office-and-name"
"""Rule: the country or the organisation stands beside the office."""

_LED = ("intergovernmental", "treaty-body", "alliance", "bank", "court", "agency")
"""Kinds of organisations whose heads are leaders; parties, clubs and armed groups have none."""


def home_of(phrase: OfficePhrase, part: Part, page: Page) -> tuple[str | None, str]:
    """The state or organisation of an office that no listed person holds here, and the rule that tells.

    A state that is known to have had someone else in that office on the day is not meant, unless the text says so.
    """
    if phrase.of or phrase.region or phrase.is_company:
        return phrase.of or country_of_place(phrase.region or "", page.knowledge), BESIDE
    if only := only_state(phrase.title):
        return (None if holders(page.knowledge, phrase.title, only, page.day) else only), "office-of-one-state"
    if phrase.kind not in (STATE, MINISTER) or phrase.title in ("Minister", "Deputy Minister"):
        return None, ""
    allowed = states_of(phrase.title)
    for rule, countries in readings(page, part, part.tokens.starts[phrase.core]):
        free = _free([id for id in countries if not allowed or id in allowed], phrase.title, page)
        if rule == IN_STORY and phrase.kind == MINISTER and any(_may_be_provincial(id, phrase.title) for id in free):
            return None, ""
        if free:
            return (free[0], rule) if len(free) == 1 else (None, "")
    return None, ""


def _may_be_provincial(state: str, title: str) -> bool:
    """Whether a minister may be one of a province: one for health, not one for foreign affairs."""
    return fold(state) in words_of("federal") and words_of("national").isdisjoint(split(title))


def _free(states: list[str], title: str, page: Page) -> list[str]:
    """The states that may have had someone in the office whom no list has; without a day, a lower office is open."""
    able = [id for id in states if not has_none(page.knowledge, title, id)]
    free = [id for id in able if not holders(page.knowledge, title, id, page.day)]
    return able if not free and page.day is None and not is_highest(title) else free


def makes_leader(phrase: OfficePhrase, of: str | None, page: Page) -> bool:
    """Whether an office of this state or organisation makes a leader of someone who is not listed.

    In a report of sport only a government's own offices do: others lead a race, or are kings of the court.
    """
    if of is None or phrase.is_company or not phrase.title:
        return False
    if phrase.kind == RIVAL:
        return of in page.knowledge.countries and not page.is_sport
    if page.is_sport and (phrase.kind in (SHARED, BODY) or phrase.title.lower() in words_of("one_name")):
        return False
    organisation = page.knowledge.organisations.get(of)
    if phrase.kind in (STATE, MINISTER, COUNTERPART):
        return organisation is None or phrase.kind == MINISTER
    if organisation is None:
        return phrase.kind == SHARED
    is_deputy = phrase.title.startswith(("Vice", "Deputy", "Assistant"))
    return (
        phrase.kind in (SHARED, BODY) and organisation.kind in _LED and not (is_deputy and organisation.kind == "bank")
    )
