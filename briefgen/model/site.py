"""How one site is set up: the contents of ``content/site.yaml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Settings of a site; every field has a default, so a folder of articles is enough."""

    title: str = "Briefings"
    base_url: str = ""
    """Where the site is published, for absolute links in 404.html and feeds; empty when unknown."""

    language: str = "en"
    profile: str = "public"
    """``public`` quotes in short; ``private`` shows whole articles, for offline use only."""

    quote_limit: int = 160
    """Characters of a single quote in the public profile."""

    quote_share: float = 0.10
    """Share (0 to 1) of an article's words that the public site may quote in all."""
