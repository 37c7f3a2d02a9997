"""Calendar arithmetic: stretches of time with their TIMEX3 values. Knows no language and no text.

Moments are naive: the wall clock of the place where the expression applies. A UTC offset is carried beside them
and only where one was stated, so no change to or from summer time can move a day.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from msgspec import Struct, structs

from detente.coding.times.lexer import Common
from detente.lexicon import knowledge
from detente.model import Interval
from detente.model.time import Precision

DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "night": 1}
SECONDS = {"hour": 3600, "minute": 60, "second": 1}


class Period(Struct, frozen=True):
    """A stretch of time `[start, end)` and the TIMEX3 value that names it.

    offset: `Z` or `+03:00` where one was stated, else empty.   clocked: whether its ends are clock times.
    """

    value: str
    start: datetime
    end: datetime
    precision: Precision
    offset: str = ""
    clocked: bool = False

    @property
    def interval(self) -> Interval:
        """Its ends in ISO 8601: dates, or date-times when it is a time of day."""
        return Interval(self.written(self.start), self.written(self.end))

    def written(self, moment: datetime) -> str:
        """A moment as this period writes its ends."""
        return f"{moment:%Y-%m-%dT%H:%M}{self.offset}" if self.clocked else f"{moment:%Y-%m-%d}"


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time())


def day(moment: date) -> Period:
    """That day: `2020-10-23`."""
    start = midnight(moment)
    return Period(f"{start:%Y-%m-%d}", start, start + DAY, "day")


def months_on(moment: date, months: int) -> date:
    """The same day some months later (or earlier), the last of that month where it has no such day."""
    index = moment.year * 12 + moment.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    return first + min(moment.day - 1, _length(first) - 1) * DAY


def _length(first: date) -> int:
    """How many days the month has that begins on `first`."""
    return ((first + 31 * DAY).replace(day=1) - first).days


def month(year: int, number: int) -> Period:
    """That month: `2023-09`."""
    start = date(year, number, 1)
    return Period(f"{year:04}-{number:02}", midnight(start), midnight(months_on(start, 1)), "month")


def year(number: int) -> Period:
    """That year: `2015`."""
    return Period(f"{number:04}", datetime(number, 1, 1), datetime(number + 1, 1, 1), "year")


def years(value: str, first: int, count: int) -> Period:
    """Several years, a decade (`199`) or a century (`19`)."""
    return Period(value, datetime(first, 1, 1), datetime(first + count, 1, 1), "year")


def decade(first: int) -> Period:
    """The ten years from `first`: `199` for 1990."""
    return years(f"{first // 10:03}", first - first % 10, 10)


def century(ordinal: int) -> Period:
    """The 20th century is `19`."""
    return years(f"{ordinal - 1:02}", max((ordinal - 1) * 100, 1), 100)


def week(moment: date) -> Period:
    """The ISO week of that day: `2020-W45`, Monday to Sunday."""
    iso_year, number, weekday = moment.isocalendar()
    start = midnight(moment - (weekday - 1) * DAY)
    return Period(f"{iso_year:04}-W{number:02}", start, start + 7 * DAY, "week")


def weekend(moment: date) -> Period:
    """Saturday and Sunday of that day's week: `2025-W21-WE`."""
    whole = week(moment)
    return Period(f"{whole.value}-WE", whole.start + 5 * DAY, whole.end, "day")


def quarter(year_: int, number: int) -> Period:
    """That quarter: `2009-Q3`."""
    start = date(year_, 3 * number - 2, 1)
    return Period(f"{year_:04}-Q{number}", midnight(start), midnight(months_on(start, 3)), "quarter")


def half(year_: int, number: int) -> Period:
    """That half-year: `2009-H1`."""
    start = date(year_, 6 * number - 5, 1)
    return Period(f"{year_:04}-H{number}", midnight(start), midnight(months_on(start, 6)), "quarter")


def season(year_: int, code: str) -> Period:
    """That season; a winter begins in December of its year: `2016-WI`."""
    start = date(year_, knowledge("common", "times", Common).seasons[code], 1)
    return Period(f"{year_:04}-{code}", midnight(start), midnight(months_on(start, 3)), "quarter")


def part(moment: date, code: str) -> Period:
    """A part of that day: `2017-04-04TMO`. A night begins on the day and ends on the next morning."""
    first, last = knowledge("common", "times", Common).parts[code]
    start, hour = midnight(moment), timedelta(hours=1)
    return Period(f"{start:%Y-%m-%d}T{code}", start + first * hour, start + last * hour, "hour", clocked=True)


def clock(moment: date, hour: int, minute: int | None, offset: str = "") -> Period:
    """A time of that day: `2020-10-26T08:00`; an hour long when no minutes were told. 24:00 is the day's end."""
    start = midnight(moment) + timedelta(hours=hour, minutes=minute or 0)
    length = timedelta(hours=1) if minute is None else timedelta(minutes=1)
    precision: Precision = "hour" if minute is None else "minute"
    return Period(f"{start:%Y-%m-%dT%H:%M}{offset}", start, start + length, precision, offset, True)


def containing(unit: str, moment: date, step: int = 0) -> Period:
    """The calendar unit (day, week, month …) that holds the day, or one some steps from it."""
    if unit in DAYS:
        moved = moment + step * DAYS[unit] * DAY
        return {"week": week, "weekend": weekend, "fortnight": week}.get(unit, day)(moved)
    moved = months_on(moment, step * MONTHS[unit])
    if unit == "month":
        return month(moved.year, moved.month)
    if unit == "quarter":
        return quarter(moved.year, (moved.month + 2) // 3)
    if unit == "half":
        return half(moved.year, 1 if moved.month < 7 else 2)
    if unit == "year":
        return year(moved.year)
    return decade(moved.year) if unit == "decade" else century(moved.year // 100 + 1)


def moved(moment: datetime, unit: str, count: float) -> datetime:
    """The moment some units later; whole months and years keep the day of the month."""
    if unit in MONTHS:
        whole = months_on(moment.date(), round(count * MONTHS[unit]))
        return datetime.combine(whole, moment.time())
    if unit in DAYS:
        return moment + timedelta(days=count * DAYS[unit])
    return moment + timedelta(seconds=count * SECONDS[unit])


def shifted(published: datetime, unit: str, count: float, offset: str) -> Period:
    """What lies `count` units from a moment: a clock time for hours, a day for days and weeks, else the unit.

    An hour counted from the moment of publication is as exact as that moment, so its ends keep its offset.
    """
    there = moved(published, unit, count)
    if unit in SECONDS:
        whole_hours = unit == "hour" and float(count).is_integer()
        precision: Precision = "hour" if whole_hours else "minute"
        length = timedelta(hours=1) if whole_hours else timedelta(minutes=1)
        return Period(f"{there:%Y-%m-%dT%H:%M}", there, there + length, precision, offset, True)
    if unit in ("week", "fortnight", "weekend"):
        whole = week(there.date())
        return Period(f"{there:%Y-%m-%d}", whole.start, whole.end, "week")
    if count != int(count) and unit in MONTHS:
        return containing("month", there.date())
    return containing("day" if unit == "night" else unit, there.date())


def phase(whole: Period, which: str) -> Period:
    """The beginning, middle or end of a period, a third of it in whole days; value and precision stay its own."""
    days = max((whole.end - whole.start).days, 3)
    first, second = whole.start + days // 3 * DAY, whole.end - days // 3 * DAY
    bounds = {"start": (whole.start, first), "mid": (first, second), "end": (second, whole.end)}
    start, end = bounds[which]
    return structs.replace(whole, start=start, end=end)


def chosen(candidates: Iterable[Period], today: date, tense: int) -> Period:
    """The candidate that the tense points at: the last begun, the next not over, else the nearest to today."""
    rows, now = list(candidates), midnight(today)
    if tense < 0:
        past = [row for row in rows if row.start <= now]
        return past[-1] if past else rows[0]
    if tense > 0:
        coming = [row for row in rows if row.end > now]
        return coming[0] if coming else rows[-1]
    return min(rows, key=lambda row: abs(row.start - now))


def easter(year_: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    x = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * x) // 451
    number, day_ = divmod(h + x - 7 * m + 114, 31)
    return date(year_, number, day_ + 1)


def orthodox_easter(year_: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus), right from 1900 to 2099."""
    d = (19 * (year_ % 19) + 15) % 30
    e = (2 * (year_ % 4) + 4 * (year_ % 7) - d + 34) % 7
    number, day_ = divmod(d + e + 114, 31)
    return date(year_, number, day_ + 1) + 13 * DAY


def holiday(name: str, year_: int) -> date:
    """The day of a feast in a year."""
    rule = knowledge("common", "times", Common).holidays[name]
    for movable, first in (("easter", easter), ("orthodox", orthodox_easter)):
        if rule.startswith(movable):
            return first(year_) + int(rule[len(movable) :]) * DAY
    if rule.startswith("thanksgiving"):
        first_day = date(year_, 11, 1)
        return first_day + ((3 - first_day.weekday()) % 7 + 21) * DAY
    number, day_ = rule.split("-")
    return date(year_, int(number), int(day_))
