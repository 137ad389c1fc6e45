"""The summary of one article: its YAML, the proof of its quotes, and what an editor changes in it."""

from briefgen.summary.editor import read_override
from briefgen.summary.override import Edit, Override, apply
from briefgen.summary.proof import unproven
from briefgen.summary.shape import ShapeError, from_dict, to_dict
from briefgen.summary.verdict import Judgement, judge
from briefgen.summary.yaml import from_yaml, to_yaml

__all__ = [
    "Edit",
    "Judgement",
    "Override",
    "ShapeError",
    "apply",
    "from_dict",
    "from_yaml",
    "judge",
    "read_override",
    "to_dict",
    "to_yaml",
    "unproven",
]
