"""What is new since the last publication: by the record that is kept of it, never by the clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.brief.stories import Story
from briefgen.published import Events, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Stories that no publication has told yet, and those that stand differently now."""

    new: tuple[str, ...]
    """Ids, in the order of the stories."""

    changed: tuple[tuple[str, str], ...]
    """Ids with the status that was published."""


def told(stories: Iterable[Story]) -> Events:
    """The status of every event, as a record keeps it."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for story in stories:
        for account in story.accounts:
            found[account.article][account.event.id] = story.status
    return found


def news(stories: Iterable[Story], record: Record | None) -> News:
    """Hold the stories against a record; there is no news where there is none.

    A story is new when none of its accounts was published, so that neither another account of it nor a person who
    joins two makes one.
    """
    all_told = [*stories]
    since = record.since(told(all_told)) if record else None
    if since is None:
        return News(new=(), changed=())
    were = {story.id: _statuses(story, since) for story in all_told}
    return News(
        new=tuple(id for id, statuses in were.items() if not statuses),
        changed=tuple(
            (story.id, were[story.id][0]) for story in all_told if were[story.id] and story.status not in were[story.id]
        ),
    )


def _statuses(story: Story, since: Events) -> list[str]:
    """The published statuses of a story's accounts, the surest account's first."""
    found = (since.get(each.article, {}).get(each.event.id) for each in story.accounts)
    return [status for status in found if status]
