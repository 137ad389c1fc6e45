"""Find offices in a text (``Japanese Prime Minister``, ``the foreign minister of Cuba``) and of whom they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.extract.gazetteer import Hit
from briefgen.extract.other_offices import follows_other_name, is_branch, is_figure, is_of_thing
from briefgen.extract.titles import BODY, MINISTER, RIVAL, SHARED, STATE, Form, forms, split, words_of
from briefgen.extract.tokens import OFFICE, Tokens, fold
from briefgen.extract.word_tree import phrases_at, starts
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.mention import COUNTRY, ORGANISATION, PLACE, Mention

REACH = 8
"""Tokens that an office may stretch to the left or the right of its last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhrase:
    """An office as written; tokens ``first`` up to, not including, ``last``, holders' country and all."""

    title: str
    """The office alone, in title case: ``Foreign Minister``."""

    kind: str
    """``state``, ``shared``, ``body``, ``minister``, ``rival`` or ``counterpart``; see the lexicon."""

    of: str | None
    """Country code or organisation slug that stands beside it."""

    region: str | None
    """Name of the place within a country that stands before a rival's office: ``Chechen rebel leader``."""

    first: int
    core: int
    """Token where the office itself starts, after the country and the modifiers."""

    last: int
    is_former: bool
    is_plural: bool
    is_company: bool
    """Another body's or a place's name stands before it: it may be an office of a company, a party or a town."""


def offices(tokens: Tokens, names: Sequence[tuple[Hit, Mention]]) -> tuple[OfficePhrase, ...]:
    """Every office named in the text, in order, longest first where they overlap.

    :param names: the names in the text, each with what it was taken for.
    """
    starts = {hit.first: mention for hit, mention in names if mention.kind in (COUNTRY, ORGANISATION)}
    by_last = {hit.last: mention for hit, mention in names}
    return tuple(_phrase(tokens, first, form, starts, by_last) for first, form in _cores(tokens, by_last))


def _cores(tokens: Tokens, by_last: dict[int, Mention]) -> Iterator[tuple[int, Form]]:
    """Where the office words themselves start, longest at each place, none overlapping.

    A name that ends within them has taken their first: ``European Parliament president``.
    """
    end = 0
    for index in starts(forms(), tokens.folds, tokens.cues.get(OFFICE, ())):
        if index < end:
            continue
        for last, form in phrases_at(forms(), tokens.folds, index):
            if not any(at in by_last and by_last[at].kind == ORGANISATION for at in range(index + 1, last)):
                end = last
                yield index, form
                break


def _phrase(
    tokens: Tokens, first: int, form: Form, starts: dict[int, Mention], by_last: dict[int, Mention]
) -> OfficePhrase:
    words, kind, is_plural = form
    last = first + len(words)
    core, end = _stretch(tokens, first, last, kind, by_last)
    end = _elect(tokens, end)
    title = _title(tokens.folds[core:end])
    left, holder, is_former = _holder_before(tokens, core, kind, by_last)
    if holder is None and (institution := _institution_before(tokens, core, words)):
        left, holder = institution
    end, holder_after = (end, None) if holder else _holder_after(tokens, end, words, starts)
    region = None if holder or holder_after else _region_before(by_last.get(left), kind)
    is_crowd = core not in by_last and is_figure(tokens, core)
    is_other = is_crowd or (holder is not None and is_branch(tokens, left, starts))
    if is_other:
        holder = holder_after = region = None
    is_loose = not (holder or holder_after or region)
    return OfficePhrase(
        title=title,
        kind=RIVAL if region else _kind(tokens, (left, end), words, kind),
        of=holder or holder_after,
        region=region,
        first=left,
        core=core,
        last=end,
        is_former=is_former,
        is_plural=is_plural,
        is_company=is_other
        or (is_loose and (follows_other_name(tokens, left, by_last) or is_of_thing(tokens, end, kind, starts))),
    )


def _stretch(tokens: Tokens, first: int, last: int, kind: str, by_last: dict[int, Mention]) -> tuple[int, int]:
    """The office with what it is for: ``Deputy Foreign Minister``, ``Commissioner for Trade``."""
    if kind == MINISTER or tokens.folds[first] == "commissioner":
        return _extend_left(tokens, first, by_last), _extend_right(tokens, last)
    while first > 0 and tokens.folds[first - 1] in words_of("deputies") - words_of("local"):
        first -= 1
    return first, last


def _elect(tokens: Tokens, end: int) -> int:
    """The end of ``President-elect``."""
    return end + 2 if tokens.folds[end : end + 2] in (("-", "elect"), ("-", "designate")) else end


def _region_before(mention: Mention | None, kind: str) -> str | None:
    """``Chechen``, ``Bosnian Serb``: the place or the people of one who does not act for the state."""
    if mention is None or mention.kind != PLACE:
        return None
    return mention.id if kind == RIVAL or fold(mention.id) in words_of("peoples") else None


def _institution_before(tokens: Tokens, core: int, words: tuple[str, ...]) -> tuple[int, str] | None:
    """``Federal Reserve chairman``: where a national body's name starts, and its state."""
    if words[0] not in words_of("heads"):
        return None
    index = core - 1 if core and tokens.folds[core - 1] in ("'s", "’s") else core
    return next(
        (
            (index - len(name), state)
            for name, state in _bodies()
            if index >= len(name) and tokens.folds[index - len(name) : index] == name
        ),
        None,
    )


def _kind(tokens: Tokens, at: tuple[int, int], words: tuple[str, ...], kind: str) -> str:
    """A body's head as one of the state where the body is: ``Fed chairman``, ``Bank of Japan governor``."""
    if kind != BODY or words[0] not in words_of("heads"):
        return kind
    if tokens.folds[max(0, at[0] - 2) : at[0]] == ("bank", "of"):
        return SHARED
    written = f" {' '.join(tokens.folds[slice(*at)])} "
    return STATE if any(f" {' '.join(name)} " in written for name, _ in _bodies()) else kind


@cache
def _bodies() -> tuple[tuple[tuple[str, ...], str], ...]:
    """National bodies by their words, longest first."""
    rows = ((split(name), state) for name, state in lexicon("offices")["bodies"].items())
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _extend_left(tokens: Tokens, first: int, by_last: dict[int, Mention]) -> int:
    """Where a minister's portfolio starts: ``Foreign and Trade Minister``."""
    start = first
    for index in range(first - 1, max(first - REACH, -1), -1):
        if index + 1 in by_last or tokens.folds[index] not in _portfolios():
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
        if tokens.folds[index] not in words_of("portfolios"):
            break
        end = index + 1
    while end > last and tokens.folds[end - 1] in ("and", "of", "for", "the", "&"):
        end -= 1
    return end


def _holder_before(tokens: Tokens, core: int, kind: str, by_last: dict[int, Mention]) -> tuple[int, str | None, bool]:
    """The country or organisation to the left: ``Canada's new``, ``former Mongolian``, ``European Council``."""
    index, is_former = core, False
    for _ in range(REACH):
        mention = by_last.get(index)
        if mention and mention.kind in (COUNTRY, ORGANISATION):
            left = tokens.at(mention.start)
            before = tokens.folds[left - 2 if tokens.folds[left - 1] == "-" else left - 1] if left else ""
            return left, mention.id, is_former or before in words_of("former")
        word = tokens.folds[index - 1] if index else ""
        if not word or mention or not _is_modifier(word) or (kind == SHARED and word in words_of("camps")):
            break
        is_former = is_former or word in words_of("former")
        index -= 1
    return (index if is_former else core), None, is_former


def _is_modifier(folded: str) -> bool:
    return (
        folded in ("'s", "’s", "'")
        or folded in words_of("modifiers")
        or folded in words_of("former")
        or folded in words_of("deputies")
    )


def _holder_after(
    tokens: Tokens, end: int, words: tuple[str, ...], starts: dict[int, Mention]
) -> tuple[int, str | None]:
    """The state or body to the right: ``of Cuba``, ``of the Arab League``; not ``of the Cuban Chess Club``.

    In a list of those present its name alone may follow: ``Minister of Health, Cuba)``.
    """
    if tokens.folds[end : end + 1] == (",",) and (mention := starts.get(end + 1)) and mention.kind == COUNTRY:
        last = tokens.between(mention.start, mention.end).stop
        ends = tokens.words[last : last + 1] in ((), (")",), (";",)) or tokens.text[mention.end :][:1] == "\n"
        if ends and mention.rule != "demonym":
            return last, mention.id
    if end < len(tokens.folds) and tokens.folds[end] in ("of", "for"):
        at = end + 2 if tokens.folds[end + 1 : end + 2] == ("the",) else end + 1
        if (mention := starts.get(at)) and mention.rule != "demonym":
            return tokens.between(mention.start, mention.end).stop, mention.id
        for name, state in _bodies() if words[0] in words_of("heads") else ():
            if tokens.folds[at : at + len(name)] == name:
                return at + len(name), state
    return end, None


def _title(folds: Sequence[str]) -> str:
    small = {"of", "for", "the", "and"}
    words = [word if word in small or word in ("elect", "designate") else word.capitalize() for word in folds]
    return " ".join(words).replace(" - ", "-")


@cache
def _portfolios() -> frozenset[str]:
    return words_of("portfolios") | words_of("deputies")
