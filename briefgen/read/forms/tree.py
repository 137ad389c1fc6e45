"""XML to a tree of elements that know their line; nothing in it is fetched, expanded or executed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.entities import html5
from xml.parsers import expat

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.read.decode import decode

DEEPEST = 100
"""Elements within one another; a feed has ten."""

_PREFIXES = {
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/1999/xhtml": "html:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "sitemap:",
}
"""Namespaces by the prefix that readers of feeds know them under; the versions of RSS and of Atom are one each."""

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#[xX][0-9a-fA-F]+);)([A-Za-z][A-Za-z0-9]{1,30};)?")
_DECLARATION = re.compile(r"\A\s*<\?xml\s.*?\?>", re.DOTALL)
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element with its attributes, and its text and elements in order."""

    tag: str
    """With the prefix of ``_PREFIXES``; in braces the namespace of an element that no reader asks for."""

    attributes: Mapping[str, str]
    line: int
    """In the file, from 1."""

    parts: list[str | Element] = field(default_factory=list)

    def every(self, *tags: str) -> Iterator[Element]:
        """Its own elements of these tags, in the order of ``tags``."""
        for tag in tags:
            yield from (part for part in self.parts if isinstance(part, Element) and part.tag == tag)

    def first(self, *tags: str) -> Element | None:
        return next(self.every(*tags), None)

    @property
    def text(self) -> str:
        """All text within it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def tree(file: str, data: bytes) -> Element:
    """The root element of the XML in ``data``.

    :raises BriefgenError: it is not well-formed, declares entities, or is nested too deep.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    builder = _Builder(file, parser)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.EntityDeclHandler = builder.declaration
    try:
        parser.Parse(_ENTITY.sub(_numeric, _text(file, data)), True)
    except expat.ExpatError as error:
        raise _fault(file, _reason(error), error.lineno, error.offset + 1) from None
    return builder.root


@dataclass(slots=True, eq=False)
class _Builder:
    """The tree as far as it was read."""

    file: str
    parser: expat.XMLParserType
    _open: list[Element] = field(default_factory=lambda: [Element(tag="", attributes={}, line=0)])

    @property
    def root(self) -> Element:
        return next(part for part in self._open[0].parts if isinstance(part, Element))

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self._open) > DEEPEST:
            raise _fault(self.file, f"is nested more than {DEEPEST} elements deep", line)
        named = {_known(key): value for key, value in attributes.items()}
        element = Element(tag=_known(name), attributes=named, line=line)
        self._open[-1].parts.append(element)
        self._open.append(element)

    def end(self, _name: str) -> None:
        self._open.pop()

    def words(self, words: str) -> None:
        self._open[-1].parts.append(words)

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_own: int) -> None:
        """Naming a DTD is harmless, since it is not fetched, and RSS 0.91 asks for it; bringing one is not."""
        if has_own:
            raise self._refused()

    def declaration(self, *_parts: object) -> None:
        raise self._refused()

    def _refused(self) -> BriefgenError:
        return _fault(self.file, "declares a DTD of its own, which no feed needs", self.parser.CurrentLineNumber)


def _text(file: str, data: bytes) -> str:
    """As its declaration says, or as any other text where that is wrong; without the declaration, lines kept."""
    declared = _ENCODING.match(data.lstrip())
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
        text = data.decode(encoding) if encoding not in ("utf-8", "utf-16") else decode(file, data)
    except (LookupError, UnicodeDecodeError):
        text = decode(file, data)
    return _DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text)


def _numeric(match: re.Match[str]) -> str:
    """Entities of HTML, and the bare sign, which writers of feeds use as if XML knew them."""
    if match[1] is None:
        return "&amp;"
    known = html5.get(match[1])
    return "".join(f"&#{ord(sign)};" for sign in known) if known else match[0]


def _known(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES[space]}{local}" if space in _PREFIXES else f"{{{space}}}{local}" if space else local


def _reason(error: expat.ExpatError) -> str:
    words = expat.ErrorString(error.code)
    cut_off = ("no element found", "unclosed token", "unclosed CDATA section")
    return "is cut off: the end is missing" if words in cut_off else f"is not XML: {words}"


def _fault(file: str, message: str, line: int, column: int = 0) -> BriefgenError:
    return BriefgenError([Problem(Place(file, line, column), message, "save it anew, or save the stories themselves")])
