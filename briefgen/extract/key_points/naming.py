"""How key points name people and states: with office and in full at first, then by surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.extract.story import Story
from briefgen.extract.tokens import words_in
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import Mention
from briefgen.model.summary import LeaderRole
from briefgen.model.world import Knowledge

SAME = 4
"""Letters by which a spelling of the story is known as a part of a leader's name."""


BESIDE, NEAR = 40, 3
"""Characters and words before a name among which its office stands."""

_PARTICLES = frozenset(("De", "Del", "Della", "Di", "Da", "Van", "Von", "Le", "La", "El", "Al", "Bin", "Ben"))
"""Words of a surname that stand before its main part."""

_APPOSITION = re.compile(r",[^,.;]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Remembers whom an article's key points have named; it lives as long as they are being written."""

    leaders: Mapping[str, LeaderRole]
    knowledge: Knowledge
    in_office: frozenset[str]
    """Leaders whose office is that of the story's time, not only that of today."""

    named: set[str] = field(default_factory=set)

    def sides(self, ids: Iterable[str]) -> str:
        """States and organisations, each by its own name."""
        return joined(self.side(id) for id in ids)

    def side(self, id: str) -> str:
        entry = self.knowledge.countries.get(id) or self.knowledge.organisations.get(id)
        return f"{entry.article} {entry.name}".strip() if entry else self.knowledge.name_of(id)

    def together(self, parties: Sequence[str], people: Sequence[str]) -> str:
        """The leaders who take part if each party has one there; else the parties."""
        return self.acting(parties, people if self.are_led(parties, people) else ())

    def are_led(self, parties: Sequence[str], people: Sequence[str]) -> bool:
        """Whether each party has a leader among ``people``."""
        return {self.leaders[id].of for id in people if id in self.leaders}.issuperset(parties)

    def acting(self, parties: Iterable[str], people: Iterable[str]) -> str:
        """Each party by its leaders among ``people``; else by its own name."""
        words = []
        for party in parties:
            own = [id for id in people if id in self.leaders and self.leaders[id].of == party]
            words += [self.person(id) for id in own] or [self.side(party)]
        return joined(words)

    def speaker(self, id: str) -> str:
        return self.person(id) if id in self.leaders else self.side(id)

    def person(self, id: str) -> str:
        """``Japanese Prime Minister Name`` at first, ``Surname`` later."""
        leader = self.leaders[id]
        if id in self.named:
            return self._surname(leader)
        self.named.add(id)
        is_titled = bool(leader.office) and leader.name.startswith(f"{leader.office} ")
        if not leader.office or not leader.of or id not in self.in_office:
            return leader.name
        if is_titled:
            return f"{self._whose(leader.of)} {leader.name}"
        former = re.match(r"Former ", leader.office)
        office = leader.office[former.end() if former else 0 :]
        is_seat = self._is_seat(office, leader.of)
        whose = "" if is_seat else f"{self._whose(leader.of)} "
        return f"{'former ' if former else ''}{whose}{_in_text(office, is_seat=is_seat)} {leader.name}"

    def _is_seat(self, office: str, of: str) -> bool:
        """``Kremlin spokesman``: an office that names the seat of power needs no country."""
        country = self.knowledge.countries.get(of)
        return country is not None and office.startswith(country.metonyms)

    def _whose(self, of: str) -> str:
        """``Japanese``; of an organisation its name, since it has no adjective."""
        country = self.knowledge.countries.get(of)
        short = lexicon("key_points")["adjectives"].get(of)
        return short or (country.demonyms[0] if country and country.demonyms else self.knowledge.name_of(of))

    def _surname(self, leader: LeaderRole) -> str:
        """The one word that the story calls the leader by, if it is nobody else's here; else the whole name."""
        names = leader.name.split()
        spelt = [words.split() for words, _ in leader.as_written]
        written = [_last(words) for words in spelt if len(words) == 1 or words[0] not in names]
        parts = [part for word in written for part in names if part[:SAME] == word[:SAME]]
        # "Salman" for "Mohammed bin Salman" would be his father.
        tied = {after for before, after in pairwise(names) if before.islower()}
        others = tied | {
            part for other in self.leaders.values() if other.id != leader.id for part in other.name.split()
        }
        surname = next((part for part in parts if part not in others), "")
        return _with_particle(names, surname) if surname else leader.name


def _last(words: Sequence[str]) -> str:
    """The last word, or of ``TANAKA Aiko`` the one in capitals."""
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    return capitals[0].capitalize() if len(capitals) == 1 else words[-1]


def _with_particle(names: Sequence[str], surname: str) -> str:
    """``De Smet`` for ``Smet``: a particle with a capital belongs to the surname."""
    before = names[names.index(surname) - 1] if names.index(surname) > 0 else ""
    return f"{before} {surname}" if before in _PARTICLES else surname


def _in_text(office: str, *, is_seat: bool) -> str:
    """An office as a title, or in small letters where it is only a description: ``spokesman``."""
    words = office.split()
    if words[-1].lower() not in word_set("key_points", "descriptions") or words[0] == "Supreme":
        return office
    return " ".join((*(words[:-1] if is_seat else map(str.lower, words[:-1])), words[-1].lower()))


def offices_told(story: Story, leaders: Mapping[str, LeaderRole]) -> frozenset[str]:
    """The leaders whose office the story gives beside their name, before it or in an apposition."""
    mentions = [mention for mention in story.body.mentions if mention.id in leaders]
    pairs = zip([0, *(mention.end for mention in mentions)], mentions, strict=False)
    return frozenset(mention.id for end, mention in pairs if _is_beside(story.text, end, mention, leaders[mention.id]))


def _is_beside(text: str, first: int, mention: Mention, leader: LeaderRole) -> bool:
    """Whether an office stands beside a name; before ``first`` stands another's."""
    word = (leader.office or "-").split()[-1].lower()
    before = words_in(text[max(first, mention.start - BESIDE) : mention.start].lower())[-NEAR:]
    behind = _APPOSITION.match(text, mention.end)
    return word in before or (behind is not None and word in words_in(behind[0].lower()))


def joined(words: Iterable[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; each once.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    parts = list(dict.fromkeys(words))
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 2 else parts)
