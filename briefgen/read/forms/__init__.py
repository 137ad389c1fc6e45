"""The forms that files come in, told by ending and content, and the containers among them opened."""

from briefgen.read.forms.select import select
from briefgen.read.forms.sniff import FORMS, SUFFIXES, ending_of, form_of, largest, too_large
from briefgen.read.forms.split import split

__all__ = ["FORMS", "SUFFIXES", "ending_of", "form_of", "largest", "select", "split", "too_large"]
