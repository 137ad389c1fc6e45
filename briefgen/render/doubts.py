"""Two events that may be one: what speaks for it and what against it, for an editor to decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.brief.doubles import Double
from briefgen.model.article import UNKNOWN
from briefgen.render.edition import Edition
from briefgen.render.lines import EventLine

MOST = 8
"""Doubts on the page of an article, story or pair; the review has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleView:
    """Two events that may be one, and what speaks for and against."""

    first: EventLine
    second: EventLine
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    override: str
    """File that an editor writes the decision to."""

    event: str
    other: str
    """Ids of the events, as the override wants them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoublesView:
    """The doubts about the events of a page, or the first of them."""

    shown: tuple[DoubleView, ...]
    left: int
    """How many are not shown."""

    @property
    def cited(self) -> set[str]:
        """The articles that their marks lead to."""
        return {cite.article for it in self.shown for line in (it.first, it.second) for cite in line.cites}


def doubles_among(edition: Edition, stories: Iterable[str]) -> DoublesView:
    """The doubts about some events, in the order of their ids."""
    found = doubles_of(edition, stories)
    shown = tuple(double_view(edition, double) for double in found[:MOST])
    return DoublesView(shown=shown, left=len(found[MOST:]))


def doubles_of(edition: Edition, stories: Iterable[str]) -> list[Double]:
    """The doubts about some events, each once."""
    found = {(each.first, each.second): each for id in stories for each in edition.doubles.get(id, ())}
    return [found[key] for key in sorted(found)]


def double_view(edition: Edition, double: Double) -> DoubleView:
    """Say what speaks for and against two events being one."""
    account = edition.briefings.stories[double.second].accounts[0]
    other = edition.briefings.stories[double.first].accounts[0]
    return DoubleView(
        first=edition.stories[double.first],
        second=edition.stories[double.second],
        reasons=_for(edition, double),
        doubts=_against(edition, double),
        override=f"overrides/{account.article}.yaml",
        event=account.event.id,
        other=other.event.id,
    )


def _for(edition: Edition, double: Double) -> tuple[str, ...]:
    people = [edition.names.link("leaders", id).text for id in double.shared_people]
    issues = [edition.names.link("issues", id).text for id in double.shared_issues]
    t = edition.t
    return (
        *([t("doubles.both_name", people=t.listed(people))] if people else []),
        *([t("doubles.both_touch", issues=t("lists.items").join(issues))] if issues else []),
        *([t("doubles.same_place")] if double.same_place else []),
        *([t("doubles.retold")] if double.retold else []),
    )


def _against(edition: Edition, double: Double) -> tuple[str, ...]:
    issues = [edition.names.link("issues", id).text for id in double.unshared_issues]
    first, second = edition.briefings.stories[double.first], edition.briefings.stories[double.second]
    one_place = (first.place is None) != (second.place is None)
    t = edition.t
    return (
        t(_dating(first.date.value == UNKNOWN, double.undated)),
        *([t("doubles.one_touches", issues=t("lists.items").join(issues))] if issues else []),
        *([t("doubles.one_place")] if one_place else []),
    )


def _dating(first_undated: bool, second_undated: bool) -> str:
    if first_undated:
        return "doubles.neither_dated"
    return "doubles.one_undated" if second_undated else "doubles.one_vague"
