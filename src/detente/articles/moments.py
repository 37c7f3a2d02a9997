"""Moments of publication: as metadata and tables write them, and as three languages word them.

Only what is written counts: a date without a year is no date, a time without an offset is local time of an
unknown place, and a number that could be day or month is neither.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from detente.articles.phrases import page_words

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$", re.I
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?$")
_TIME = re.compile(
    r"(?<![\d.:+−-])(\d{1,2})(?:\s?[:hH]\s?|\.)([0-5]\d)(?:[:.]([0-5]\d))?(?:\s?([ap])\.?m\b\.?)?(?![\d:.]*\d)"
    r"|(?<![\d.:+−-])(\d{1,2})(?:\s?(?:h|heures?|ч)\b\.?|\s?([ap])\.?m\b\.?)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\(?\b(?:UTC|GMT)\s?([+−–-])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)\)?|(?<=\d)\s?([+−-])(\d{2}):?([0-5]\d)(?!\d)",
    re.IGNORECASE,
)


class Moment(Struct, frozen=True, kw_only=True):
    """What a line says of a moment; None where it says nothing.

    spans: the stretches of the line that say it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int = 0
    offset: timedelta | None = None
    zone: str | None = None
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def published(self) -> str | None:
        """The moment in ISO 8601, as precisely as it is given; None without a whole date."""
        if self.year is None or self.month is None or self.day is None:
            return None
        if self.hour is None or self.minute is None:
            return date(self.year, self.month, self.day).isoformat()
        moment = datetime(self.year, self.month, self.day, self.hour, self.minute, self.second)
        if self.zone:
            moment = moment.replace(tzinfo=ZoneInfo(self.zone))
        elif self.offset is not None:
            moment = moment.replace(tzinfo=timezone(self.offset))
        return moment.isoformat()


def read_moment(value: str | None) -> str | None:
    """The moment that a table's cell or a page's metadata gives, in ISO 8601; None where it cannot be told.

    Reads ISO 8601, RFC 2822 (feeds), seconds since 1970, `20201030`, and dates in words.
    """
    value = (value or "").strip()
    if not value:
        return None
    try:
        if _ISO.match(value):
            return _iso(value)
        if compact := _COMPACT.match(value):
            year, month, day, hour, minute, second, zulu = compact.groups()
            time = f"T{hour}:{minute}:{second or '00'}{'+00:00' if zulu else ''}" if hour else ""
            return _iso(f"{year}-{month}-{day}{time}")
        if _EPOCH.match(value):
            seconds = float(value) / (1000 if len(value.split(".")[0]) == 13 else 1)
            return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
        if re.match(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{2}:\d{2}", value):
            return parsedate_to_datetime(value).isoformat(timespec="seconds")
    except ValueError:
        return None
    return find_moment(value).published


def _iso(value: str) -> str:
    """The same moment, seconds whole; raises ValueError for a day that is none."""
    value = value.replace(",", ".")
    if len(value) == len("2020-10-30"):
        return date.fromisoformat(value).isoformat()
    day, time = value[:10], value[11:].replace(" ", "")
    return datetime.fromisoformat(f"{day}T{time}").isoformat(timespec="seconds")


def more_precise(known: str | None, told: Moment) -> str | None:
    """The known moment, with the time or the offset that a dateline adds to the same day; else what either gives."""
    if known is None:
        return told.published
    day = date.fromisoformat(known[:10])
    if (told.month, told.day) != (day.month, day.day) or told.year not in (None, day.year) or told.hour is None:
        return known
    whole = Moment(
        year=day.year,
        month=day.month,
        day=day.day,
        hour=told.hour,
        minute=told.minute,
        second=told.second,
        offset=told.offset,
        zone=told.zone,
    ).published
    known_has_offset = len(known) > 10 and datetime.fromisoformat(known).tzinfo is not None
    return known if known_has_offset or (len(known) > 10 and not _has_offset(told)) else whole


def _has_offset(moment: Moment) -> bool:
    return moment.offset is not None or moment.zone is not None


def find_moment(line: str) -> Moment:
    """The first date of a line and the time and offset told with it; an empty Moment where there is none."""
    found = _find_date(line)
    if found is None:
        return Moment()
    (start, end), (year, month, day) = found
    rest = line[:start] + " " * (end - start) + line[end:]
    spans = [(start, end)]
    offset, zone = None, None
    if match := _OFFSET.search(rest):
        sign, hours, minutes = _offset_groups(match)
        offset = timedelta(hours=int(hours), minutes=int(minutes)) * (1 if sign == "+" else -1)
        spans.append(match.span())
    elif match := _zone_pattern().search(rest):
        offset, zone = _zone(match[1])
        spans.append(match.span())
    for first, last in spans:
        rest = rest[:first] + " " * (last - first) + rest[last:]
    time = _TIME.search(rest)
    hour = minute = None
    second = 0
    if time:
        clock = _clock(time)
        if clock:
            hour, minute, second = clock
            spans.append(time.span())
    if hour is None:
        spans, offset, zone = spans[:1], None, None
    elif offset is not None and abs(offset) > timedelta(hours=14):
        offset = None
    return Moment(
        year=year,
        month=month,
        day=day,
        hour=hour,
        minute=minute,
        second=second,
        offset=offset,
        zone=zone,
        spans=tuple(sorted(spans)),
    )


def _offset_groups(match: re.Match[str]) -> tuple[str, str, str]:
    sign, hours, minutes, sign2, hours2, minutes2 = match.groups()
    return sign or sign2, hours or hours2, minutes or minutes2 or "0"


def _zone(name: str) -> tuple[timedelta | None, str | None]:
    """The offset or the zone that a name stands for."""
    value = page_words().zones[" ".join(name.casefold().replace("’", "'").split())]
    if value[0] in "+-":
        hours, minutes = int(value[1:3]), int(value[4:6])
        return timedelta(hours=hours, minutes=minutes) * (1 if value[0] == "+" else -1), None
    return (timedelta(0), None) if value == "UTC" else (None, value)


def _clock(match: re.Match[str]) -> tuple[int, int, int] | None:
    hour, minute, second, half, hour2, half2 = match.groups()
    hours, minutes, seconds = int(hour or hour2), int(minute or 0), int(second or 0)
    noon = (half or half2 or "").lower()
    if noon:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if noon == "p" else 0)
    return (hours, minutes, seconds) if hours < 24 else None


def _find_date(line: str) -> tuple[tuple[int, int], tuple[int | None, int, int]] | None:
    for match in _date_pattern().finditer(line):
        parts = match.groupdict()
        name = parts["month1"] or parts["month2"]
        if name:
            month = page_words().months[name.casefold()]
            day, year = int(parts["day1"] or parts["day2"]), parts["year1"] or parts["year2"]
        elif parts["iso"]:
            year, month, day = parts["iso"][:4], int(parts["iso"][5:7]), int(parts["iso"][8:10])
        else:
            numbers = _day_and_month(int(parts["a"]), int(parts["b"]), parts["dot"])
            if numbers is None:
                continue
            day, month = numbers
            year = parts["year3"]
        try:
            date(int(year or 2000), month, day)  # 2000: a leap year, for dates without one
        except ValueError:
            continue
        return match.span(), (int(year) if year else None, month, day)
    return None


def _day_and_month(first: int, second: int, separator: str) -> tuple[int, int] | None:
    """Day and month of `30.10.2020` or `30/10/2020`; None where slashes leave open which is which (`05/06`)."""
    if separator == "." or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else None


@cache
def _date_pattern() -> re.Pattern[str]:
    months = "|".join(re.escape(name) for name in sorted(page_words().months, key=len, reverse=True))
    year = r"(?:19|20|21)\d\d"
    return re.compile(
        rf"(?<![\d.:])(?P<day1>\d{{1,2}})(?:er|ère|st|nd|rd|th|º|-?го|-е)?\.?\s+(?:of\s+)?(?P<month1>{months})\b\.?"
        rf"(?:,?\s+(?P<year1>{year})(?!\d)(?:\s?г(?:\.|ода)?(?!\w))?)?"
        rf"|\b(?P<month2>{months})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?P<year2>{year})(?!\d))?"
        rf"|(?<!\d)(?P<iso>{year}-\d\d-\d\d)(?!\d)T?"
        rf"|(?<![\d.])(?P<a>\d{{1,2}})(?P<dot>[./])(?P<b>\d{{1,2}})(?P=dot)(?P<year3>{year})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _zone_pattern() -> re.Pattern[str]:
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]")
        for name in sorted(page_words().zones, key=len, reverse=True)
    )
    return re.compile(rf"\(?(?<!\w)({names})(?!\w)\)?", re.IGNORECASE)
