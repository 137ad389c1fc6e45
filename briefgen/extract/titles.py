"""The words of offices: which there are, which are the same, which stand highest, which states have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefgen.extract.tokens import fold, stem
from briefgen.extract.word_tree import WordTree, plant
from briefgen.knowledge.lexicon import lexicon

STATE, SHARED, BODY, MINISTER, RIVAL, COUNTERPART = "state", "shared", "body", "minister", "rival", "counterpart"
"""The kinds of an office; see the lexicon."""

_NOT_PLURAL = ("of", "the", "and", "general", "secretary-general", "governor-general", "-")
"""Words of an office that do not take the s of its plural."""

Form = tuple[tuple[str, ...], str, bool]
"""The folded words of an office, its kind, whether they are a plural."""


@cache
def words_of(name: str) -> frozenset[str]:
    """One list of the lexicon of offices, folded."""
    return frozenset(fold(word) for word in lexicon("offices")[name])


@cache
def forms() -> WordTree[Form]:
    """Every office, singular and plural, by its words."""
    found: set[Form] = set()
    for kind, title in _titles():
        words = split(title)
        found |= {(words, kind, False), (_plural(words), kind, True)}
    return plant((form[0], form) for form in sorted(found))


def _titles() -> Iterator[tuple[str, str]]:
    for kind, titles in lexicon("offices")["offices"].items():
        yield from ((kind, title) for title in titles)
    for portfolio in lexicon("offices")["secretaries"]:
        yield STATE, f"secretary of {portfolio}"
        yield STATE, f"secretary for {portfolio}"
        if portfolio != "state":
            yield STATE, f"{portfolio.removeprefix('the ')} secretary"


def split(title: str) -> tuple[str, ...]:
    """The folded words of a title, hyphens apart, as a text's tokens have them."""
    return tuple(fold(word) for word in re.findall(r"\w+|-", title))


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """``secretaries of state``, ``prime ministers``: the last word before an ``of`` takes the s."""
    end = next((index for index, word in enumerate(words) if word in ("of", "for")), len(words))
    while end > 1 and words[end - 1] in _NOT_PLURAL:
        end -= 1
    return (*words[: end - 1], _with_s(words[end - 1]), *words[end:])


def _with_s(word: str) -> str:
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("ss", "ch", "x")) else f"{word}s"


@lru_cache(maxsize=4096)
def canon(title: str) -> str:
    """One name for all names of an office: word order, spelling and manner of holding it left aside.

    >>> canon("Minister for Foreign Affairs"), canon("Secretary of State"), canon("Acting Premier")
    ('foreign minister', 'foreign minister', 'prime minister')
    """
    words = [stem(word) for word in split(title.replace("Vice-", "Vice ")) if word not in words_of("manners")]
    words = [word for word in words if word not in ("affair", "the", "and", "&", "-")]
    if (mark := next((word for word in words if word in ("of", "for")), "")) and words[0] in ("minister", "secretary"):
        at = words.index(mark)
        rest = [word for word in words[at + 1 :] if word not in ("of", "for")]
        if words[:at] == ["minister"]:
            words = [*rest, "minister"]
    plain = " ".join(words)
    return _same().get(plain, plain)


@cache
def _same() -> dict[str, str]:
    return {
        " ".join(stem(word) for word in split(title) if word not in ("the", "-")): row[0]
        for row in lexicon("offices")["same"]
        for title in row
    }


@lru_cache(maxsize=4096)
def rank(title: str) -> int:
    """How high an office stands, from 0 for the highest; one that is not among the highest stands after all of them."""
    highest = lexicon("offices")["highest"]
    name = canon(title)
    places = [index for index, high in enumerate(highest) if canon(high) == name]
    return places[0] if places else len(highest)


def is_highest(title: str) -> bool:
    """Whether a state's or an organisation's head holds this office."""
    return rank(title) < len(lexicon("offices")["highest"])


@lru_cache(maxsize=4096)
def only_state(title: str) -> str | None:
    """The one state that has an office of this name."""
    only: dict[str, str] = lexicon("offices")["states_of"]["only"]
    return only.get(title.lower()) or only.get(title.lower().replace("the ", ""))


@lru_cache(maxsize=4096)
def states_of(title: str) -> tuple[str, ...]:
    """The states that have an office of this name, where only some do; otherwise none."""
    table = lexicon("offices")["states_of"]
    key = "secretary" if re.search(r"\bsecretary\b", title.lower()) else title.lower()
    return tuple(table.get(key, ())) if key != "only" else ()


@lru_cache(maxsize=4096)
def is_rival(title: str) -> bool:
    """Whether who holds this office leads a part of a country, or against its government, and does not act for it."""
    name = title.lower()
    rivals, peoples = lexicon("offices")["offices"][RIVAL], lexicon("offices")["peoples"]
    return name.endswith(tuple(rivals)) or name.removeprefix("former ").startswith(tuple(peoples))


def singular(title: str) -> str:
    """``Foreign Ministers`` → ``Foreign Minister``; a title that is no plural stays.

    >>> singular("Foreign Ministers"), singular("Secretaries of State")
    ('Foreign Minister', 'Secretary of State')
    """
    for many, one in (("ministers", "minister"), ("secretaries", "secretary")):
        title = re.sub(rf"\b{many}\b", one.capitalize(), title, flags=re.IGNORECASE)
    words = title.split(" of ", 1)
    if words[0].endswith("s") and _with_s(words[0][:-1].lower()) == words[0].lower():
        words[0] = words[0][:-1]
    return " of ".join(words)


@lru_cache(maxsize=4096)
def none_in(head: str) -> tuple[str, ...]:
    """States whose government has no office that ends in this word."""
    return tuple(lexicon("offices")["none_in"].get(head, ()))
