"""Expressions of time (codebook, section 3)."""

from detente.model import Document, TimeExpression


def extract_times(document: Document) -> tuple[TimeExpression, ...]:
    """All expressions of time of an article, in text order, resolved against its publication moment."""
    return ()
