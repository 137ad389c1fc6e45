"""From an :class:`Article` and what is known of the world to its :class:`Summary`, each claim with its evidence."""

from briefgen.extract.extractor import Examination, examine, extract, summary_id

__all__ = ["Examination", "examine", "extract", "summary_id"]
