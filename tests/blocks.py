"""Files of blocks: what ``tests/cases`` and ``tests/quality`` are written in, for people to read and to extend.

A block is a title line ``# …`` and fields ``key: value``; a value goes on in lines indented by two spaces. What stands
before the first title explains the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

Block = Mapping[str, str]
"""The fields of a block by key."""


def blocks(path: Path) -> Iterator[tuple[str, Block]]:
    """Each block of a file with its title.

    :raises ValueError: a line belongs to no field.
    """
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = block.partition("\n")
        parts = re.split(r"^([a-z]+):", body, flags=re.MULTILINE)
        if parts[0].strip():
            raise ValueError(f"{path.name}: {title}: {parts[0]!r} belongs to no field")
        values = (re.sub(r"^ ", "", re.sub(r"\n  ", "\n", value)).strip("\n") for value in parts[2::2])
        yield title, dict(zip(parts[1::2], values, strict=True))
