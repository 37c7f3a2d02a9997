"""From, until, by: how the word before an expression limits an act (à partir de, jusqu'à, d'ici, к)."""

from typing import Literal

from msgspec import Struct

from detente.coding.times.grammar import Reading
from detente.coding.times.lexer import Lexeme
from detente.coding.times.resolve import Meaning
from detente.model import Interval

Side = Literal["from", "until", "by"]
_PASSED_OVER = frozenset({"the", "approx", "this", "at", "comma"})
_SIDES: dict[str, tuple[Side, bool]] = {
    "from": ("from", False),
    "s": ("from", False),
    "until": ("until", False),
    "by": ("by", False),
    "dici": ("by", False),
    "before": ("by", True),
    "after": ("from", True),
}


class Bound(Struct, frozen=True):
    """side: which way the act is limited.   outside: whether the expression itself lies beyond the limit.

    tense: what the word says of the clause (`depuis` -1, `d'ici` 1); None where it says nothing.
    """

    side: Side
    outside: bool
    tense: int | None


def bound_of(reading: Reading, lexemes: list[Lexeme]) -> Bound | None:
    """The bound that the words round an expression set; None for a plain time."""
    at = reading.first - 1
    while at >= 0 and lexemes[at].kind in _PASSED_OVER and reading.first - at < 4:
        at -= 1
    after = lexemes[reading.last] if reading.last < len(lexemes) else None
    word = lexemes[at] if at >= 0 and lexemes[at].kind in _SIDES else None
    if after is not None and after.kind == "by" and word is None:
        word = after
    if word is None or (after is not None and after.kind == "genitive"):
        return None
    side, outside = _SIDES[word.kind]
    tense = 2 if side in ("until", "by") else -1 if word.payload == -1 else None
    return Bound(side, outside, tense)


def bounded(meaning: Meaning, bound: Bound | None) -> tuple[Interval | None, Side | None]:
    """The interval of a DATE or TIME with its open side, and the side's name."""
    interval, period = meaning.interval, meaning.period
    if interval is None or bound is None or period is None or meaning.type not in ("DATE", "TIME"):
        return interval, None
    if bound.side == "from":
        return Interval(interval.end if bound.outside else interval.start, None), "from"
    return Interval(None, interval.start if bound.outside else interval.end), bound.side
