"""The passages of an article that are cited, each with its words as far as they may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from briefgen.brief.corpus import Role
from briefgen.model.article import Article
from briefgen.model.summary import Evidence, Summary
from briefgen.render.edition import Edition
from briefgen.render.lines import EventLine


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorView:
    """A cited sentence."""

    id: str
    sentence: str
    """Number of the sentence in its paragraph, from 1."""

    quote: str
    """Empty when the words may not be shown."""

    uses: tuple[str, ...]
    """What it is cited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """A paragraph of the story: its words in the private profile, else what is cited of it."""

    number: str
    text: Markup
    anchors: tuple[AnchorView, ...]


def skeleton(edition: Edition, summary: Summary, events: Sequence[EventLine]) -> tuple[ParagraphView, ...]:
    """The numbered paragraphs that are cited, with the words that may be shown."""
    used = uses(edition, summary, events)
    shown = edition.quotes[summary.id].evidence
    anchors: dict[str, list[AnchorView]] = {}
    for each in summary.evidence:
        paragraph, sentence = place(each)
        anchor = AnchorView(id=each.id, sentence=sentence, quote=shown.get(each.id, ""), uses=tuple(used[each.id]))
        anchors.setdefault(paragraph, []).append(anchor)
    return tuple(
        ParagraphView(number=number, text=Markup(""), anchors=tuple(sorted(anchors[number], key=_in_order)))
        for number in sorted(anchors, key=_number)
    )


def full_text(summary: Summary, text: Article) -> tuple[ParagraphView, ...]:
    """All paragraphs, an anchor before each cited sentence."""
    cited: dict[int, list[Evidence]] = {}
    for each in summary.evidence:
        number = min(max(_number(place(each)[0]), 1), len(text.paragraphs))  # no mark may lead nowhere
        cited.setdefault(number, []).append(each)
    return tuple(
        ParagraphView(number=str(number), text=_anchored(paragraph, cited.get(number, ())), anchors=())
        for number, paragraph in enumerate(text.paragraphs, start=1)
    )


def _anchored(paragraph: str, cited: Sequence[Evidence]) -> Markup:
    """A paragraph with empty anchors where quotes begin; at its start where a quote is not found as it stands."""
    starts = sorted((max(paragraph.find(each.quote), 0), each.id) for each in cited)
    parts, done = [], 0
    for start, id in starts:
        parts += [escape(paragraph[done:start]), Markup('<span class="at" id="{}"></span>').format(id)]
        done = start
    return Markup("").join([*parts, escape(paragraph[done:])])


def uses(edition: Edition, summary: Summary, events: Sequence[EventLine]) -> dict[str, list[str]]:
    """What each cited sentence is cited for, in English; events and statements by name, subjects together."""
    names = edition.writer.names
    found: dict[str, list[str]] = {each.id: [] for each in summary.evidence}
    for event, line in zip(summary.events, events, strict=True):
        for id in event.evidence:
            found.get(id, []).append(line.text)
    for statement in summary.statements:
        for id in statement.evidence:
            found.get(id, []).append(f"{names.speaker(statement.speaker).text} {statement.verb}")
    for kind in ("countries", "leaders", "organisations", "issues"):
        roles: Sequence[Role] = getattr(summary, kind)
        for role in roles:
            for id in role.evidence:
                found.get(id, []).append(names.link(kind, role.id).text)
    return {id: list(dict.fromkeys(each)) for id, each in found.items()}


def place(evidence: Evidence) -> tuple[str, str]:
    """Paragraph and sentence: ``p3s1`` → ``3``, ``1``."""
    paragraph, _, sentence = evidence.at.removeprefix("p").partition("s")
    return paragraph, sentence


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _in_order(anchor: AnchorView) -> tuple[int, int]:
    return _number(anchor.sentence), _number(anchor.id.removeprefix("s"))
