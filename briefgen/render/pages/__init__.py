"""The kinds of pages; each is a pure function from an edition to pages."""
