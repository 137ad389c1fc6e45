"""Who reported a story and who passed it on, from its dateline, its last words and its own phrases."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.world import Knowledge

_TAIL = re.compile(r"[(\[]\s*([^()\[\]]{2,40})\s*[)\]]\s*$")
_AGENCY = "agency"


def known_source(words: str, knowledge: Knowledge) -> str | None:
    """The usual name of the source that ``words`` name (``Example News`` → ``Example``), None when it is unknown."""
    return _names(knowledge).get(words.strip().casefold())


def agency_of(dateline: str | None, paragraphs: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """The agency that reported the story: its dateline first, then a credit at its end, then its own words."""
    if dateline:
        return known_source(dateline, knowledge) or dateline
    tail = _TAIL.search(paragraphs[-1]) if paragraphs else None
    if tail and (name := known_source(tail[1], knowledge)):
        return name
    return _phrase("agency", paragraphs, knowledge)


def via_of(paragraphs: tuple[str, ...], knowledge: Knowledge) -> str | None:
    """The source that passed the story on (``via TASS``), None when it does not say."""
    return _phrase("via", paragraphs, knowledge)


def _phrase(role: str, paragraphs: tuple[str, ...], knowledge: Knowledge) -> str | None:
    for paragraph in paragraphs:
        if match := _phrases(role, knowledge).search(paragraph):
            return known_source(next(group for group in match.groups() if group), knowledge)
    return None


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> dict[str, str]:
    """Every name of an agency or publisher, case folded, to its usual name."""
    return {
        name.casefold(): source.name for source in knowledge.sources.values() for name in (source.name, *source.aliases)
    }


@lru_cache(maxsize=8)
def _phrases(role: str, knowledge: Knowledge) -> re.Pattern[str]:
    agencies = [source for source in knowledge.sources.values() if source.kind == _AGENCY]
    names = sorted({name for source in agencies for name in (source.name, *source.aliases)}, key=lambda n: (-len(n), n))
    either = "|".join(re.escape(name) for name in names) or "(?!)"
    forms = [form.replace("{name}", f"({either})") for form in lexicon("reading")["credits"][role]]
    return re.compile("|".join(rf"\b{form}\b" for form in forms))
