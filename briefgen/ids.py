"""Which article has which id: an id once given stays, since overrides and links stand on it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

from briefgen.extract import summary_id
from briefgen.model.article import Article
from briefgen.model.summary import Source


def assign(
    articles: Mapping[str, Article], summaries: Mapping[str, Source], present: Collection[str]
) -> dict[str, str]:
    """Give each article an id, by file; all are different.

    An article that has a summary keeps its id, and so does one that was moved. A newcomer whose id is
    taken gets a suffix from its path, which does not depend on what else came in.

    :param summaries: what those on disk are of, by id.
    :param present: every file with an article, and every entry of one; the id of a file that cannot be read just now is
        not given away.
    """
    kept = _by_file(summaries)
    taken = {id for file, id in kept.items() if file in present}
    moved = {summaries[id].sha256: id for file, id in kept.items() if file not in present}
    found = {file: kept[file] for file in articles if file in kept}
    for file in sorted(articles.keys() - found):
        old = moved.pop(articles[file].sha256, None)
        found[file] = old or _free(summary_id(articles[file]), file, taken)
        taken.add(found[file])
    return found


def gone(summaries: Mapping[str, Source], present: Collection[str], given: Iterable[str]) -> list[str]:
    """Ids of summaries whose article is no longer there.

    Not to be asked where there are no articles at all: summaries alone are a whole site, since a person may publish
    them and keep the articles to themselves.
    """
    stays = {*given}
    return [id for id in sorted(summaries) if summaries[id].file not in present and id not in stays]


def _by_file(summaries: Mapping[str, Source]) -> dict[str, str]:
    """The id of each article's summary; the first one where a person copied a summary."""
    return {summaries[id].file: id for id in sorted(summaries, reverse=True)}


def _free(id: str, file: str, taken: Collection[str]) -> str:
    suffix = hashlib.sha256(file.encode()).hexdigest()
    options = (id, *(f"{id}-{suffix[:length]}" for length in range(4, 65)))
    return next(option for option in options if option not in taken)
