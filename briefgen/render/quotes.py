"""How many of an article's words the public site shows: every quotation on it is counted here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.model.site import Site
from briefgen.model.summary import KeyPoint, Summary

PASSAGE = 7
"""Words of a passage that two articles have only where one copies the other, or both a third."""

OPEN = 4
"""Characters that marking a quotation as part of a sentence takes."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Matches a word; ``high-level`` is two, so that nobody counts more than is paid for."""

_QUOTED = re.compile("“([^”]*)”")


POINTS_SHARE = 0.5
"""Share (0 to 1) of the words left that quotations in key points may take; the rest is for the marks' evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The words of one article that the site may show; what is not in here is shown nowhere."""

    about: Mapping[str, str]
    """By event: what it is about."""

    points: tuple[KeyPoint, ...]
    """The key points that quote nothing, or no more than fits."""

    evidence: Mapping[str, str]
    """By evidence: its words, cut at a word if they are long."""

    matched: Mapping[str, tuple[str, ...]]
    """By issue: the words that brought it here."""

    words: int
    """How many words these are together; words shown on several pages count once."""


def all_quotes(summaries: Mapping[str, Summary], site: Site) -> dict[str, Quotes]:
    """Choose what to quote of each article within the site's limits, by id.

    What events are about goes first, then the quotations in key points, then the evidence of key points and events,
    then all else in the order of the text: a quotation that no longer fits is left out, never cut below sense. Words
    that several articles have, such as copies of one report, count in each of them, whichever of them shows them. The
    private profile shows all.
    """
    budgets = {id: _budget(summary, site) for id, summary in summaries.items()}
    sharing: defaultdict[str, list[_Budget]] = defaultdict(list)
    for id, summary in summaries.items():
        for text in _texts(summary):
            sharing[text].append(budgets[id])
    chosen = {id: _chosen(summary, _Purse(own=budgets[id], sharing=sharing)) for id, summary in summaries.items()}
    return {id: replace(each, words=budgets[id].used) for id, each in chosen.items()}


def quotes(summary: Summary, site: Site) -> Quotes:
    """Choose what to quote of an article that stands alone."""
    return all_quotes({summary.id: summary}, site)[summary.id]


def _chosen(summary: Summary, purse: _Purse) -> Quotes:
    about = {event.id: words for event in summary.events if event.about and (words := purse.take(event.about))}
    most = purse.own.used + (purse.own.words - purse.own.used) * POINTS_SHARE
    texts = {each.id: each.quote for each in summary.evidence}
    copies = purse.copies(texts.values())
    points = tuple(point for point in summary.key_points if purse.affords(_QUOTED.findall(point.text), most, copies))
    shown = {id: _open(words) for id in _weightiest(summary) if id in texts and (words := purse.take(texts[id], OPEN))}
    matched = {issue.id: tuple(words for why in issue.why if (words := purse.take(why))) for issue in summary.issues}
    return Quotes(about=about, points=points, evidence=shown, matched=matched, words=0)


def _texts(summary: Summary) -> set[str]:
    """All that could be quoted of an article."""
    evidence = (each.quote for each in summary.evidence)
    about = (event.about for event in summary.events if event.about)
    return {*evidence, *about, *(why for issue in summary.issues for why in issue.why)}


def shortened(text: str, limit: int) -> str:
    """Cut ``text`` at a word so that it has at most ``limit`` characters, the ellipsis included.

    >>> shortened("The two sides met in New York.", 16)
    'The two sides …'
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    kept = text[: max(limit - 1, 0)].rpartition(" ")[0].rstrip(" ,;:—-")
    return f"{kept} …" if kept and len(kept) + 2 <= limit else ""


@dataclass(slots=True, kw_only=True)
class _Budget:
    """Words of an article still to spend. Changes as it is spent, and never leaves this file."""

    limit: int
    words: int
    used: int = 0
    seen: set[str] = field(default_factory=set)

    def cost(self, shown: str) -> int:
        """Words that showing a text takes; none when it is shown already."""
        return 0 if shown in self.seen else len(_WORD.findall(shown))

    def pay(self, shown: str) -> None:
        self.used += self.cost(shown)
        self.seen.add(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Purse:
    """What an article may spend, with those that have some of its words too."""

    own: _Budget
    sharing: Mapping[str, Sequence[_Budget]]
    """By text."""

    def take(self, text: str, spare: int = 0) -> str:
        """The words to show, paid for, ``spare`` characters below the limit; empty when they do not fit."""
        shown = shortened(text, self.own.limit - spare)
        payers = self.sharing[text]
        if any(payer.used + payer.cost(shown) > payer.words for payer in payers):
            return ""
        for payer in payers:
            payer.pay(shown)
        return shown

    def copies(self, passages: Iterable[str]) -> list[_Budget]:
        """Those of other articles that have a passage of this one, and so may have whatever it says."""
        found = (payer for passage in passages if len(passage.split()) >= PASSAGE for payer in self.sharing[passage])
        return list({id(payer): payer for payer in found if payer is not self.own}.values())

    def affords(self, texts: Sequence[str], most: float, copies: Sequence[_Budget]) -> bool:
        """Whether all of ``texts`` fit whole, with no more than ``most`` words used then; if so they are paid for.

        :param copies: of other articles that may have these words too.
        """
        cost = sum(self.own.cost(text) for text in dict.fromkeys(texts))
        is_long = any(len(text) > self.own.limit and text not in self.own.seen for text in texts)
        is_dear = any(payer.used + sum(map(payer.cost, dict.fromkeys(texts))) > payer.words for payer in copies)
        if is_long or is_dear or self.own.used + cost > (most if cost else self.own.words):
            return False
        for payer in (self.own, *copies):
            for text in texts:
                payer.pay(text)
        return True


def _open(quote: str) -> str:
    """Mark where a quotation begins or ends within a sentence."""
    before = "" if quote[:1].isupper() or not quote[:1].isalpha() else "… "
    return before + quote + ("" if quote[-1:] in '.!?…”"' else " …")


def _budget(summary: Summary, site: Site) -> _Budget:
    if site.profile == "private":
        return _Budget(limit=10**6, words=10**6)
    return _Budget(limit=site.quote_limit, words=int(summary.source.words * site.quote_share))


def _weightiest(summary: Summary) -> list[str]:
    """Evidence in the order of its worth: key points, events, statements, then the rest."""
    groups = (summary.key_points, summary.events, summary.statements)
    firsts = [each.evidence[0] for group in groups for each in group if each.evidence]
    return list(dict.fromkeys([*firsts, *(each.id for each in summary.evidence)]))
