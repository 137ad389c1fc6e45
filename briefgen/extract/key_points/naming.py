"""How key points name people and states: with office and in full at first, then by surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.summary import LeaderRole
from briefgen.model.world import Knowledge

SAME = 4
"""Letters by which a spelling of the story is known as a part of a leader's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Remembers whom an article's key points have named; it lives as long as they are being written."""

    leaders: Mapping[str, LeaderRole]
    knowledge: Knowledge
    named: set[str] = field(default_factory=set)

    def sides(self, ids: Iterable[str]) -> str:
        """States and organisations, each by its own name."""
        return joined(self.side(id) for id in ids)

    def side(self, id: str) -> str:
        entry = self.knowledge.countries.get(id) or self.knowledge.organisations.get(id)
        return f"{entry.article} {entry.name}".strip() if entry else self.knowledge.name_of(id)

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
        if not leader.office or not leader.of:
            return leader.name
        former = re.match(r"Former ", leader.office)
        office = leader.office[former.end() if former else 0 :]
        whose = "" if self._is_seat(office.split()[0], leader.of) else f"{self._whose(leader.of)} "
        return f"{'former ' if former else ''}{whose}{office} {leader.name}"

    def _is_seat(self, word: str, of: str) -> bool:
        """``Kremlin``: an office that names the seat of power needs no country."""
        country = self.knowledge.countries.get(of)
        return country is not None and word in country.metonyms

    def _whose(self, of: str) -> str:
        """``Japanese``; of an organisation its name, since it has no adjective."""
        country = self.knowledge.countries.get(of)
        short = lexicon("key_points")["adjectives"].get(of)
        return short or (country.demonyms[0] if country and country.demonyms else self.knowledge.name_of(of))

    def _surname(self, leader: LeaderRole) -> str:
        """The one word that the story calls the leader by, if it is nobody else's here; else the whole name."""
        names = leader.name.split()
        spelt = [words.split() for words, _ in leader.as_written]
        written = [words[-1] for words in spelt if len(words) == 1 or words[0] not in names]
        parts = [part for word in written for part in names if part[:SAME] == word[:SAME]]
        # "Salman" for "Mohammed bin Salman" would be his father.
        tied = {after for before, after in pairwise(names) if before.islower()}
        others = tied | {
            part for other in self.leaders.values() if other.id != leader.id for part in other.name.split()
        }
        return next((part for part in parts if part not in others), leader.name)


def joined(words: Iterable[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; each once.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    parts = list(dict.fromkeys(words))
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 2 else parts)
