"""Readings → meanings: type, value, interval and precision, for every language alike (codebook, section 3)."""

from collections.abc import Callable

from detente.coding.times import spans
from detente.coding.times.grammar import Reading
from detente.coding.times.joined import JOINED, SINGLE
from detente.coding.times.scene import Meaning, Scene, Unknown

_PLACED = {**SINGLE, **JOINED}
_CLOCKED = frozenset({"clock", "moment", "part", "partday", "night"})
_MEANT: dict[str, Callable[[Reading, Scene], Meaning | None]] = {
    "duration": spans.read_duration,
    "shift": spans.read_shift,
    "within": spans.read_span,
    "span": spans.read_span,
    "later": spans.read_later,
    "set": spans.read_set,
    "ref": spans.read_ref,
    "bygone": spans.read_bygone,
    "deadline": spans.read_deadline,
    "nothing": spans.read_nothing,
}


def resolve(reading: Reading, scene: Scene) -> Meaning | None:
    """What a reading means; None where it speaks of no time after all (31 février, a quantity)."""
    try:
        if reading.kind in _MEANT:
            return _MEANT[reading.kind](reading, scene)
        period = _PLACED[reading.kind](reading, scene)
    except Unknown:
        return Meaning("TIME" if reading.kind in _CLOCKED else "DATE", None)
    except (ValueError, OverflowError):
        return None  # no such day, or a year that no calendar holds
    return None if period is None else Meaning.of(period)
