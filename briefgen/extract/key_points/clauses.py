"""How words of the story are cut so that they make sense by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.extract.finder import Test, finder
from briefgen.knowledge.lexicon import lexicon, word_set

LONGEST = 140
"""Characters of the words quoted in a key point, the ellipsis not counted; a quote may have 160."""

SHORTEST = 2
"""Words below which they say nothing."""

WHOLE = 50
"""Characters below which a clause that is too long is not cut."""

LATE = 0.6
"""Share (0 to 1) of the characters of a quote behind which the end of a clause is better than that of a phrase."""

TAIL, PAIR = 80, 12
"""Characters and words at the end of a clause in which stands what shows that more must follow."""

MOST = 160
"""Characters of a quote on the public site."""

_TAIL = " ,;:.!?“”\"'‘’—–-"
"""Marks that a clause does not end with."""

_DATELINE = re.compile(
    r"^(?!(?:VICE |THE )?(?:PRESIDENT|PRIME|SECRETARY|MINISTER|AMBASSADOR|SENATOR|GENERAL|ADMIRAL|MODERATOR)\b)"
    r"[A-Z]{3}[\w.,’' ]{0,40}(?:(?:\([^)]{2,40}\) ?)?(?:--|[—–_:-])|\((?:AP|AFP|UPI|Reuters)\))\s+(?=[“\"A-Z])"
)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]$")
_RELATIVE = re.compile(r",?\s(?:which|who|whose|that)\b")
_PARTICIPLE = re.compile(r"[A-Z][a-z]+ing\b")
_ADDRESS = re.compile(r"\S@\S|https?:|\bwww\.")
_STUMP = re.compile(r",[^,]{0,25}$")
_UNSAID = re.compile(r",\s[\w ]{3,30}$")
"""Matches the start of an attribution that breaks off: ``, officials``."""

_COMMA = r"(?:,\s"
"""How a form starts that stands behind a comma."""

_MARK = re.compile(r"[“”\"]")
_OPENED = re.compile(r"(?<![\w’'])[‘'](?=\w)(?!.*\w[.,!?]?[’'](?!\w))")


def clause(text: str, *, is_whole: bool = True, is_phrase: bool = False, stops: str = "stops") -> str:
    """The start of ``text`` that makes sense by itself; empty when there is none.

    :param is_whole: it is over where ``text`` ends, even without a full stop.
    :param is_phrase: it is what a verb is done to and no clause, so that a day behind it belongs to the verb.
    :param stops: the pattern of where it is over.

    >>> clause("it would send help, he said.")
    'it would send help'
    """
    text = _in_line(text).lstrip("-–—•*_ ")
    over = (*_forms(stops), *_forms("days")) if is_phrase else _forms(stops)
    ends = [found.start() for form in over if (found := form.search(text))]
    kept = _trimmed(text[: min(ends)] if ends else text)
    if len(kept) > LONGEST or (not is_whole and not ends and text[-1:].isalnum()):
        kept = _shortened(kept, LONGEST)
    kept = "" if _ADDRESS.search(kept) else _nested(kept)
    is_hanging = kept.rpartition(" ")[2].lower() in word_set("key_points", "leading")
    is_whole = not is_hanging and pattern("unfinished").search(kept) is None
    return kept if is_whole and len(kept.split()) >= SHORTEST else ""


def _in_line(text: str) -> str:
    """Without line breaks, and with plain quotation marks for those made of two signs."""
    return " ".join(text.split()).replace("``", '"').replace("''", '"')


def _trimmed(text: str) -> str:
    """Without the marks at its end, but for the stop of an abbreviation."""
    kept = text.rstrip(_TAIL)
    kept = kept.removesuffix(")").rstrip(_TAIL) if kept.count(")") > kept.count("(") else kept
    return f"{kept}." if text[len(kept) :].startswith(".") and _DOTTED.search(kept) else kept


def _shortened(text: str, most: int) -> str:
    """As much of a clause as ends with a phrase, best with a clause inside it; empty where no phrase does."""
    breaks = [match.start() for match in pattern("breaks").finditer(text, WHOLE, most)]
    late = (at for at in reversed(breaks) if at >= LATE * most)
    end = next((at for at in late if not _is_open(text[:at])), None)
    if end is None:
        borders = (match.start() for match in pattern("borders").finditer(text, WHOLE, most))
        ends = sorted((*breaks, *borders), reverse=True)
        end = next((at for at in ends if not _is_open(text[:at])), None)
    if end is None:
        return text if len(text) <= most else ""
    return _trimmed(text[: _before_list(text, end)])


def _before_list(text: str, end: int) -> int:
    """``end``, or the comma before it behind which one of several things stands: more of them follow."""
    comma = text.rfind(", ", WHOLE, end)
    item = text[comma + 2 : end].split()
    is_item = comma > 0 and item[0].islower() and item[0] not in word_set("key_points", "leading")
    follows = " and " in text[end : end + TAIL]
    return comma if is_item and follows and not item[0].endswith(("ing", "ed")) else end


def _is_open(text: str) -> bool:
    """Whether more must follow: a small word, a verb without its object, the first of two, the middle of a list."""
    words = text[-TAIL:].lower().split()
    last = words[-1].strip(",")
    if len(_MARK.findall(text)) % 2:
        return True
    if last in word_set("key_points", "leading") or last in word_set("key_points", "open") or words[-2:-1] == ["to"]:
        return True
    return last.endswith(("ing", "ed")) or _is_partial(words)


def _is_partial(words: Sequence[str]) -> bool:
    """``, tea``, ``and for tea``, ``between tea``: of two or more things only some."""
    is_item = any(word.endswith(",") for word in words[-3:-1])
    joins = (at for at in (-4, -3) if words[at : at + 1] and words[at] in ("and", "or", "but"))
    is_second = any(words[at + 1] in word_set("key_points", "joints") for at in joins)
    return is_item or is_second or not word_set("key_points", "pairs").isdisjoint(words[-PAIR:])


def clause_of_story(text: str, *, is_whole: bool) -> str:
    """A sentence of the story, whole if it is short, else as far as :data:`MOST` allows, with an ellipsis."""
    text = _nested(_in_line(text))
    if len(text) <= MOST - 2:
        if is_whole or text[-1:] in ".!?’":
            return text
        return f"{_without_leading(_shortened(_UNSAID.sub('', text), MOST) or text)} …"
    kept = _shortened(text, MOST - 2)
    kept = kept if _has_verb(kept) else _whole_words(text[: MOST - 2])
    return f"{_closed(_without_leading(kept))} …"


def _without_leading(text: str) -> str:
    """Without small words at the end that lead to nothing: ``who said``, ``that it``."""
    words, leading = text.split(), word_set("key_points", "leading")
    while words and (words[-1].lower() in leading or words[-2:-1] in (["to"], ["that"], ["who"])):
        words.pop()
    return " ".join(words).rstrip(_TAIL)


def _closed(text: str) -> str:
    """Without an inner quotation whose end is cut off."""
    opened = text.rfind("‘")
    if opened < 0 or re.search(r"’(?!\w)", text[opened:]):
        return text
    return _trimmed(text[:opened].rstrip()) if opened > WHOLE else text[:opened] + text[opened + 1 :]


def _has_verb(text: str) -> bool:
    """Whether a main clause is told, and not only its subject or what leads to it."""
    head = _RELATIVE.split(text, maxsplit=1)[0]
    is_led = _PARTICIPLE.match(text) is not None and ", " not in text
    return not is_led and holds("finite", head)


def _whole_words(text: str) -> str:
    """Without the last word, which is cut, and the rest of a name that it belongs to."""
    kept, _, cut = text.rpartition(" ")
    words = _STUMP.sub("", kept).split()
    while words and cut[:1].isupper() and words[-1][0].isupper() and kept.endswith(words[-1]):
        kept = kept.removesuffix(words.pop()).rstrip()
    return _without_leading(" ".join(words))


def _nested(text: str) -> str:
    """Quotation marks inside a quotation are single; one without its partner is left out."""
    marks = _MARK.findall(text)
    if not marks:
        return "" if ("'" in text or "‘" in text) and _OPENED.search(text) else text
    if len(marks) % 2:
        return text[:-1] if text[-1:] in '”"' and len(marks) == 1 else ""
    signs: Iterator[str] = iter("‘’" * (len(marks) // 2))
    nested = _MARK.sub(lambda _: next(signs), text)
    return "" if "‘’" in nested else nested


def without_dateline(words: str) -> str:
    """A sentence without ``OSLO (Agency) --`` at its start."""
    return _DATELINE.sub("", words)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """A regular expression of the lexicon."""
    return re.compile("|".join(_listed(key)), re.IGNORECASE)


@cache
def _forms(key: str) -> tuple[re.Pattern[str], ...]:
    """The same, each of its forms apart but those behind a comma: the first place of any is found faster so."""
    told = [f"(?:{form})" for form in _listed(key)]
    behind = [form for form in told if form.startswith(_COMMA)]
    apart = [form for form in told if not form.startswith(_COMMA)]
    return tuple(re.compile(form, re.IGNORECASE) for form in (*apart, "|".join(behind)) if form)


def holds(key: str, text: str) -> bool:
    """Whether a text holds a regular expression of the lexicon that tells no capitals from small letters."""
    return holds_any((key,), text)


def holds_any(keys: tuple[str, ...], text: str) -> bool:
    """The same of several."""
    lower = text.lower()
    return any(find(lower) for find in _finders(keys))


@cache
def _finders(keys: tuple[str, ...]) -> tuple[Test, ...]:
    return tuple(finder(form) for key in keys for form in _listed(key))


def _listed(key: str) -> Sequence[str]:
    form = lexicon("key_points")["patterns"][key]
    return (form,) if isinstance(form, str) else form
