"""A file as the stories in it: most hold one, a feed, a mailbox or an archive holds several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One story's worth of a file: the file itself, or one entry of a container."""

    file: str
    """Path within the content folder; of an entry the container's path, a slash, and a name that stays its own."""

    data: bytes
    form: str
    """``text``, ``markdown`` or ``html``."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """What the container says of its entry: ``title``, ``date``, ``author``, ``publisher``, ``url``, ``language``."""

    how: str = "front-matter"
    """Where ``facts`` come from: ``feed``, ``json``, ``mail``; named as the rule that found the date."""
