"""Where and how a subject stands in an article, and the tier that this gives it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.model.mention import Mention
from briefgen.model.summary import PASSING, PRIMARY, SECONDARY

LEAD = 2
"""Sentences that count as the opening; news puts what matters there."""

NOTE = 4
"""Sentences of a story so short that a leader whom it names makes the country belong to it."""

BRIEF = 8
"""Sentences of a brief, which has room for one thing: whoever stands in the first sentence for itself is primary."""

CLOSING = 0.25
"""Share of the sentences (0 to 1), counted from the end, in which a story tells what happened besides."""

SPREAD_COUNT = 3
"""Sentences that a subject of the whole article must be named in at least."""

SPREAD_SHARE = 0.3
"""Share of the sentences (0 to 1) that makes a subject primary when it acts in one of them, or opens the story."""

SIDE_SHARE = 0.15
"""Share of the sentences (0 to 1) that makes a subject one of several; the main one, if the headline names nobody."""

MAIN_SHARE = 0.5
"""Share of the sentences (0 to 1) that makes a subject primary wherever it is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Where and how a subject stands in the article."""

    mentions: tuple[Mention, ...] = ()
    """Of itself, in the story's text."""

    sentences: frozenset[int] = frozenset()
    """Indexes of the sentences that name it or its leaders; lists, currencies and mere circumstances are left out."""

    acting: frozenset[int] = frozenset()
    """Indexes of the sentences in which it is the one who acts."""

    total: int = 0
    """Sentences of the story."""

    in_title: bool = False
    in_list: bool = False
    in_event: bool = False
    in_lead_event: bool = False
    speaks: bool = False
    """It, or its leader, says something."""

    opens: bool = False
    """The first words of the story name it."""

    standing: frozenset[int] = frozenset()
    """Indexes of those of the sentences in which it stands for itself: not as an adjective or a scene."""

    is_topic: bool = False
    """Somebody discusses, condemns or supports it."""

    led: frozenset[int] = frozenset()
    """Indexes of the sentences that name its leaders."""

    is_starter: bool = False
    """The first sentence names it as more than its scene, or names nobody but the scene."""

    is_untitled: bool = False
    """The headline names no country and no leader, and leaves that to the first sentence."""

    is_sole: bool = False
    """It is the only country that the article names."""

    is_venue: bool = False

    @property
    def in_lead(self) -> bool:
        return any(index < LEAD for index in self.sentences)

    @property
    def in_opening(self) -> bool:
        """Whether it stands in the first sentence for itself, or acts in the second, itself or by its leader."""
        return 0 in self.standing or 1 in self.standing & (self.acting | self.led)

    @property
    def in_first(self) -> bool:
        return 0 in self.sentences

    @property
    def closes(self) -> bool:
        """Whether it comes up only once, at the end of a story that is longer than a brief."""
        return len(self.sentences) == 1 and self.total > BRIEF and min(self.sentences) >= self.total * (1 - CLOSING)

    @property
    def share(self) -> float:
        """Share of the sentences that name it, 0 to 1."""
        return len(self.sentences) / self.total if self.total else 0.0

    @property
    def is_spread(self) -> bool:
        return len(self.sentences) >= SPREAD_COUNT


def tier(presence: Presence) -> str:
    """Rank a subject by title, opening, events and spread; a list or a venue alone is passing."""
    if any(holds(presence) for holds in _PRIMARY):
        return PRIMARY
    return SECONDARY if any(holds(presence) for holds in _SECONDARY) else PASSING


def why(presence: Presence) -> tuple[str, ...]:
    """The reasons for a tier, at least one, in a fixed order."""
    return tuple(reason for reason, holds in _REASONS if holds(presence)) or ("background",)


Rule = Callable[[Presence], bool]

_PRIMARY: tuple[Rule, ...] = (
    lambda it: it.in_title and bool(it.sentences or it.in_event or not it.mentions),
    lambda it: it.in_lead_event,
    lambda it: it.is_untitled and it.is_starter and it.in_first,
    lambda it: it.is_untitled and it.is_spread and it.share >= SIDE_SHARE and bool(it.acting),
    lambda it: it.is_sole and bool(it.sentences or it.is_venue),
    lambda it: it.opens,
    lambda it: 0 in it.standing and (it.total <= BRIEF or it.is_spread),
    lambda it: it.total <= NOTE and it.is_untitled and it.in_opening,
    lambda it: len(it.sentences) > 1 and it.share >= SPREAD_SHARE and (bool(it.acting) or it.in_lead),
    lambda it: it.is_spread and it.share >= MAIN_SHARE,
)
"""Each of them makes a subject primary."""

_SECONDARY: tuple[Rule, ...] = (
    lambda it: it.in_event and not it.closes,
    lambda it: it.speaks,
    lambda it: it.is_topic and bool(it.sentences),
    lambda it: it.in_title or it.in_opening,
    lambda it: len(it.sentences) > 1 and (bool(it.standing) or it.share >= SIDE_SHARE),
    lambda it: it.total <= NOTE and bool(it.led),
)
"""Each of them makes a subject that is not primary secondary."""

_REASONS: tuple[tuple[str, Rule], ...] = (
    ("title", lambda it: it.in_title),
    ("lead", lambda it: it.in_lead),
    ("actor", lambda it: it.in_event),
    ("speaker", lambda it: it.speaks),
    ("topic", lambda it: it.is_topic),
    ("spread", lambda it: it.is_spread),
    ("sole", lambda it: it.is_sole),
    ("enumeration", lambda it: it.in_list),
    ("venue", lambda it: it.is_venue),
)
