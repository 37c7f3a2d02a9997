"""What was undertaken, by when, and who says it held (codebook, section 6)."""

from detente.model import Commitment, Document, EventMention, Quotation, TimeExpression


def code_commitments(
    document: Document,
    events: tuple[EventMention, ...],
    times: tuple[TimeExpression, ...],
    quotations: tuple[Quotation, ...],
) -> tuple[Commitment, ...]:
    """The commitments an article tells of, each with the states it claims."""
    return ()
