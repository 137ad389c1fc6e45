"""From the bytes of a file to an :class:`Article`: the story, its date and credits, what was cut and why."""

from briefgen.read.forms import FORMS, SUFFIXES, ending_of, form_of, largest, select, split, too_large
from briefgen.read.piece import Piece, Split
from briefgen.read.reader import read, read_piece
from briefgen.read.repeats import repeats

__all__ = [
    "FORMS",
    "SUFFIXES",
    "Piece",
    "Split",
    "ending_of",
    "form_of",
    "largest",
    "read",
    "read_piece",
    "repeats",
    "select",
    "split",
    "too_large",
]
