"""The summary of one article: what it says of whom, each claim with its evidence.

Every collection is a tuple of records with an ``id``; the YAML of a summary is keyed by these ids.
``evidence`` fields hold ids of :class:`Evidence` (``s1``), in the order of the text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from briefgen.model.article import UNKNOWN, Published

PRIMARY, SECONDARY, PASSING = TIERS = ("primary", "secondary", "passing")
"""How much an article is about a subject, most first."""

STATUSES = (
    "occurred", "planned", "postponed", "cancelled", "negotiating", "agreed-in-principle", "signed", "in-force",
    "failed", "denied", "alleged",
)  # fmt: skip
"""How far an event has got."""

EVENT, CANDIDATE = GRADES = ("event", "candidate")
"""Whether an event is told well enough to be shown: of a candidate nobody knows a side, or its words are vague."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """What was cut from the file, in short; ``inspect`` shows every line."""

    lines: str
    """Line numbers from 1, as ranges: ``3-4, 18-26``."""

    words: int
    rule: str
    """The rules that cut it, most lines first, joined by ``, ``."""

    first: str
    """The first line that was cut, so that a person finds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the article stands and who wrote it."""

    file: str
    sha256: str
    agency: str | None = None
    via: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    words: int = 0
    ignored: Ignored | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words copied from the story without change."""

    id: str
    at: str
    """Paragraph and sentence, both from 1, for display only: ``p1s1``."""

    sha: str
    """See :func:`sha_of`."""

    quote: str


def sha_of(quote: str) -> str:
    """First eight hexadecimal digits of the SHA-256 of ``quote``.

    >>> sha_of("will sign the pact")
    '04ec98f3'
    """
    return hashlib.sha256(quote.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryRole:
    """What part a country plays in the article."""

    id: str
    tier: str
    mentions: int = 0
    why: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRole:
    """What part an organisation plays in the article."""

    id: str
    tier: str
    mentions: int = 0
    why: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderRole:
    """A person with an office, as this article has them."""

    id: str
    tier: str
    name: str
    office: str | None = None
    of: str | None = None
    """Country code or organisation slug; None when neither text nor knowledge tells."""

    as_written: tuple[tuple[str, int], ...] = ()
    """Each spelling with its count, most frequent first, then by spelling."""

    why: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRole:
    """A subject of international affairs that the article treats."""

    id: str
    tier: str
    why: tuple[str, ...] = ()
    """The words that matched, as they stand in the story."""

    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event was or is to be."""

    value: str = UNKNOWN
    """EDTF level 0 or 1."""

    words: str | None = None
    """The words of the story it was worked out from."""


UNDATED = EventDate()
"""Of an event of which the story does not say when it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event took place; the country of a venue is not a party."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that states did, do or mean to do together or to one another.

    A reciprocal event (meeting, agreement) has ``parties``; a directed one (request, sanction,
    visit) has ``by`` and ``to``. All hold country codes or organisation slugs.
    """

    id: str
    type: str
    plover: str | None
    status: str
    date: EventDate = UNDATED
    place: EventPlace | None = None
    about: str | None = None
    """What it is about, in words of the story: ``a bilateral pact for …``; None when it does not say."""

    parties: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    grade: str = EVENT
    """One of :data:`GRADES`."""

    same_as: tuple[str, ...] = ()
    """Events of other articles that an editor judged to be this one."""

    not_same_as: tuple[str, ...] = ()
    """Events of other articles that an editor judged to be others."""

    @property
    def everyone(self) -> tuple[str, ...]:
        """Parties, doers and those it is done to, each once, in that order."""
        return tuple(dict.fromkeys((*self.parties, *self.by, *self.to)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what sort of thing to whom, on which issue."""

    id: str
    speaker: str
    """Leader or organisation slug, or country code."""

    verb: str
    """As the story has it, in the past tense: ``thanked``, ``urged``."""

    to: tuple[str, ...] = ()
    issue: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One sentence in our own words, and what it rests on."""

    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """Something a person should look at."""

    field: str
    """Path into the summary: ``published``, ``events.meeting-unknown-jpn-mng.date``."""

    reason: str
    hint: str
    """What to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All that briefgen says of one article."""

    id: str
    title: str
    source: Source
    published: Published = field(default_factory=Published)
    countries: tuple[CountryRole, ...] = ()
    organisations: tuple[OrganisationRole, ...] = ()
    leaders: tuple[LeaderRole, ...] = ()
    issues: tuple[IssueRole, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    """Worst first."""
