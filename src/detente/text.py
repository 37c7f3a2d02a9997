"""Spans: stretches of an article's text, in Unicode code points, half-open `[start, end)`."""

import hashlib
import unicodedata

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """The words between two offsets of one article's text.

    start, end: Unicode code points of `Article.text`, half-open; `article.text[start:end] == text` always.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span `[start, end)` of `text`; raises ValueError where it does not lie in the text."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span [{start}, {end}) lies outside a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def digest(*parts: str | None, length: int = 12) -> str:
    """A short stable name for what the parts say: hexadecimal BLAKE2b, the same on every machine."""
    joined = "\x1f".join("" if part is None else part for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def fold(text: str) -> str:
    """The text as people compare names: lower case, no diacritics, words parted by single spaces.

    `Haut-Karabagh` → `haut karabagh`, `Ёлкин` → `елкин`.  Offsets are not kept.
    """
    return " ".join(unicodedata.normalize("NFKD", text).casefold().translate(_FOLDED).split())


class _Folded(dict[int, str]):
    """What becomes of a character, worked out when it first comes: kept, dropped (a diacritic), or a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = character if character.isalnum() else " "
        return self.setdefault(code, "" if unicodedata.combining(character) else plain)


_FOLDED = _Folded()
