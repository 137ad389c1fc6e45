"""A file to the stories in it, whatever its form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.model.slug import slug
from briefgen.read.forms.archive import members
from briefgen.read.forms.entry import Entry, as_text, entry_name, split_entries
from briefgen.read.forms.feed import feed_entries
from briefgen.read.forms.mail import mail_entries, mailbox
from briefgen.read.forms.parts import parts
from briefgen.read.forms.records import records
from briefgen.read.forms.sniff import FORMS, REACH, form_of, too_large
from briefgen.read.html import is_mhtml, whole_articles
from briefgen.read.piece import Piece, Split

_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{4}\)(https?://\S+) -->")
_OWN_ADDRESS = re.compile(rb"""rel\s*=\s*["']?canonical|["']og:url["']""", re.IGNORECASE)


def split(file: str, data: bytes) -> Split:
    """Take a file apart into its stories; what cannot be read is told, and stops none of the others.

    :param file: path within the content folder.
    """
    try:
        form = form_of(file, data)
        if len(data) > FORMS[form].largest:
            return Split(problems=(Problem(Place(file), *too_large(len(data), FORMS[form].largest)),))
        return _SPLITTERS.get(form, _alone)(file, data)
    except BriefgenError as error:
        return Split(problems=error.problems)


def _alone(file: str, data: bytes) -> Split:
    form = form_of(file, data)
    if found := _row_of_articles(file, data) if form == "html" else parts(file, data, form):
        return Split(pieces=found)
    return Split(pieces=(Piece(file=file, data=data, form=form, facts=_saved_from(data) if form == "html" else {}),))


def _row_of_articles(file: str, data: bytes) -> tuple[Piece, ...]:
    """The stories of a page that is a row of them; none of any other page."""
    if data.count(b"<article") < 2 or is_mhtml(data):
        return ()
    return tuple(
        Piece(
            file=f"{file}/{entry_name(f'{story.day}-{slug(story.title)}')}",
            data=story.page.encode(),
            form="html",
            facts={"title": story.title},
            container=file,
            line=story.line,
        )
        for story in whole_articles(file, data)
    )


def _saved_from(data: bytes) -> dict[str, str]:
    """The address in the comment that browsers, and ``briefgen add``, put into a page that does not name its own."""
    match = _SAVED_FROM.search(data[:REACH])
    return {"url": match[1].decode("ascii", "replace")} if match and not _OWN_ADDRESS.search(data) else {}


def _feed(file: str, data: bytes) -> Split:
    return split_entries(file, feed_entries(file, data), "feed")


def _json(file: str, data: bytes) -> Split:
    entries, single, problems = records(file, data)
    found = _single(file, entries[0], "json") if single else split_entries(file, entries, "json")
    return replace(found, problems=(*problems, *found.problems))


def _mail(file: str, data: bytes) -> Split:
    entries, problems = mail_entries(file, data)
    found = _single(file, entries[0], "mail") if len(entries) == 1 else split_entries(file, entries, "mail")
    return replace(found, problems=(*problems, *found.problems))


def _mbox(file: str, data: bytes) -> Split:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, message in mailbox(data):
        try:
            found, more = mail_entries(file, message, line)
        except BriefgenError as error:
            found, more = [], [replace(problem, place=Place(file, line)) for problem in error.problems]
        entries += found
        problems += more
    if not (entries or problems):
        raise BriefgenError([Problem(Place(file), "is no mailbox", "export the mails anew, as mbox or as .eml")])
    split_up = split_entries(file, entries, "mail")
    return replace(split_up, problems=(*problems, *split_up.problems))


def _zip(file: str, data: bytes) -> Split:
    found, problems = members(file, data)
    pieces: list[Piece] = []
    for name, content in found:
        inner = _nested(f"{file}/{name}", content)
        pieces += (replace(piece, container=file, line=0) for piece in inner.pieces)
        problems += (_in_archive(file, problem) for problem in inner.problems)
    if not pieces and not problems:
        problems.append(Problem(Place(file), "holds no articles", warning=True))
    return Split(pieces=tuple(pieces), problems=tuple(problems))


def _nested(file: str, data: bytes) -> Split:
    """A file within an archive; an archive there is not opened, whatever it is called."""
    if data.startswith(b"PK\x03\x04"):
        return Split(
            problems=(Problem(Place(file), "is an archive within an archive, which is not opened", "unpack it"),)
        )
    return split(file, data)


def _single(file: str, entry: Entry, how: str) -> Split:
    """A file with one story and no list of them: the story is the file itself."""
    if not entry.prose.text.strip():
        return Split(problems=(Problem(Place(file), "has no text", "save the story itself"),))
    piece = Piece(
        file=file,
        data=as_text(entry.prose.text),
        form="text",
        facts=entry.facts,
        how=how,
        cut=entry.prose.cut,
        doubts=entry.doubts,
    )
    return Split(pieces=(piece,))


def _in_archive(file: str, problem: Problem) -> Problem:
    """A fault of a file within an archive, at the archive."""
    inside = str(problem.place).removeprefix(f"{file}/")
    return replace(problem, place=Place(file), message=f"{inside}: {problem.message}", source="")


_SPLITTERS: dict[str, Callable[[str, bytes], Split]] = {
    "feed": _feed,
    "json": _json,
    "mail": _mail,
    "mbox": _mbox,
    "zip": _zip,
}
"""How the forms that hold entries are opened; a file of any other is one story."""
