"""Where: the places an article names (codebook, sections 4 and 5)."""

from detente.coding.actors import Cast
from detente.model import Document, Place


def find_places(document: Document, cast: Cast) -> tuple[Place, ...]:
    """All places of an article where something can happen, in text order, with coordinates where settled."""
    return ()
