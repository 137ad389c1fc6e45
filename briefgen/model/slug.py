"""Names of any script → parts of a file name or address that every system takes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

LONGEST = 100
"""Characters of a slug; file systems take 255 bytes, and a path has more parts."""

RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, with any extension."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

LETTERS = {
    **{"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "ng"},
    **{"ø": "o", "ŧ": "t", "ə": "e"},
}
"""Letters that have no accent to take off, as they are spelled without."""

SPELLED = str.maketrans({**LETTERS, **{"&": " and ", "'": "", "’": "", "ʻ": "", "ʼ": "", "`": ""}})
"""The same, and signs that must not part a word."""


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and single hyphens; never empty, the same on every machine.

    A text that loses letters on the way, such as one in Cyrillic, gets a hash, so that two of them differ.

    >>> slug("Côte d'Ivoire"), slug("Łódź & Tromsø"), slug("U.S.-Japan  talks")
    ('cote-divoire', 'lodz-and-tromso', 'u-s-japan-talks')
    >>> slug("金正恩"), slug("aux"), slug("!")
    ('x-16819fd9', 'x-aux', 'x-bb7208bc')
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(SPELLED)).translate(SPELLED)
    kept = "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", folded)))
    lost = not folded.isascii() and any(sign.isalnum() and not sign.isascii() for sign in folded)
    if len(kept) > LONGEST:
        kept = kept[:LONGEST].rsplit("-", 1)[0]
    if lost or not kept:
        return f"{kept or 'x'}-{hashlib.sha256(folded.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return f"x-{kept}" if kept in RESERVED else kept


def is_slug(text: str) -> bool:
    """Whether ``text`` has the form of a slug, whatever it is the slug of."""
    return SLUG.fullmatch(text) is not None
