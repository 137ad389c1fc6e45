"""Stories: the events of all articles, with the accounts of one and the same event put together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.brief.likeness import Account, alike, day_span, names, wires
from briefgen.model import edtf
from briefgen.model.summary import EventDate, EventPlace, Summary

FINALITY = (
    "alleged", "planned", "negotiating", "postponed", "agreed-in-principle", "occurred", "signed", "in-force",
    "failed", "denied", "cancelled",
)  # fmt: skip
"""Statuses, least settled first: the way of an agreement; when accounts of the same day differ, the last one stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event, as all articles that report it tell it together."""

    id: str
    type: str
    status: str
    date: EventDate
    place: EventPlace | None
    about: str | None
    about_in: str | None
    """The article whose words ``about`` are."""

    parties: tuple[str, ...]
    by: tuple[str, ...]
    to: tuple[str, ...]
    people: tuple[str, ...]
    issues: tuple[str, ...]
    accounts: tuple[Account, ...]
    """The surest date first, then by article id; at least one."""

    independent: int
    """Accounts, copies of one wire report counted once."""

    @property
    def everyone(self) -> tuple[str, ...]:
        """Parties, doers and those it is done to, each once, in that order."""
        return tuple(dict.fromkeys((*self.parties, *self.by, *self.to)))

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(account.article for account in self.accounts))


def stories(summaries: Sequence[Summary]) -> tuple[Story, ...]:
    """Put the accounts of each event together: oldest event first, undated last.

    Two accounts are one story only when nothing speaks against it (see :func:`likeness.alike`) or an
    editor says so; an undated event always stands alone.
    """
    groups = [group for bucket in _buckets(summaries) for group in _grouped(bucket)]
    joined = _joined(groups)
    shared = Counter(group[0].event.id for group in joined)
    found = [_story(group, unique=shared[group[0].event.id] == 1) for group in joined]
    return tuple(sorted(found, key=lambda story: (edtf.sort_key(story.date.value), story.id)))


def _buckets(summaries: Iterable[Summary]) -> list[list[Account]]:
    """Accounts of events of the same type with the same participants: only these can be one story."""
    buckets: defaultdict[tuple[str, frozenset[str]], list[Account]] = defaultdict(list)
    for summary in summaries:
        quotes = frozenset(each.quote for each in summary.evidence)
        for event in summary.events:
            account = Account(
                article=summary.id,
                event=event,
                published=summary.published.value,
                sha256=summary.source.sha256,
                agency=summary.source.agency,
                quotes=quotes,
            )
            buckets[event.type, frozenset(event.everyone or event.people)].append(account)
    return [buckets[key] for key in sorted(buckets, key=lambda key: (key[0], sorted(key[1])))]


def _grouped(accounts: Iterable[Account]) -> list[list[Account]]:
    """Join what agrees with exactly one group; what would fit two stays alone, and is listed as a doubt."""
    groups: list[list[Account]] = []
    for account in sorted(accounts, key=_surest_first):
        homes = [group for group in groups if all(alike(account, other) for other in group)]
        if len(homes) == 1:
            homes[0].append(account)
        else:
            groups.append([account])
    return groups


def _joined(groups: list[list[Account]]) -> list[list[Account]]:
    """Join the groups that an editor's ``same_as`` ties together."""
    for account in [account for group in groups for account in group if account.event.same_as]:
        tied = [group for group in groups if any(names(account, other) for other in group) or account in group]
        if len(tied) > 1:
            groups = [group for group in groups if group not in tied]
            groups.append(sorted((each for group in tied for each in group), key=_surest_first))
    return groups


def _surest_first(account: Account) -> tuple[bool, int, str, str, str]:
    span = day_span(account.event.date.value)
    width = (span.last - span.first).days if span else 0
    return span is None, width, account.event.date.value, account.article, account.event.id


def _story(accounts: Sequence[Account], *, unique: bool) -> Story:
    first = accounts[0].event
    source = next((account for account in accounts if account.event.about), None)
    return Story(
        id=first.id if unique else f"{first.id}-{hashlib.sha256(accounts[0].article.encode()).hexdigest()[:6]}",
        type=first.type,
        status=_status(accounts),
        date=first.date,
        place=next((account.event.place for account in accounts if account.event.place), None),
        about=source.event.about if source else None,
        about_in=source.article if source else None,
        parties=first.parties,
        by=first.by,
        to=first.to,
        people=union(account.event.people for account in accounts),
        issues=union(account.event.issues for account in accounts),
        accounts=tuple(accounts),
        independent=wires(accounts),
    )


def _status(accounts: Sequence[Account]) -> str:
    """What the newest account says; of equally new ones, the most settled."""
    return max(
        accounts, key=lambda account: (_day(account.published), FINALITY.index(account.event.status))
    ).event.status


def _day(published: str) -> int:
    span = day_span(published)
    return span.last.toordinal() if span else 0


def union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All ids of the groups, each once, in the order met."""
    return tuple(dict.fromkeys(id for group in groups for id in group))
