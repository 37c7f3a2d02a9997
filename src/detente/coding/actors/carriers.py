"""A role or body phrase as it was read, and the words that say whose it is."""

from msgspec import Struct
from msgspec import field as empty

from detente.model import Document

DEMONYMS = ("adjective", "people")
OWNERS = ("country", "capital", "organisation", "adjective", "people")


class Carrier(Struct):
    """A country or organisation a role or body belongs to, and the words that say so: tokens `[first, last)`."""

    kind: str
    keys: tuple[str, ...]
    first: int
    last: int


class Unit(Struct):
    """A role or body phrase: tokens `[first, last)`; `reach` is where a name in apposition may start.

    field: the sector of the thing it belongs to that is no body of a state (président du groupe).
    ruler: the token after the name of the person it belongs to (le régime de X).
    stranger: tokens `[first, last)` of a proper name after `of` that the lexicon does not know (patron d'Axa).
    """

    kind: str
    key: str
    first: int
    last: int
    reach: int
    head: int
    plural: bool
    carriers: list[Carrier] = empty(default_factory=list)
    targets: list[Carrier] = empty(default_factory=list)
    inner: "Unit | None" = None
    portfolio: str | None = None
    former: bool = False
    nested: bool = False
    field: str | None = None
    ruler: int | None = None
    stranger: tuple[int, int] | None = None

    @property
    def around(self) -> tuple[int, int]:
        """The tokens from the phrase's first to the adjective that may follow it."""
        return self.first, max(self.last, self.reach)


def leaning(document: Document, start: int) -> bool:
    """Whether what begins at a code point is whom somebody is for or against (pro-Palestinian, anti-français)."""
    return document.text[max(0, start - _LEANING) : start].lower().endswith(("pro-", "anti-"))


_LEANING = 5  # letters of `anti-`
