"""Who did what to whom (codebook, section 5)."""

from detente.coding.actors import Cast
from detente.model import Document, EventMention, Place, Quotation, Rejection, TimeExpression


def code_events(
    document: Document,
    times: tuple[TimeExpression, ...],
    cast: Cast,
    quotations: tuple[Quotation, ...],
    places: tuple[Place, ...],
) -> tuple[tuple[EventMention, ...], tuple[Rejection, ...]]:
    """The events of an article in text order, and what was considered and declined."""
    return (), ()
