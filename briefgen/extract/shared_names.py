"""Tell from the rest of a document which country a name means that several countries share: ``Congo``, ``Korea``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from briefgen.extract.eras import country_of_place, holds
from briefgen.extract.gazetteer import SHARED, Hit, Name
from briefgen.extract.locale import sure_country
from briefgen.extract.tokens import folded, words_in
from briefgen.model.mention import COUNTRY, PLACE
from briefgen.model.world import Knowledge, SharedName

TOLD, USUAL, UNSETTLED = "shared-name", "usual-name", "unsettled-name"
"""Rules: the document names one of the countries in another way; it does not, and one is meant as a rule; none is."""


def settle(texts: Sequence[Sequence[Hit]], knowledge: Knowledge, when: date | None) -> list[tuple[Hit, ...]]:
    """The names found in each text of one document, those shared by countries replaced by the one that is meant.

    A name means one country throughout a document. One that nothing settles stays as it was.

    :param when: the day the document came out; None when it is unknown.
    """
    open_names = {hit.name.id for hits in texts for hit in hits if hit.name.kind == SHARED}
    senses = {id: _sense(knowledge.shared_names[id], texts, knowledge, when) for id in open_names}
    return [tuple(_settled(hit, senses) for hit in hits) if senses else tuple(hits) for hits in texts]


def _settled(hit: Hit, senses: Mapping[str, tuple[str, str] | None]) -> Hit:
    sense = senses.get(hit.name.id) if hit.name.kind == SHARED else None
    return hit._replace(name=_of(hit.name, *sense)) if sense else hit


@lru_cache(maxsize=256)
def _of(name: Name, code: str, rule: str) -> Name:
    """A shared name as that of one country; what is known of its adjective stays as it is."""
    return replace(name, kind=COUNTRY, id=code, rule=name.rule if name.rule == "demonym" else rule, shared=name.id)


def _sense(
    shared: SharedName, texts: Sequence[Sequence[Hit]], knowledge: Knowledge, when: date | None
) -> tuple[str, str] | None:
    """The country that is meant, and by which rule."""
    if alone := next((each.id for each in shared.alone if holds(each.when, when)), None):
        return alone, USUAL
    told = [code for code in shared.countries if any(_tells(hits, shared, code, knowledge, when) for hits in texts)]
    if len(told) != 1 and not shared.usual:
        told = _opening(shared, texts, knowledge, when)
    if len(told) == 1:
        return told[0], TOLD
    return (shared.usual, USUAL) if shared.usual else None


def _tells(hits: Sequence[Hit], shared: SharedName, code: str, knowledge: Knowledge, when: date | None) -> bool:
    """Whether a text names the country in another way.

    A longer form of the name behind the bare one, ``Republic of Congo`` in a story that has begun with ``Congo``,
    tells the other country from the one that is meant as a rule.
    """
    is_contrast = False
    for hit in hits:
        if hit.name.kind == SHARED and hit.name.id == shared.id:
            is_contrast = bool(shared.usual)
        elif sure_country(hit.name, knowledge, when) == code and not (is_contrast and _is_form(hit.name, shared)):
            return True
    return False


def _is_form(name: Name, shared: SharedName) -> bool:
    words = folded(word for text in (*shared.names, *shared.demonyms) for word in words_in(text))
    return not set(words).isdisjoint(name.folds)


def _opening(shared: SharedName, texts: Sequence[Sequence[Hit]], knowledge: Knowledge, when: date | None) -> list[str]:
    """Those of the countries in whose cities the texts open, as a dateline does."""
    first = [hits[0] for hits in texts if hits and hits[0].first == 0 and hits[0].name.kind == PLACE]
    homes = {country_of_place(hit.name.id, knowledge, when) for hit in first}
    return [code for code in shared.countries if code in homes]
