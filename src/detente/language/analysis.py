"""What every parser's adapter gives back for one stretch of text, offsets counted from its start."""

from msgspec import Struct

from detente.model import Entity, Token


class Analysis(Struct, frozen=True):
    """The tokens, sentences and entities of one stretch; indexes and offsets start at 0."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
