"""Turn a folder of news articles into a cross-linked site of briefings."""

__version__ = "0.1.0"
