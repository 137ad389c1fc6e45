"""Lines that stand in several stories of one folder word for word: what a site puts into each of its pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from briefgen.model.article import Cut
from briefgen.read.furniture import speaks
from briefgen.read.lines import Sorted
from briefgen.read.shape import ends_sentence, is_entry, is_prose

STORIES = 3
"""A line that stands in so many different stories of a folder is no part of them."""

WORDS = (3, 40)
"""A shorter line may be a heading or a name in any story; a line with so many words is prose that wires share."""

SHARED = 0.3
"""Share of the shorter story's words (0 to 1) from which on two stories are copies, whose lines prove nothing."""

Story = tuple[str, ...]


def repeats(stories: Mapping[str, Story]) -> dict[str, frozenset[str]]:
    """The lines of each story that its folder repeats; only stories that hold some are named.

    A paragraph that wires put into each of their stories tells something, and stays: only headings without a full stop
    and what speaks to the reader are taken for the site's.

    :param stories: paragraphs by file; of an entry of a container the folder is the container.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for (_, line), files in sorted(_holders(stories).items()):
        if len(files) >= STORIES and _is_of_site(line) and _differ([stories[file] for file in files]):
            for file in files:
                found[file].add(line)
    return {file: frozenset(lines) for file, lines in sorted(found.items())}


def without(lines: Sorted, repeated: Collection[str]) -> Sorted:
    """The lines with those that a folder repeats cut; a story that would be nothing is left as it is."""
    story = tuple(line for line in lines.story if line.text not in repeated)
    if not story or len(story) == len(lines.story):
        return lines
    cut = (Cut(line=line.number, text=line.text, rule="repeated") for line in lines.story if line.text in repeated)
    return replace(lines, story=story, cut=(*lines.cut, *cut))


def _holders(stories: Mapping[str, Story]) -> dict[tuple[str, str], list[str]]:
    """The files that hold a line, in order, by folder and line."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file, story in sorted(stories.items()):
        folder = file.rpartition("/")[0]
        for line in dict.fromkeys(story):
            if len(line) < WORDS[1] * 12:
                found[folder, line].append(file)
    return found


def _is_of_site(line: str) -> bool:
    """A line that is no sentence and no entry of a list, or one that speaks to the reader."""
    least, most = WORDS
    if not least <= line.count(" ") + 1 < most or is_entry(line):
        return False
    return speaks(line) or not (is_prose(line) or ends_sentence(line))


def _differ(stories: Collection[Story]) -> bool:
    """Whether enough of the stories are no copies of each other."""
    own: list[Story] = []
    for story in stories:
        if not any(_share(story, other) >= SHARED for other in own):
            own.append(story)
        if len(own) == STORIES:
            return True
    return False


def _share(story: Story, other: Story) -> float:
    """The share of the shorter story's words, what may be the site's left out, that stand in lines of both."""
    one, two = Counter(story), Counter(other)
    return _words(one & two) / max(1, min(_words(one), _words(two)))


def _words(lines: Counter[str]) -> int:
    return sum((line.count(" ") + 1) * count for line, count in lines.items() if not _is_of_site(line))
