"""From, until, by: how the word before an expression limits an act (à partir de, jusqu'à, d'ici, к)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from detente.coding.times.grammar import Reading
from detente.coding.times.lexer import Lexeme
from detente.coding.times.scene import Meaning
from detente.model import Interval

Side = Literal["from", "until", "by"]
_PASSED_OVER = frozenset({"the", "approx", "this", "at", "comma"})
_OPENERS = frozenset({"of", "from", "s"})
_CLOSERS = frozenset({"to", "au", "at", "until", "before"})
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


def ranges(readings: Sequence[Reading], lexemes: list[Lexeme]) -> dict[int, Bound]:
    """`de 11 h à 17 h`, `from Monday to Friday`: the bounds of the two ends, by where they begin in the text."""
    found: dict[int, Bound] = {}
    for first, second in pairwise(readings):
        between = {lexeme.kind for lexeme in lexemes[first.last : second.first]} - {"the", "comma"}
        before = lexemes[first.first - 1].kind if first.first else ""
        if before in _OPENERS and between and between <= _CLOSERS:
            found[first.start] = Bound("from", False, None)
            found[second.start] = Bound("until", False, None)
    return found


def bounded(meaning: Meaning, bound: Bound | None, to_the_end: bool = False) -> tuple[Interval | None, Side | None]:
    """The interval of a DATE or TIME with its open side, and the side's name.

    to_the_end: whether the expression names the end of something (before the end of May is still May).
    """
    interval, period = meaning.interval, meaning.period
    if interval is None or bound is None or period is None or meaning.type not in ("DATE", "TIME"):
        return interval, None
    if bound.side == "from":
        return Interval(interval.end if bound.outside else interval.start, None), "from"
    return Interval(None, interval.start if bound.outside and not to_the_end else interval.end), bound.side
