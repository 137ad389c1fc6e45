"""A piece of HTML, as feeds, mails and JSON carry it, to its paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.article import Cut

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)|<[!?][^>]*(?:>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*)(?P<attributes>[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|table|blockquote|figure)\b[^<>]*>", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|\shidden\b(?!\s*=\s*[\"']?until)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """The text of an entry."""

    text: str
    """Plain text; paragraphs stand apart by an empty line, or as its author broke the lines."""

    cut: tuple[Cut, ...] = ()


def is_markup(words: str) -> bool:
    """Whether a text holds tags of HTML.

    >>> is_markup("<p>Talks end.</p>"), is_markup("for x < y and y > z")
    (True, False)
    """
    return bool(_MARKUP.search(words))


def prose_of(words: str) -> Prose:
    """The paragraphs of a fragment; captions of pictures and hidden lines are cut.

    >>> prose_of("<p>The talks&nbsp;ended.</p><ul><li>One<li>Two</ul>").text
    'The talks ended.\\n\\n- One\\n\\n- Two'
    """
    story: list[str] = []
    cut: list[Cut] = []
    for paragraph, rule in _paragraphs(words):
        if rule:
            cut.append(Cut(line=2 * len(story) + 1, text=paragraph, rule=rule))
        else:
            story.append(paragraph)
    return Prose(text="\n\n".join(story), cut=tuple(cut))


def without_tails(prose: Prose) -> Prose:
    """The same text without the last lines that blog programs put under every story of a feed."""
    lines = prose.text.split("\n")
    cut: list[Cut] = []
    while lines and (not lines[-1].strip() or _tails().fullmatch(lines[-1].strip())):
        if last := lines.pop().strip():
            cut.append(Cut(line=len(lines) + 1, text=last, rule="feed-tail"))
    return replace(prose, text="\n".join(lines), cut=(*prose.cut, *reversed(cut)))


def plain(words: str) -> str:
    """A short text in one line, without tags and with its entities resolved: a headline, a name."""
    return " ".join(html.unescape(_TOKEN.sub(" ", words) if is_markup(words) else words).split())


def _paragraphs(words: str) -> Iterator[tuple[str, str]]:
    """Each paragraph with the rule that cuts it, empty for the story's own."""
    writer, at = _Writer(), 0
    for token in _TOKEN.finditer(words):
        writer.text(html.unescape(words[at : token.start()]))
        at = token.end()
        if token["tag"]:
            (writer.close if token["close"] else writer.open)(token["tag"].lower(), token["attributes"])
    writer.text(html.unescape(words[at:]))
    writer.end_paragraph()
    yield from writer.done


@dataclass(slots=True)
class _Writer:
    """What has been read of a fragment so far."""

    done: list[tuple[str, str]] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _mark: str = ""
    """Before the next paragraph: that of a list's entry."""

    _apart: str = ""
    """The element that is read and not shown, empty outside of one; elements of its name within it are counted."""

    _depth: int = 0
    _rule: str = ""

    def text(self, words: str) -> None:
        if self._apart not in word_set("forms", "html_silent"):
            self._parts.append(words)

    def open(self, tag: str, attributes: str) -> None:
        rule = "caption" if tag == "figcaption" else "hidden" if _HIDDEN.search(attributes) else ""
        if tag in word_set("forms", "html_blocks") or rule:
            self.end_paragraph()
        if tag == "li":
            self._mark = "- "
        if self._apart:
            self._depth += tag == self._apart
        elif tag not in word_set("forms", "html_void") and (rule or tag in word_set("forms", "html_silent")):
            self._apart, self._rule, self._depth = tag, rule, 1

    def close(self, tag: str, _attributes: str) -> None:
        if tag in word_set("forms", "html_blocks") or tag == self._apart:
            self.end_paragraph()
        if tag == self._apart:
            self._depth -= 1
            if not self._depth:
                self._apart, self._rule = "", ""

    def end_paragraph(self) -> None:
        if text := " ".join("".join(self._parts).split()):
            self.done.append((self._mark + text, self._rule))
            self._mark = ""
        self._parts.clear()


@cache
def _tails() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in lexicon("forms")["feed_tails"]), re.IGNORECASE)
