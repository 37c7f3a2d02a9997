"""Moments and intervals in plain English: `23 Oct 2020`, `from 26 Oct 2020, 08:00`, `Oct 2020`."""

import re
from datetime import date, datetime, timedelta

from detente.model import Interval

UNKNOWN = "date unknown"
_LENGTH = re.compile(r"P(?=.*\d)(?:T(?=\d+H))?(?P<number>\d+)(?:(?P<hours>H)|(?P<unit>[DWMY]))")
_UNITS = {"H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}


def moment(value: str | None) -> str:
    """An ISO 8601 date or date-time as people write it; the clock keeps the offset it was given with."""
    if not value:
        return UNKNOWN
    if len(value) == 4:
        return value
    if len(value) == 7:
        return datetime.strptime(value, "%Y-%m").strftime("%b %Y")
    if len(value) == 10:
        return _day(date.fromisoformat(value))
    at = datetime.fromisoformat(value)
    return f"{_day(at.date())}, {at:%H:%M}{_offset(at)}"


def interval(value: Interval | None, precision: str | None = None) -> str:
    """An interval `[start, end)` as people write it; an open side is `from …` or `until …`."""
    if value is None or (value.start is None and value.end is None):
        return UNKNOWN
    if value.start is None:
        return f"until {moment(value.end)}"
    if value.end is None:
        return f"from {moment(value.start)}"
    if precision in ("hour", "minute"):
        return moment(value.start)
    if len(value.start) == 10 and len(value.end) == 10:
        return _days(date.fromisoformat(value.start), date.fromisoformat(value.end))
    return moment(value.start) if value.start == value.end else f"{moment(value.start)} – {moment(value.end)}"


def length(value: str) -> str:
    """An ISO 8601 duration in whole units as people write it: `P2D` → `2 days`; as it stands where it is none."""
    told = _LENGTH.fullmatch(value)
    if told is None:
        return value
    number, unit = int(told["number"]), _UNITS[told["hours"] or told["unit"]]
    return f"{number} {unit}" + ("s" if number != 1 else "")


def _days(start: date, end: date) -> str:
    """Whole days, the end not included: a day, a month, a year or a range."""
    last = end - timedelta(days=1)
    if last <= start:
        return _day(start)
    if start.day == 1 and end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        if months == 1:
            return f"{start:%b %Y}"
        if months == 12 and start.month == 1:
            return f"{start.year}"
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day}–{_day(last)}"
    return f"{_day(start)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _offset(at: datetime) -> str:
    """` +01:00`, ` UTC`, or nothing where no offset was told."""
    shift = at.utcoffset()
    if shift is None:
        return ""
    return " UTC" if not shift else f" {at.isoformat()[-6:]}"
