"""The briefing of each country: its events, its agreements, who speaks for it, and with whom it deals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.brief.corpus import Appearance, Corpus, Said, Tally, tallied
from briefgen.brief.weight import weightiest
from briefgen.model.summary import PRIMARY, LeaderRole


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSeen:
    """A person at an office, as articles have them."""

    leader: str
    office: str | None
    articles: tuple[str, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryBriefing:
    """What a country's page says. Passing mentions feed nothing but ``passing``."""

    id: str
    appearances: tuple[Appearance, ...]
    passing: tuple[str, ...]
    """Articles that only name it."""

    lead: str | None
    """The story to open with."""

    stories: tuple[str, ...]
    """Oldest first, undated last."""

    agreements: tuple[str, ...]
    said: tuple[Said, ...]
    """What its leaders said; newest first."""

    said_of: tuple[Said, ...]
    """What others said to it, or in a sentence that names it; newest first."""

    people: tuple[OfficeSeen, ...]
    """Most articles first."""

    partners: tuple[Tally, ...]
    """Countries and organisations it shares stories with."""

    alongside: tuple[Tally, ...]
    """Other countries of the articles that are mainly about it, without a story in common."""

    issues: tuple[Tally, ...]
    """By articles in which both count."""


def countries(corpus: Corpus) -> tuple[CountryBriefing, ...]:
    """Brief on each country that some article is about, by id."""
    seen = offices(corpus)
    return tuple(_country(corpus, id, seen.get(id, ())) for id in corpus.substantial("countries"))


def offices(corpus: Corpus) -> Mapping[str, tuple[OfficeSeen, ...]]:
    """The people seen at an office, by the country or organisation it is of; most articles first."""
    found: dict[tuple[str, str, str | None], list[str]] = {}
    for leader, appearances in corpus.appearances["leaders"].items():
        for each in appearances:
            role = corpus.roles["leaders", leader, each.article]
            if isinstance(role, LeaderRole) and role.of:
                found.setdefault((role.of, leader, role.office), []).append(each.article)
    seen: dict[str, list[OfficeSeen]] = {}
    for (of, leader, office), articles in found.items():
        seen.setdefault(of, []).append(OfficeSeen(leader=leader, office=office, articles=tuple(articles)))
    return {of: tuple(sorted(people, key=_most_seen_first)) for of, people in seen.items()}


def _most_seen_first(seen: OfficeSeen) -> tuple[int, str, str]:
    return -len(seen.articles), seen.leader, seen.office or ""


def _country(corpus: Corpus, id: str, people: tuple[OfficeSeen, ...]) -> CountryBriefing:
    appearances = corpus.counted("countries", id)
    ids = corpus.by_actor.get(id, ())
    lead = weightiest([corpus.stories[story] for story in ids])
    partners = tallied(other for story in ids for other in corpus.stories[story].everyone if other != id)
    met = {id, *(tally.id for tally in partners)}
    mainly = [each for each in appearances if each.tier == PRIMARY]
    return CountryBriefing(
        id=id,
        appearances=appearances,
        passing=corpus.passing("countries", id),
        lead=lead.id if lead else None,
        stories=ids,
        agreements=corpus.agreements_of.get(id, ()),
        said=corpus.said_by.get(id, ()),
        said_of=tuple(said for each in appearances for said in _said_of(corpus, id, each.article)),
        people=people,
        partners=partners,
        alongside=tuple(tally for tally in corpus.around("countries", mainly) if tally.id not in met),
        issues=corpus.around("issues", appearances),
    )


def _said_of(corpus: Corpus, id: str, article: str) -> tuple[Said, ...]:
    """What others than its own people said of a country in one article, in the order of the text."""
    summary, said = corpus.summaries[article], corpus.said_in.get(article, ())
    sentence = {each.id: each.at for each in summary.evidence}
    naming = {sentence.get(each) for each in corpus.roles["countries", id, article].evidence}
    own = {each.statement.evidence for each in said if each.actor == id}
    others = [each for each in said if each.statement.evidence not in own]
    return tuple(
        each
        for each in others
        if id in each.statement.to or naming & {sentence.get(it, it) for it in each.statement.evidence}
    )
