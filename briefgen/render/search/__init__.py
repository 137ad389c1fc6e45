"""The search index: what can be found, by which words, as small scripts that a page loads when they are asked for."""
