"""The words under a picture, known by who made it."""

from __future__ import annotations

import re
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.read.days import may_hold_year
from briefgen.read.shape import ends_sentence

CREDIT_WORDS = 14
"""A line with more words than this is no bare credit."""

SCENE_WORDS = 45
"""A paragraph with more words is no caption that only its verb and its day tell."""

LONGEST = 600
"""Characters of the longest caption."""

SHORTEST = 16
"""Characters of the shortest line that holds something and then who made it."""

_QUOTED = re.compile(r"[\"“”]")
_NAMES = tuple(lexicon("reading")["makers"])
_MAKERS = f"(?:{'|'.join(_NAMES)})"
_SCENES = frozenset(max(verb.split(" "), key=len) for verb in lexicon("reading")["captions"]["verbs"])
"""What people do in pictures; of several words the longest, which few lines hold."""

_SIDES = frozenset(("from", "left,", "right,", "center,", "centre,"))
"""With what names the place of somebody in a picture, where no bracket does."""

CUES = _SCENES | _SIDES
"""Words, in small letters, of which some captions hold one; only of lines that do is it asked whether they are some."""

_NAMED_BY = frozenset(name[:2] for name in _NAMES)
"""The first two letters of the names."""

_KINDS = (
    r"photo(?:graph)?s?", "image", "picture", "illustration", "graphic", "file photo", "video", "artwork", "screenshot",
    "gallery", "art",
)  # fmt: skip
_TAGS = (
    r"credits?\s*:", r"photo courtesy of\b", r"image courtesy of\b", r"courtesy\b", r"via getty\b", r"caption\s*:",
    r"file photo\b", r"files?\s+[-–—]", r"files?\s*:", r"\(files?\)", r"pictured\s*:", "©",
)  # fmt: skip
_LETTERS = frozenset(form[:3] for form in (*_KINDS, *_TAGS))
"""The first letters of all of them, which few other lines start with; a mark may stand before them."""

_WHOSE = r"(?:credits?|captions?|source|illustration|courtesy(?: of)?|provided by|supplied(?: by)?|by|via)"
_LABEL = re.compile(
    rf"[(\[*]?\s*(?:(?:{'|'.join(_KINDS)})\s*{_WHOSE}?\s*[:/|©]|{'|'.join(_TAGS)}"
    r"|(?:photo(?:graph)?s?|image|picture|illustration|video|graphic)s? (?:by|via|courtesy|provided by|credits?)\b)",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"(?:in this|a|an|this) (?:[^.]{0,40} )?(?:file |undated |aerial |handout |combination |satellite |still )*"
    r"(?:photo(?:graph)?|image|picture|frame grab)\b",
    re.IGNORECASE,
)
_STAGED = re.compile(
    r"(?:An? )?(?:[Aa]rtist['’]?s|[Cc]omputer|[Aa]rchitect['’]?s) (?:\w+ )?"
    r"(?:illustration|impression|rendering|render|concept|conception|depiction)\b"
    r"|(?:A )?(?:[Rr]epresentative|[Rr]epresentational|[Rr]epresentation) (?:image|photo|picture)"
    r"|(?:A |An )?(?:[Gg]eneral|[Aa]erial) view of\b|(?:A )?[Ss](?:till|creenshot|creengrab) from\b"
)
"""How a line starts that is nothing but words under a picture."""
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|bin|al|el|der|la|da|of|the)){0,4}"
_SLASHED = re.compile(
    rf"(?:\b{_MAKERS}\b.{{0,40}}|.{{2,60}}(?:/|\bvia )\s?{_MAKERS}\b.{{0,40}}|{_NAME}(?: / |/){_NAME})$"
)
_BRACKETED = re.compile(
    rf"[(\[](?:(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|[Ii]llustration|[Ss]creenshot)\b[^()\[\]]*"
    rf"|[^()\[\]]*(?:\b(?:PHOTO|Photo(?:graph)?|Image|Picture|Credit|Illustration|Screenshot)s?\b|/\s?{_MAKERS}\b"
    rf"|\b{_MAKERS}(?: Images)?/|©|\bvia {_MAKERS}\b|Getty Images)[^()\[\]]*)[)\]]\.?$"
)
_SOURCED = re.compile(
    r"[.!?”\"'] [(\[](?:(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}"
    r"|(?:[Ss]upplied|[Pp]rovided|[Cc]ontributed|[Ss]ubmitted|[Ff]ile|[Hh]andout|[Cc]ourtesy|[Ss]creen(?:grab|shot)"
    r"|Facebook|Instagram|Twitter|YouTube|X|TikTok)(?: [^()\[\]]{2,40})?)[)\]]\.?$"
    r"|\[[Ss]ource: ?[^\[\]]{2,60}\]$"
)
"""``The ministers at the harbour. (example.com)``, ``… (Supplied)``."""

_NAMED = re.compile(r"\([A-ZÀ-Þ][^()]*/\s?[A-ZÀ-Þ][^()]*\)\.?$")
_GLUED = "|".join(rf"(?<=[a-z]{word}:)" for word in ("image", "photo", "picture", "credit", "photograph"))
_SIGNED = re.compile(
    rf"[.!?”\"')\]©:](?:(?<=[.!?”\"')\]])\s*(?:(?:Photo(?:graph)?|Image|Picture|Illustration|Credit|Source)s?\b\s*"
    rf"(?:by\b|:|credits?:?|courtesy(?: of)?:?|©)|PHOTO|©|By (?={_NAME}$)).{{2,80}}$"
    rf"|(?:{_GLUED}) ?{_NAME}.{{0,30}}$|(?<=©)\s?[^.]{{2,60}}$)"
)
"""This form and the next start with a mark, so that a search passes over all letters."""

_AGENCY = re.compile(
    rf"[.!?”\"](?:\s*(?:{_NAME}\s?/\s?{_NAME}|{_NAME} for {_NAME}|Getty Images)\.?$|(?<=[a-z][.!?]){_NAME}$)"
)
_CREDITED = re.compile(
    r"\.(?<=[a-z\d].)[”\"]?\s(?:[A-ZÀ-Þ][\w'’&-]*|of|for|the)(?: (?:[A-ZÀ-Þ][\w'’&-]*|of|for|the)){0,4}$"
)
_LAST_WORD = re.compile(r"\b(?:[a-z]{3,}|[a-z]{2,} \d+[a-z]{0,3})$")
"""``The launch site at dawn. Ann Sample``: names, and the word before; a title such as ``Sen.`` ends no sentence."""

_STOPPED = re.compile(
    rf"[.!?”\"')\]] ?(?:(?:Photo(?:graph)?|Photography|Image|Picture|Illustration|Graphic|Video|Credit)s?"
    rf"(?: [Cc]redits?)?(?: by:?|\s?[:/]| courtesy(?: of)?:?| via)|Courtesy(?: of)?:?) ?(?:courtesy of )?"
    rf"(?:{_NAME}(?:[,/] ?{_NAME})*|the (?:artist|author|family|company))$"
)
"""The same with a full stop behind it: ``The launch site at dawn. Image: Ann Sample.``"""

_LABELLED = re.compile(
    rf" (?<=[a-z\d.)”\"] )(?:\| ?)?(?:Photo(?:graph)?|Image|Picture|Pic)s?(?: [Cc]redits?| [Cc]ourtesy)?"
    rf"\s?[:/]\s?{_NAME}[^.]{{0,30}}$"
)
_MADE_BY = re.compile(rf"\b{_MAKERS} ?(?:Photo|Images|Pictures|Pool|Handout)?/\s?{_NAME}(?:, \w+)*$")
"""``The launch site at dawn | Photo Credit: Ann Sample``, ``The launch site at dawn AP Photo/Ann Sample``."""

_FILED = re.compile(
    r"[.!?”] (?:[Ff]ile|Representational|Representative|Symbolic|Stock)(?: [Pp]hoto| [Ii]mage| [Pp]icture| [Pp]ic)?$"
    rf"|[.!?”] ?[-–—] ?(?:{_MAKERS}|[A-Z]{{2,5}}) (?:Images?|Photos?|Pictures?|[Ff]ile)$"
)
"""``The minister of ports. File photo``, ``… -AAP Image``."""

_BARE = re.compile(rf"\(\s?{_MAKERS}\s?\)$")
_DAY = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}\b"
    r"|\b\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)"
)
_SCENE = re.compile(rf"\b(?:pictured|seen here|from left|file photo)\b|{_DAY}")
_PLACED = re.compile(
    r", (?:(?:far |second (?:from )?)?(?:left|right)|cent(?:er|re)), "
    r"|\((?:at )?(?:left|right|cent(?:er|re)|[LRC])[);]|\b[Ff]rom left\b"
)
"""Where somebody stands in a picture."""

_ENDS = ".!?"
"""What ends sentences, and no words about who made a picture but those in brackets."""

_BRACKETS = (")", "]", ").", "].")

_STOPS = '.”"?!'
_BREAKS = ":'/)]©"
"""One of these or of those stands between what is to be seen and who made it."""

_BULLETS = "-–—•*· "
"""What a list of pictures sets before each of its captions."""

_TAIL = 110
"""Characters at the end of a line that a credit takes at most."""


def is_credit(text: str) -> bool:
    """Whether a line says only who made a picture: ``Photo: …``, ``… / Getty Images``."""
    may_slash = "/" in text or (text[:2] in _NAMED_BY and text.startswith(_NAMES)) or "via " in text
    if not (may_slash or _may_label(text)) or text.count(" ") >= CREDIT_WORDS:
        return False
    return _LABEL.match(text) is not None or (may_slash and _SLASHED.match(text) is not None)


def _may_label(text: str) -> bool:
    return text[:3].lower() in _LETTERS or text[0] in "([*©"


def names_maker(text: str) -> bool:
    """Whether a line says that who made a picture stands below: ``Credit:``."""
    return text.rstrip(": ").lower() in ("credit", "photo credit", "image credit", "picture credit", "photo by")


def is_caption(text: str, cues: frozenset[str]) -> bool:
    """Whether a line describes a picture: it ends with who made it, starts as captions do, tells who stands where.

    :param cues: those of its words that stand in :data:`CUES`; others may be among them.
    """
    if len(text) > LONGEST:
        return False
    text = text.lstrip(_BULLETS)
    return text != "" and (
        ((text[-1] not in _ENDS or text.endswith(_BRACKETS)) and _ends_with_maker(text, text[-_TAIL:]))
        or (text[-1] == "." and _is_stopped(text[-_TAIL:-1]))
        or (_may_place(text, cues) and _PLACED.search(text) is not None)
        or (not _SCENES.isdisjoint(cues) and (may_hold_year(text) or text.endswith(_NAMES)) and _is_scene(text))
        or (text[0] in "ACGRS" and _STAGED.match(text) is not None)
        or (text[:4].upper() in ("FILE", "(FIL", "IN T", "PICT") and _opens(text))
    )


def _is_stopped(tail: str) -> bool:
    if ":" not in tail and "ourtesy" not in tail and " by " not in tail and " via " not in tail and "/" not in tail:
        return False
    return _STOPPED.search(tail) is not None


def _may_place(text: str, cues: frozenset[str]) -> bool:
    """Worth a closer look for who stands where: nobody is quoted, and a side is named."""
    if "(" not in text and _SIDES.isdisjoint(cues):
        return False
    is_side = "left" in text or "right" in text or ", cent" in text
    is_side = is_side or "(cent" in text or "(L)" in text or "(C)" in text
    return is_side and not ('"' in text or "“" in text or "”" in text)


def _ends_with_maker(text: str, tail: str) -> bool:
    if text.endswith(_BRACKETS) and (
        _BRACKETED.search(tail)
        or _SOURCED.search(tail)
        or _NAMED.search(tail)
        or (_BARE.search(tail) and _SCENE.search(text))
    ):
        return True
    is_stopped = _holds(tail, _STOPS)
    if len(text) < SHORTEST or not (is_stopped or _holds(tail, _BREAKS)) or ends_sentence(text):
        return False
    if _SIGNED.search(tail) or (is_stopped and (_AGENCY.search(tail) or _FILED.search(tail))):
        return True
    if "/" in tail and (_LABELLED.search(tail) or _MADE_BY.search(tail)):
        return True
    return (":" in tail and _LABELLED.search(tail) is not None) or _is_credited(tail)


def _holds(text: str, marks: str) -> bool:
    """Whether one of the marks stands in a text; plain searches for each are faster than one for all by a pattern."""
    return any(map(text.__contains__, marks))


def _is_credited(tail: str) -> bool:
    match = _CREDITED.search(tail) if "." in tail else None
    return match is not None and _LAST_WORD.search(tail, 0, match.start()) is not None


def _is_scene(text: str) -> bool:
    """People do something as of now, on a day that is named or for an agency: so captions speak, and hardly a story."""
    return text.count(" ") < SCENE_WORDS and _shows().match(text) is not None and not _QUOTED.search(text)


@cache
def _shows() -> re.Pattern[str]:
    verbs = "|".join(lexicon("reading")["captions"]["verbs"])
    before = r"(?: (?!will\b|who\b|that\b|which\b|to\b|would\b|could\b|may\b)[^\s.]+){0,12}"
    return re.compile(rf"[A-ZÀ-Þ]\S*{before} (?:{verbs}) [^.]*(?:{_DAY},? (?:19|20)\d\d|\. {_MAKERS}$)")


def _opens(text: str) -> bool:
    return _LABEL.match(text) is not None or _PICTURED.match(text) is not None
