"""A saved web page to the story on it: the engine for HTML, and around it our own rules for what it leaves open."""

from briefgen.read.html.articles import whole_articles
from briefgen.read.html.mhtml import is_mhtml
from briefgen.read.html.page import html_page

__all__ = ["html_page", "is_mhtml", "whole_articles"]
