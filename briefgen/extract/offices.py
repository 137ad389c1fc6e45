"""Find offices in a text (``Japanese Prime Minister``, ``the foreign minister of Cuba``) and of whom they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.extract.tokens import Tokens, fold
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.mention import COUNTRY, ORGANISATION, Mention

REACH = 8
"""Tokens that an office may stretch to the left or the right of its last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhrase:
    """An office as written; tokens ``first`` up to, not including, ``last``, holders' country and all."""

    title: str
    """The office alone, in title case: ``Foreign Minister``."""

    kind: str
    """``state``, ``shared`` or ``minister``; see the lexicon."""

    of: str | None
    """Country code or organisation slug that stands beside it."""

    first: int
    core: int
    """Token where the office itself starts, after the country and the modifiers."""

    last: int
    is_former: bool
    is_plural: bool
    is_company: bool
    """Another body's name stands before it, so that it may be an office of a company or a party."""


def offices(tokens: Tokens, names: Sequence[Mention]) -> tuple[OfficePhrase, ...]:
    """Every office named in the text, in order, longest first where they overlap."""
    starts = {tokens.at(mention.start): mention for mention in names if mention.kind in (COUNTRY, ORGANISATION)}
    by_last = {_last_token(tokens, mention): mention for mention in names}
    return tuple(_phrase(tokens, first, last, kind, starts, by_last) for first, last, kind in _cores(tokens))


def _last_token(tokens: Tokens, mention: Mention) -> int:
    """Index after the mention's last token."""
    return tokens.between(mention.start, mention.end).stop


def _cores(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """Token ranges of the office words themselves, longest at each place, none overlapping."""
    index, forms, folds = 0, _office_words(), tokens.folds
    while index < len(folds):
        titles = forms.get(folds[index], ())
        match = next((title for title in titles if folds[index : index + len(title[0])] == title[0]), None)
        if match:
            yield index, index + len(match[0]), match[1]
        index += len(match[0]) if match else 1


@cache
def _office_words() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, titles in lexicon("offices")["offices"].items():
        for title in titles:
            words = tuple(fold(word) for word in re.findall(r"\w+|-", title))
            found.setdefault(words[0], []).append((words, kind))
    return {first: tuple(sorted(forms, key=lambda form: (-len(form[0]), form[0]))) for first, forms in found.items()}


def _phrase(
    tokens: Tokens, first: int, last: int, kind: str, starts: dict[int, Mention], by_last: dict[int, Mention]
) -> OfficePhrase:
    core = _extend_left(tokens, first, by_last) if kind == "minister" else _deputies(tokens, first)
    end = _extend_right(tokens, last) if kind == "minister" else last
    words = tokens.folds[core:end]
    left, holder, is_former = _holder_before(tokens, core, by_last)
    end, holder_after = (end, None) if holder else _holder_after(tokens, end, starts)
    return OfficePhrase(
        title=_title(words),
        kind=kind,
        of=holder or holder_after,
        first=left,
        core=core,
        last=end,
        is_former=is_former,
        is_plural=tokens.folds[last - 1].endswith("s") and kind != "state",
        is_company=holder is None and holder_after is None and _follows_other_name(tokens, left),
    )


def _deputies(tokens: Tokens, first: int) -> int:
    while first > 0 and tokens.folds[first - 1] in _list("deputies"):
        first -= 1
    return first


def _extend_left(tokens: Tokens, first: int, by_last: dict[int, Mention]) -> int:
    """Where a minister's portfolio starts: ``Foreign and Trade Minister``."""
    start = first
    for index in range(first - 1, max(first - REACH, -1), -1):
        if index + 1 in by_last or tokens.folds[index] not in _list("portfolios") | _list("deputies"):
            break
        start = index
    while start < first and tokens.folds[start] in ("and", "of", "for", "the", "&"):
        start += 1
    return start


def _extend_right(tokens: Tokens, last: int) -> int:
    """Where ``Minister of Foreign Affairs`` ends; ``minister of Cuba`` ends before the ``of``."""
    if last >= len(tokens.folds) or tokens.folds[last] not in ("of", "for"):
        return last
    end = last
    for index in range(last, min(last + REACH, len(tokens.folds))):
        if tokens.folds[index] not in _list("portfolios"):
            break
        end = index + 1
    while end > last and tokens.folds[end - 1] in ("and", "of", "for", "the", "&"):
        end -= 1
    return end


def _holder_before(tokens: Tokens, core: int, by_last: dict[int, Mention]) -> tuple[int, str | None, bool]:
    """The country or organisation to the left: ``Canada's new``, ``former Mongolian``, ``European Council``."""
    index, is_former = core, False
    for _ in range(REACH):
        mention = by_last.get(index)
        if mention and mention.kind in (COUNTRY, ORGANISATION):
            left = tokens.at(mention.start)
            before = tokens.folds[left - 1] if left else ""
            return left, mention.id, is_former or before in _list("former")
        if index == 0 or mention or not _is_modifier(tokens.folds[index - 1]):
            break
        is_former = is_former or tokens.folds[index - 1] in _list("former")
        index -= 1
    return (index if is_former else core), None, is_former


def _is_modifier(folded: str) -> bool:
    return (
        folded in ("'s", "’s", "'")
        or folded in _list("modifiers")
        or folded in _list("former")
        or folded in _list("deputies")
    )


def _holder_after(tokens: Tokens, end: int, starts: dict[int, Mention]) -> tuple[int, str | None]:
    """The country or organisation to the right: ``of Cuba``, ``of the Arab League``."""
    if end < len(tokens.folds) and tokens.folds[end] in ("of", "for"):
        at = end + 2 if tokens.folds[end + 1 : end + 2] == ("the",) else end + 1
        if mention := starts.get(at):
            return tokens.between(mention.start, mention.end).stop, mention.id
    return end, None


def _follows_other_name(tokens: Tokens, left: int) -> bool:
    if left == 0:
        return False
    word = tokens.words[left - 1]
    before = tokens.words[left - 2] if left > 1 else "."
    opens = before in '.!?:"“”\n'
    return (
        word[0].isupper()
        and word.isalpha()
        and not opens
        and fold(word) not in _list("not_names") | _list("honorifics")
    )


def _title(folds: Sequence[str]) -> str:
    small = {"of", "for", "the", "and"}
    words = [word if word in small else word.capitalize() for word in folds]
    return " ".join(words).replace(" - ", "-")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon("offices")[name])
