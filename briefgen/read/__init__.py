"""From the bytes of a file to an :class:`Article`: the story, its date and credits, what was cut and why."""

from briefgen.read.reader import SUFFIXES, read

__all__ = ["SUFFIXES", "read"]
