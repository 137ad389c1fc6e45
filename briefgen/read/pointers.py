"""Lines that lead away from the story, told by their form: videos with their length, the posts before and after."""

from __future__ import annotations

import re

from briefgen.read.shape import ends_sentence

GLUED = 3
"""So many words run into the next one where flattening lost the space between the entries of a menu or of tags …"""

SPARSE = 4
"""… and no more words than this stand for each."""

_STOPS = ".!?:"

_LENGTH = re.compile(r"\((?:\d{1,2}:)?\d{1,2}:\d\d\)$")
"""``Leaders meet at the harbour (1:39)``."""

_NEIGHBOUR = re.compile(
    r"(?:Previous|Next|Prev|Older|Newer) (?:article|story|post|Article|Story|Post)(?=[A-ZÀ-Þ“‘\"'\d:])"
)
"""``Previous articleLeaders meet``."""

_REPOSTED = re.compile(r"The post .{5,200} appeared (?:first )?on .{2,60}$")
"""``The post Leaders meet appeared first on Sample Gazette.``"""

_ELSEWHERE = re.compile(r"(?:Also|More|Read more|Read|Watch) (?:on|at|from) (?:[\w-]+\.)+[a-z]{2,}\b")
"""``Also on example.com Leaders meet``."""

_JOINT = re.compile(r"[A-ZÀ-Þ](?<=[a-zà-ÿ]{3}.)[a-zà-ÿ]")
"""Where one word runs into the next; names such as ``DevOps`` and ``YouTube`` have fewer small letters there."""

_SIGNED = re.compile(
    r"(?!(?i:breaking|exclusive|update|just in)\b)[A-ZÀ-Þ][\w.'’-]+ [A-ZÀ-Þ][\w'’-]+: [A-ZÀ-Þ“](?:\S+ ){5,20}\S+$"
)
"""``Ann Sample: The headline of her column``."""


def is_pointer(text: str) -> bool:
    """Whether a line is the headline of something else.

    >>> is_pointer("Next articleLeaders meet again"), is_pointer("[Leaders meet again in the harbour]")
    (True, True)
    """
    if text[-1] == ")" and text[-2:-1].isdigit() and _LENGTH.search(text):
        return True
    if text[-1] == "]" and text[0] == "[" and text.count("[") == 1:
        return True
    if (text[0] in "PNO" and _NEIGHBOUR.match(text)) or (text[:8] == "The post" and _REPOSTED.match(text)):
        return True
    if text[0] in "AMRW" and _ELSEWHERE.match(text):
        return True
    return ":" in text and _SIGNED.match(text) is not None and not ends_sentence(text)


def is_glued(text: str) -> bool:
    """Whether a line is the entries of a menu with no space between them: ``NewsWorldSportLatest Videos``."""
    if text[-1] in _STOPS:
        return False
    return len(_JOINT.findall(text)) >= max(GLUED, (text.count(" ") + 1) / SPARSE)
