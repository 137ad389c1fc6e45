"""Saved web pages."""

from briefgen.read.html.page import html_page

__all__ = ["html_page"]
