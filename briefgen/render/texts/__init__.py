"""The words of the interface, a YAML file a language; a site lays its own over them."""

from briefgen.render.texts.book import Wordbook
from briefgen.render.texts.load import languages, wordbook

__all__ = ["Wordbook", "languages", "wordbook"]
