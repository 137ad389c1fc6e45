"""How well names, people, salience and issues are told in short texts of every kind, written for this project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.model.slug import slug
from briefgen.model.summary import PASSING, PRIMARY, SECONDARY, LeaderRole, Summary
from tests.quality.checks import Answer, Check
from tests.quality.labels import LEAKS, TEXTS, Labelled, knowledge, summed_up

TIERED = {PRIMARY: (PRIMARY,), SECONDARY: (SECONDARY,), PASSING: (PASSING,), "weighty": (PRIMARY, SECONDARY)}
"""Tiers that a country of a field may have."""


def text_checks() -> Iterator[Check]:
    """Every check of every text, in their order."""
    for text, summary in summed_up(TEXTS):
        where = f"{text.file}: {text.title}"
        yield Check(figure="read", is_right=summary is not None, where=where, about="no story found")
        for figure, is_right, about in _answers(text, summary) if summary else ():
            yield Check(figure=figure, is_right=is_right, where=where, about=about)


def _answers(text: Labelled, summary: Summary) -> Iterator[Answer]:
    for part in (_countries, _tiers, _leaders, _organisations, _issues, _absent):
        yield from part(text, summary)


def leak_checks() -> Iterator[Check]:
    """Of every trap: the countries that must have no weight or not be found at all, and those that it is about."""
    for text, summary in summed_up(LEAKS):
        found = {country.id: country.tier for country in summary.countries} if summary else {}
        where = f"{text.file}: {text.fields['kind']}: {text.title}"
        for figure, id, is_right in _held_off(text, found):
            yield Check(figure=figure, is_right=is_right, where=where, about=f"{id} is {found.get(id)}")


def no_leak(kind: str) -> str:
    """The figure of a kind of trap: ``no leak by person's name`` is ``kept_out_persons_name``."""
    return f"kept_out_{slug(kind).replace('-', '_')}"


def _held_off(text: Labelled, found: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    figure = no_leak(text.fields["kind"])
    for id in text.list("light"):
        yield figure, id, found.get(id) in (None, PASSING)
    for id in text.list("absent"):
        yield figure, id, id not in found
    for id in text.list("weighty"):
        yield "kept_in", id, found.get(id) in (PRIMARY, SECONDARY)


def _countries(text: Labelled, summary: Summary) -> Iterator[Answer]:
    """Recall and precision of the countries named, in any tier."""
    wanted = text.countries(*TIERED)
    found = {country.id for country in summary.countries}
    for id in sorted(wanted):
        yield "countries_recall", id in found, f"{id} is not found"
    for id in sorted(found - text.countries("either", "any")):
        yield "countries_precision", id in wanted, f"{id} is found"


def _tiers(text: Labelled, summary: Summary) -> Iterator[Answer]:
    """The tier of countries that are found, and whether the weighty ones are wanted so."""
    found = {country.id: country.tier for country in summary.countries}
    for field, tiers in TIERED.items():
        for id in text.list(field):
            if id in found:
                yield "tiers", found[id] in tiers, f"{id} is {found[id]}, not {' or '.join(tiers)}"
    for id in sorted(text.countries("either", "absent") & found.keys()):
        yield "unwanted_kept_low", found[id] == PASSING, f"{id} is {found[id]}"


def _leaders(text: Labelled, summary: Summary) -> Iterator[Answer]:
    """Recall, precision, and of those found the country."""
    for name, of in text.leaders().items():
        role = next((leader for leader in summary.leaders if slug(name) in _slugs(leader)), None)
        yield "leaders_recall", role is not None, f"{name} is not found"
        if role:
            yield "leaders_country", role.of in of, f"{name} is of {role.of}, not of {' or '.join(of)}"
    wanted = {slug(name) for name in text.leaders()}
    either = {slug(name) for name in text.people("either")}
    for leader in summary.leaders:
        if either.isdisjoint(_slugs(leader)):
            yield "leaders_precision", not wanted.isdisjoint(_slugs(leader)), f"{leader.name} is found"


def _slugs(leader: LeaderRole) -> frozenset[str]:
    """Every way to write the leader: the labels may use any."""
    known = knowledge().leaders.get(leader.id)
    listed = (known.name, *known.variants) if known else ()
    return frozenset({leader.id, *map(slug, listed), *(slug(words) for words, _ in leader.as_written)})


def _organisations(text: Labelled, summary: Summary) -> Iterator[Answer]:
    found = {organisation.id for organisation in summary.organisations}
    yield from _both("organisations", text, found)


def _issues(text: Labelled, summary: Summary) -> Iterator[Answer]:
    found = {issue.id for issue in summary.issues if issue.tier == PRIMARY}
    yield from _both("issues", text, found)


def _both(field: str, text: Labelled, found: set[str]) -> Iterator[Answer]:
    wanted = text.list(field)
    for id in wanted:
        yield f"{field}_recall", id in found, f"{id} is not found"
    for id in sorted(found - set(text.list("either"))):
        yield f"{field}_precision", id in wanted, f"{id} is found"


def _absent(text: Labelled, summary: Summary) -> Iterator[Answer]:
    countries = {country.id for country in summary.countries}
    people = {name for leader in summary.leaders for name in _slugs(leader)}
    for label in text.list("absent"):
        yield "absent", label not in countries and slug(label) not in people, f"{label} is found"
