"""Who says what (codebook, section 2)."""

from detente.coding.actors import Cast
from detente.model import Document, Quotation


def extract_quotations(document: Document, cast: Cast) -> tuple[Quotation, ...]:
    """All quotations of an article, in text order, with their speakers."""
    return ()
