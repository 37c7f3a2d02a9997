"""What other layers ask of intervals and expressions: pure functions, no calendar of their own."""

from detente.model import Interval, TimeExpression


def overlap(first: Interval, second: Interval) -> bool:
    """Whether two intervals share a moment by their wall clocks; an open side reaches without end."""
    return _before(first.start, second.end) and _before(second.start, first.end)


def covers(outer: Interval, inner: Interval) -> bool:
    """Whether `inner` lies wholly inside `outer`; an open side is only inside an open side."""
    starts = outer.start is None or (inner.start is not None and _wall(outer.start) <= _wall(inner.start))
    ends = outer.end is None or (inner.end is not None and _wall(inner.end) <= _wall(outer.end))
    return starts and ends


def nearest(expressions: tuple[TimeExpression, ...], start: int, end: int) -> TimeExpression | None:
    """The placed expression nearest in the text to the code points `[start, end)`; None where none is placed."""
    placed = [each for each in expressions if each.interval is not None]
    return min(placed, key=lambda each: max(each.start - end, start - each.end, 0), default=None)


def _before(start: str | None, end: str | None) -> bool:
    return start is None or end is None or _wall(start) < _wall(end)


def _wall(moment: str) -> str:
    """A date or date-time as a wall clock reading to the minute, which sorts as text."""
    return moment[:16] if "T" in moment else f"{moment}T00:00"
