"""Intervals as ranges of days, the unit in which reports are compared."""

from datetime import date, timedelta

from detente.model import Interval

Days = tuple[date, date]  # first and last, both taken in


def days_of(interval: Interval) -> Days | None:
    """The days an interval covers; a side left open is the day of the other. None where no date is readable."""
    start = _date(interval.start)
    end = _date(interval.end)
    if start is None and end is None:
        return None
    if start is None or end is None:
        only = start or end
        assert only is not None
        return only, only
    last = end - timedelta(days=1) if len(interval.end or "") <= 10 or (interval.end or "")[11:16] == "00:00" else end
    return start, max(start, last)


def apart(one: Days, other: Days) -> int:
    """How many days lie from one range to the other: 0 when they overlap, 1 when they adjoin."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def length(days: Days) -> int:
    """How many days a range has."""
    return (days[1] - days[0]).days + 1


def _date(moment: str | None) -> date | None:
    """The day of an ISO moment, as written, whatever its offset."""
    if moment is None or len(moment) < 10:
        return None
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
