"""The briefing of each organisation."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.brief.corpus import Appearance, Corpus, Said, Tally, tallied
from briefgen.brief.countries import OfficeSeen, offices
from briefgen.brief.weight import weightiest


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationBriefing:
    """What an organisation's page says. Passing mentions feed nothing but ``passing``."""

    id: str
    appearances: tuple[Appearance, ...]
    passing: tuple[str, ...]
    lead: str | None
    stories: tuple[str, ...]
    """Oldest first, undated last."""

    agreements: tuple[str, ...]
    said: tuple[Said, ...]
    people: tuple[OfficeSeen, ...]
    partners: tuple[Tally, ...]
    issues: tuple[Tally, ...]


def organisations(corpus: Corpus) -> tuple[OrganisationBriefing, ...]:
    """Brief on each organisation that some article is about, by id."""
    seen = offices(corpus)
    return tuple(_organisation(corpus, id, seen.get(id, ())) for id in corpus.substantial("organisations"))


def _organisation(corpus: Corpus, id: str, people: tuple[OfficeSeen, ...]) -> OrganisationBriefing:
    appearances = corpus.counted("organisations", id)
    ids = corpus.by_actor.get(id, ())
    lead = weightiest([corpus.stories[story] for story in ids])
    return OrganisationBriefing(
        id=id,
        appearances=appearances,
        passing=corpus.passing("organisations", id),
        lead=lead.id if lead else None,
        stories=ids,
        agreements=corpus.agreements_of.get(id, ()),
        said=corpus.said_by.get(id, ()),
        people=people,
        partners=tallied(other for story in ids for other in corpus.stories[story].everyone if other != id),
        issues=corpus.around("issues", appearances),
    )
