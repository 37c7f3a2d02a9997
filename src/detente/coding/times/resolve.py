"""Readings → meanings: type, value, interval and precision, for every language alike (codebook, section 3)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct, structs

from detente.coding.times import calendar
from detente.coding.times.calendar import Period, midnight
from detente.coding.times.durations import duration
from detente.coding.times.grammar import Reading
from detente.coding.times.zones import offset_of
from detente.model import Interval
from detente.model.time import Precision

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


class Scene(Struct):
    """What an expression is resolved against.

    published: the article's moment, wall clock; None when unknown.   offset: its UTC offset as given, or empty.
    clocked: whether the article tells its hour.
    narrated: the day the text speaks of at this place; the day of publication where it names none.
    tense: -1, 0 or 1 for a reading: whether its clause tells of what was, is unclear, or will be.
    limited: whether a word of limit (until, by) stands before, in a clause that does not tell of the future.
    month_first: whether 7/8/07 can be the eighth of July.
    """

    published: datetime | None
    offset: str
    clocked: bool
    narrated: date | None
    tense: Callable[[Reading], int]
    limited: bool = False
    month_first: bool = False

    @property
    def today(self) -> date:
        """The day of publication; raises Unknown where the article has none."""
        if self.published is None:
            raise Unknown
        return self.published.date()

    @property
    def day_told(self) -> date:
        """The day last narrated, else the day of publication; raises Unknown."""
        return self.narrated or self.today


class Unknown(Exception):
    """An expression names a time, but nothing here tells which."""


class Meaning(Struct, frozen=True):
    """What an expression means; see `detente.model.TimeExpression`. period: the stretch of a DATE or TIME."""

    type: Kind
    value: str | None
    period: Period | None = None
    interval: Interval | None = None
    precision: Precision | None = None

    @classmethod
    def of(cls, period: Period) -> "Meaning":
        """A DATE, or a TIME where the period is a time of day."""
        kind: Kind = "TIME" if period.clocked else "DATE"
        return cls(kind, period.value, period, period.interval, period.precision)


def resolve(reading: Reading, scene: Scene) -> Meaning | None:
    """What a reading means; None where it speaks of no time after all (31 février, a quantity)."""
    if reading.kind in _UNPLACED:
        return _UNPLACED[reading.kind](reading, scene)
    try:
        period = _PLACED[reading.kind](reading, scene)
    except Unknown:
        return Meaning("TIME" if reading.kind in ("clock", "moment", "part", "partday", "night") else "DATE", None)
    except (ValueError, OverflowError):
        return None  # no such day, or a year that no calendar holds
    return None if period is None else Meaning.of(period)


# Days, months, years


def _step(fields: dict[str, Any]) -> int | None:
    """-1 for last, 0 for this, 1 for next; None where the words do not say."""
    for role in ("dir", "dirs", "next_", "this", "current", "that", "past_"):
        if role in fields:
            return int(fields[role])
    return None


def _day_of(fields: dict[str, Any]) -> int | None:
    told = fields.get("day")
    return None if told is None else int("".join(filter(str.isdigit, str(told))))


def _year_of(fields: dict[str, Any]) -> int | None:
    for role in ("year", "yearord", "four"):
        if role in fields:
            return int("".join(filter(str.isdigit, str(fields[role]))))
    if "shortyear" in fields:
        return _full_year(int(fields["shortyear"][1:]))
    return None


def _full_year(two: int) -> int:
    """'82 is 1982, '07 is 2007."""
    return two + (2000 if two < 40 else 1900)


def _date(reading: Reading, scene: Scene) -> Period | None:
    fields = reading.fields
    number, year, step = fields.get("month"), _year_of(fields), _step(fields)
    day, weekday = _day_of(fields), fields.get("weekday")
    if number is not None and year is None and "unit" in fields and step is not None:
        year = scene.today.year + step  # October of next year
    if number is None and weekday is None:
        return None if year is None else calendar.year(year)
    if number is not None and year is not None:
        return calendar.month(year, number) if day is None else calendar.day(date(year, number, day))
    if number is not None:
        if day is not None:
            date(2000, number, day)  # raises ValueError for a day that no year has
        return _in_year(number, day, step, reading, scene)
    if day is not None:
        return _numbered_weekday(int(weekday), day, scene.today)
    return _weekday(int(weekday), step, reading, scene)


def _in_year(number: int, day: int | None, step: int | None, reading: Reading, scene: Scene) -> Period:
    """A month, or a day of it, of the year that the words, the tense or else nearness point at."""
    today = scene.today
    years = range(today.year - 5 if day == 29 else today.year - 2, today.year + (5 if day == 29 else 3))
    rows = []
    for year in years:
        try:
            rows.append(calendar.month(year, number) if day is None else calendar.day(date(year, number, day)))
        except ValueError:
            continue  # 29 February of a common year
    now = midnight(today)
    if step == -1:
        return [row for row in rows if row.end <= now][-1]
    if step == 1:
        return next(row for row in rows if row.start > now)
    tense = scene.tense(reading)
    tense = 0 if tense == 1 else tense  # the present tells of either side of today
    near = calendar.chosen(rows, today, 0)
    close = abs((near.start - now).days) <= (10 if day else 0)
    if step == 0 or (close and not (tense < 0 and near.start > now + calendar.DAY)):
        return near
    return calendar.chosen(rows, today, tense)


def _numbered_weekday(weekday: int, day: int, today: date) -> Period:
    """« mercredi 17 »: the nearest day of that number that falls on that weekday."""
    span = [today + n * calendar.DAY for n in range(-200, 201)]
    rows = [calendar.day(each) for each in span if each.day == day and each.isoweekday() == weekday]
    return calendar.chosen(rows, today, 0)


def _weekday(weekday: int, step: int | None, reading: Reading, scene: Scene) -> Period:
    """The weekday before or after publication, or that day itself, as words and tense say."""
    today = scene.today
    ahead = (weekday - today.isoweekday()) % 7
    if step == -1:
        return calendar.day(today - ((today.isoweekday() - weekday) % 7 or 7) * calendar.DAY)
    if step == 1:
        return calendar.day(today + (ahead or 7) * calendar.DAY)
    if scene.limited and scene.narrated is not None and scene.narrated < today:
        return calendar.day(scene.narrated + ((weekday - scene.narrated.isoweekday()) % 7 or 7) * calendar.DAY)
    tense = scene.tense(reading)
    return calendar.day(today + (ahead if tense > 0 or not ahead else ahead - 7) * calendar.DAY)


def _numeric(reading: Reading, scene: Scene) -> Period | None:
    fields = reading.fields
    if "isomonth" in fields:
        year, number = fields["isomonth"].split("-")
        return calendar.month(int(year), int(number))
    if "iso" in fields:
        moment = datetime.fromisoformat(fields["iso"])
        if "T" not in fields["iso"]:
            return calendar.day(moment.date())
        return calendar.clock(moment.date(), moment.hour, moment.minute, _offset(moment))
    first, second, year = (int(piece) for piece in fields["numdate"].replace("/", ".").split("."))
    year = _full_year(year) if year < 100 else year
    rows = []
    for number, day in ((first, second), (second, first)) if scene.month_first else ((second, first),):
        if number <= 12:
            rows.append(calendar.day(date(year, number, day)))
    if not rows:
        return None
    return rows[0] if scene.published is None else min(rows, key=lambda row: abs(row.start - midnight(scene.today)))


def _offset(moment: datetime) -> str:
    """The UTC offset of a moment as ISO 8601 writes it, empty where it has none."""
    written = moment.isoformat()[-6:] if moment.tzinfo else ""
    return "Z" if written == "+00:00" else written


def _from_today(reading: Reading, scene: Scene) -> Period:
    return calendar.day(scene.today + int(reading.fields["anchor"]) * calendar.DAY)


def _from_narrated(reading: Reading, scene: Scene) -> Period:
    if "lateday" in reading.fields:
        return structs.replace(calendar.day(scene.day_told))
    return calendar.day(scene.day_told + _step_of_day(reading.fields) * calendar.DAY)


def _step_of_day(fields: dict[str, Any]) -> int:
    if fields.get("unit", "day") != "day":
        raise ValueError("only a day can be the day")
    return int(fields.get("anaphor", 0))


def _holiday(reading: Reading, scene: Scene) -> Period:
    name, year = reading.fields["holiday"], _year_of(reading.fields)
    if year is not None:
        return calendar.day(calendar.holiday(name, year))
    today = scene.today
    rows = [calendar.day(calendar.holiday(name, today.year + n)) for n in (-1, 0, 1)]
    step = _step(reading.fields)
    if step:
        return calendar.chosen(rows, today + step * calendar.DAY, step)
    return calendar.chosen(rows, today, scene.tense(reading))


# Units, their order and their phases


def _unit(reading: Reading, scene: Scene) -> Period | None:
    fields = reading.fields
    unit, step = fields["unit"], _step(fields) or 0
    if unit in calendar.SECONDS:
        return None
    anaphoric = (
        "next_" in fields or "that" in fields or (unit == "day" and "this" not in fields)
    ) and scene.narrated is not None
    base = scene.day_told if anaphoric else scene.today
    if unit == "weekend" and step == 0 and base.isoweekday() < 5 and scene.tense(reading) <= 0 and "this" not in fields:
        step = -1
    if unit == "weekend" and step == 1 and base.isoweekday() < 5 and "this" not in fields:
        step = 0 if fields.get("coming") else 1
    if unit == "week" and fields.get("phase") == "end" and not fields.keys() & {"this", "dir"}:
        step -= base.isoweekday() < 4 and scene.tense(reading) < 0  # told on a Monday: the week just over
    whole = calendar.containing(unit, base, step)
    if unit == "week" and fields.get("phase") == "end" and "working" in fields:
        return structs.replace(whole, start=whole.start + 4 * calendar.DAY, end=whole.start + 5 * calendar.DAY)
    return _narrowed(whole, fields, scene)


def _narrowed(whole: Period, fields: dict[str, Any], scene: Scene) -> Period:
    """A period, or the part of it that its words single out."""
    if "phase" in fields and fields["phase"] in ("start", "mid", "end"):
        return calendar.phase(whole, fields["phase"])
    if "phase" in fields and scene.published is not None:
        now = midnight(scene.today)
        if fields["phase"] == "before" and whole.start < now < whole.end:
            return structs.replace(whole, end=now)
        if fields["phase"] == "after" and whole.start <= now < whole.end - calendar.DAY:
            return structs.replace(whole, start=now + calendar.DAY)
    return whole


def _nth(reading: Reading, scene: Scene) -> Period | None:
    """The n-th unit of a year or month: a quarter, a half, a week, a day, a fortnight."""
    fields = reading.fields
    told = fields["nth"]
    order = int(told) if isinstance(told, int) else int("".join(filter(str.isdigit, told)))
    unit, year, number = fields["unit"], _year_of(fields), fields.get("month")
    if unit == "century" and order > 0:
        return calendar.century(order)
    if "unit2" in fields:
        outer = calendar.containing(fields["unit2"], scene.today, _step({**fields, "nth": 0}) or 0)
        return _part_of(outer, unit, order)
    if number is not None:
        outer = calendar.month(year, number) if year else _in_year(number, None, _step(fields), reading, scene)
        return _part_of(outer, unit, order)
    if year is not None:
        return _part_of(calendar.year(year), unit, order)
    if unit not in ("quarter", "half") or order < 1:
        return None
    rows = [_part_of(calendar.year(scene.today.year + n), unit, order) for n in (-1, 0, 1)]
    return calendar.chosen([row for row in rows if row], scene.today, 0)


def _part_of(outer: Period, unit: str, order: int) -> Period | None:
    """The `order`-th unit inside a period, counted from its end when negative; None where it has none."""
    if unit in ("quarter", "half") and outer.precision == "year" and len(outer.value) == 4:
        count = 4 if unit == "quarter" else 2
        order = order if order > 0 else count
        make = calendar.quarter if unit == "quarter" else calendar.half
        return make(outer.start.year, order) if order <= count else None
    if unit == "half":
        return calendar.phase(outer, "start" if order == 1 else "end")
    if unit == "fortnight" and outer.precision == "month":
        middle = outer.start + 15 * calendar.DAY
        ends = {"end": middle} if order == 1 else {"start": middle}
        return structs.replace(outer, **ends)
    if unit in ("day", "week", "month"):
        start = outer.start.date() if order > 0 else outer.end.date() - calendar.DAY
        if unit == "week" and start.isoweekday() > 4 and order > 0:
            start += 7 * calendar.DAY  # a week belongs to the month that holds its Thursday
        elif unit == "week" and start.isoweekday() < 4 and order < 0:
            start -= 7 * calendar.DAY
        return calendar.containing(unit, start, order - 1 if order > 0 else order + 1)
    return None


def _season(reading: Reading, scene: Scene) -> Period:
    fields, year = reading.fields, _year_of(reading.fields)
    if year is not None:
        return _narrowed(calendar.season(year, fields["season"]), fields, scene)
    today, step = scene.today, _step(fields)
    rows = [calendar.season(today.year + n, fields["season"]) for n in (-2, -1, 0, 1, 2)]
    now = midnight(today)
    if step == -1:
        return [row for row in rows if row.end <= now][-1]
    if step == 1:
        return next(row for row in rows if row.start > now)
    tense = scene.tense(reading)
    return _narrowed(calendar.chosen(rows, today, tense), fields, scene)


def _decade(reading: Reading, scene: Scene) -> Period | None:
    told = next((reading.fields[role] for role in ("decade", "dec", "ordn") if role in reading.fields), None)
    figures = "".join(filter(str.isdigit, str(told)))
    if not figures or int(figures) % 10:
        return None
    first = int(figures)
    if len(figures) == 2:
        first += 2000 if first in (0, 10, 20) else 1900
    return calendar.decade(first) if len(str(first)) == 4 else None


def _century(reading: Reading, scene: Scene) -> Period:
    told = reading.fields.get("roman", reading.fields.get("nth"))
    return calendar.century(int("".join(filter(str.isdigit, str(told)))))


def _phased(reading: Reading, scene: Scene) -> Period | None:
    inner = reading.parts.get("PERIOD") or reading.parts["DATE"]
    whole = _placed(inner, scene)
    return None if whole is None else _narrowed(whole, reading.fields, scene)


def _shift(reading: Reading, scene: Scene) -> Meaning:
    """« il y a deux jours », "in two days", «через неделю»; a tale of the past counts from its own day."""
    fields = reading.fields
    if "readyago" in fields:
        fields = {"ago": 1, "count": int(fields["readyago"]), "unit": "month"}
    sign = int(fields.get("ago", fields.get("ahead", fields.get("hence", 1))))
    count = quantity(fields) if fields.keys() & {"count", "vague", "demi"} else 1
    unit = fields["unit"]
    if isinstance(count, (int, float)) and unit in calendar.MONTHS and count * calendar.MONTHS[unit] > 3000:
        return Meaning("DURATION", duration(count, unit))
    if not isinstance(count, (int, float)):
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if sign > 0 and scene.tense(reading) < (2 if "in" in fields else 0):
        if scene.narrated is None or unit in calendar.SECONDS:
            return Meaning("DURATION", duration(count, unit))
        return Meaning.of(calendar.shifted(midnight(scene.narrated), unit, count, ""))
    if scene.published is None or (unit in calendar.SECONDS and not scene.clocked):
        return Meaning("TIME" if unit in calendar.SECONDS else "DATE", None)
    return Meaning.of(calendar.shifted(scene.published, unit, sign * count, scene.offset))


def quantity(fields: dict[str, Any]) -> Any:
    """How many units the words tell: a number, or `X` where they tell only that there are some."""
    if "demi" in fields and "count" not in fields:
        return 0.5
    told = next(
        (fields[role] for role in ("count", "number", "small", "num", "couple", "vague", "a") if role in fields), "X"
    )
    told = 0.5 if told == 1 and "demi" in fields else told
    if isinstance(told, str) and told != "X":
        compact = told.replace(" ", "").replace(",", ".")
        told = (
            float(compact) if "." in compact and len(compact.rpartition(".")[2]) != 3 else int(compact.replace(".", ""))
        )
    if told != "X" and ("half" in fields or "demi" in fields):
        told = told + 0.5
    return told


# Times of day


def _clock_parts(reading: Reading) -> tuple[int, int | None, str]:
    """Hour, minute (None where not told) and the zone's name or offset that a clock reading tells."""
    fields = reading.fields
    if "clk" in fields:
        pieces = [piece for piece in fields["clk"].lower().replace("h", ":").replace(" ", "").split(":") if piece]
        hour, minute = int(pieces[0]), int(pieces[1]) if len(pieces) > 1 else None
    elif "four" in fields:
        hour, minute = divmod(int(fields["four"]), 100)
    elif "noon" in fields:
        hour, minute = int(fields["noon"]), 0
    else:
        told = fields.get("hour", fields.get("count"))
        if not isinstance(told, int):
            raise ValueError(f"no hour of the day: {told}")
        hour = told
        minute = fields.get("minutes", fields.get("quarterword"))
    if "before_hour" in fields:
        hour, minute = hour - 1, 60 - int(minute or 0)
    half = fields.get("ampm") or {"MO": "am", "AF": "pm", "EV": "pm", "NI": "ni"}.get(fields.get("part", ""))
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "ni" and 6 < hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 24 or (minute or 0) > 59:
        raise ValueError(f"no time of day: {hour}:{minute}")
    return hour, minute, _zone(fields)


def _zone(fields: dict[str, Any]) -> str:
    """The zone's name, with an offset where one is told: `UTC`, `Europe/Moscow`, `+03:00`, empty."""
    zone, sign = fields.get("zone", ""), fields.get("sign")
    if not zone or sign is None:
        return "" if zone == "local" else str(zone)
    told = fields.get("clk2", fields.get("small", fields.get("clk") if "DATE" not in fields else None))
    hours, _, minutes = str(told).partition(":")
    return f"{'+' if sign == 1 else '-'}{int(hours):02}:{int(minutes or 0):02}"


def _clock(reading: Reading, scene: Scene) -> Period:
    return _clock_on(scene.day_told, reading)


def _clock_on(day: date, reading: Reading) -> Period:
    hour, minute, zone = _clock_parts(reading)
    return calendar.clock(day, hour, minute, offset_of(zone, midnight(day), hour))


def _moment(reading: Reading, scene: Scene) -> Period | None:
    day = _placed(reading.parts["DATE"], scene)
    clock = reading.parts.get("CLOCK") or reading.parts["HOURS"]
    if day is None or day.precision != "day":
        return None
    if "part" in reading.fields or "PART" in reading.parts:
        part = reading.fields.get("part") or reading.parts["PART"].fields["part"]
        clock = structs.replace(clock, fields={**clock.fields, "part": part})
    return _clock_on(day.start.date(), clock)


def _part(reading: Reading, scene: Scene) -> Period | None:
    fields = reading.fields
    if "tonight" in fields or "overnight" in fields:
        return calendar.part(scene.today - (calendar.DAY if "overnight" in fields else 0 * calendar.DAY), "NI")
    if "this" in fields:
        night = fields.get("part") == "NI" and scene.tense(reading) < 0
        day = scene.today - calendar.DAY if night else scene.today
        return calendar.part(day, fields["part"])
    if "dir" in fields:
        return calendar.part(scene.today + int(fields["dir"]) * calendar.DAY, fields["part"])
    if "during" in fields or "in" in fields or "partadv" in fields:
        return calendar.part(scene.day_told, fields["part"])
    return None


def _partday(reading: Reading, scene: Scene) -> Period | None:
    if "soir" in reading.fields:
        return calendar.part(scene.day_told - calendar.DAY, reading.fields["soir"])
    day = _placed(reading.parts["DATE"], scene)
    if day is None or day.precision != "day":
        return None
    return calendar.part(day.start.date(), reading.parts["PART"].fields["part"])


def _night(reading: Reading, scene: Scene) -> Period | None:
    """A night told by the two days it spans, or by the day it leads to; named after the first."""
    last = _placed(reading.parts.get("DATE2") or reading.parts["DATE"], scene)
    if last is None:
        return None
    if "DATE2" in reading.parts and "onto" not in reading.fields:
        first = _placed(reading.parts["DATE"], scene)
        if (
            first is not None
            and "weekday" in reading.parts["DATE2"].fields
            and "day" not in reading.parts["DATE2"].fields
        ):
            return calendar.part(first.start.date(), "NI")
    return calendar.part(last.start.date() - calendar.DAY, "NI")


def _range(reading: Reading, scene: Scene) -> Period | None:
    """From one day to another: `2020-05-03/2020-05-05`."""
    last = _placed(reading.parts["DATE"], scene)
    first_day = _day_of(reading.fields)
    if last is None or first_day is None:
        return None
    start = last.start.replace(day=first_day)
    if start >= last.start:
        return None
    return Period(f"{start:%Y-%m-%d}/{last.value}", start, last.end, "day")


def _rangeto(reading: Reading, scene: Scene) -> Period | None:
    """« May 3–5 »: the month stands with the first day."""
    dated = reading.parts["DATE"]
    year = _year_of(reading.fields)
    first = _placed(structs.replace(dated, fields={**dated.fields, **({"year": year} if year else {})}), scene)
    last_day = _day_of(reading.fields)
    if first is None or last_day is None:
        return None
    last = calendar.day(first.start.date().replace(day=last_day))
    return Period(f"{first.value}/{last.value}", first.start, last.end, "day") if first.start < last.start else None


def _placed(reading: Reading, scene: Scene) -> Period | None:
    return _PLACED[reading.kind](reading, scene)


# What has no place on the calendar, or need not have one


def _duration(reading: Reading, scene: Scene) -> Meaning:
    fields = reading.fields
    if "ready" in fields:
        return Meaning("DURATION", fields["ready"])
    count = quantity(fields) if fields.keys() & {"count", "number", "small", "num", "vague", "demi", "a"} else 1
    if "bare" in fields:
        return Meaning("DURATION", duration("X", fields["bare"]))
    if "unit2" in fields and isinstance(count, (int, float)):
        return Meaning("DURATION", _compound(count, fields))
    return Meaning("DURATION", duration(count, fields["unit"]))


def _compound(count: float, fields: dict[str, Any]) -> str:
    """« deux heures et trente minutes » → `PT2H30M`."""
    first = duration(count, fields["unit"])
    second = duration(fields.get("count2", "X"), fields["unit2"])
    joined = first + second.replace("PT", "") if first.startswith("PT") else first + second.replace("P", "", 1)
    return joined


def _span(reading: Reading, scene: Scene) -> Meaning:
    """So many units up to publication, or from it on."""
    fields = reading.fields
    if "recent" in fields:
        return Meaning("DURATION", duration("X", fields["bare"]))
    count, unit = quantity(fields), fields["unit"]
    if "past_" in fields:
        count = 1
    value = duration(count, unit)
    step = int(fields.get("dirs", fields.get("dir", fields.get("past_", 1))))
    if (
        scene.published is None
        or not isinstance(count, (int, float))
        or (unit in calendar.SECONDS and not scene.clocked)
    ):
        return Meaning("DURATION", value)
    now = scene.published
    ends = sorted((now, calendar.moved(now, unit, step * count)))
    clocked = unit in calendar.SECONDS
    period = Period(value, ends[0], ends[1], "hour" if clocked else "day", scene.offset if clocked else "", clocked)
    return Meaning("DURATION", value, period, period.interval, period.precision)


def _later(reading: Reading, scene: Scene) -> Meaning | None:
    """« deux jours plus tard »: from the day last narrated; only a duration where none is."""
    fields = reading.fields
    count = quantity(fields)
    value = duration(count, fields["unit"])
    if scene.narrated is None or not isinstance(count, (int, float)) or fields["unit"] in calendar.SECONDS:
        return Meaning("DURATION", value)
    told = next(fields[role] for role in ("later", "after", "before", "latr", "earlr") if role in fields)
    step = {"after": 1, "before": -1}.get(told, told)
    return Meaning.of(calendar.shifted(midnight(scene.narrated), fields["unit"], step * count, ""))


def _set(reading: Reading, scene: Scene) -> Meaning:
    fields = reading.fields
    if "setword" in fields:
        return Meaning("SET", fields["setword"])
    if "often" in fields:
        return Meaning("SET", None)
    if "weekday" in fields:
        return Meaning("SET", f"XXXX-WXX-{fields['weekday']}")
    if "part" in fields:
        return Meaning("SET", f"XXXX-XX-XXT{fields['part']}")
    if "month" in fields:
        return Meaning("SET", f"XXXX-{fields['month']:02}")
    count = fields.get("count", 1)
    return Meaning("SET", duration(count if count != "X" else "X", fields["unit"]))


def _ref(reading: Reading, scene: Scene) -> Meaning:
    return Meaning("DATE", reading.fields["ref"])


def _bygone(reading: Reading, scene: Scene) -> Meaning:
    return Meaning("DATE", "PAST_REF" if _step(reading.fields) in (-1, None) else "FUTURE_REF")


def _deadline(reading: Reading, scene: Scene) -> Meaning:
    return Meaning("DATE", None)


def _nothing(reading: Reading, scene: Scene) -> None:
    return None


_PLACED: dict[str, Callable[[Reading, Scene], Period | None]] = {
    "date": _date,
    "numeric": _numeric,
    "offset": _from_today,
    "anaphor": _from_narrated,
    "holiday": _holiday,
    "unit": _unit,
    "nth": _nth,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "phased": _phased,
    "clock": _clock,
    "moment": _moment,
    "part": _part,
    "partday": _partday,
    "night": _night,
    "range": _range,
    "rangeto": _rangeto,
}
_UNPLACED: dict[str, Callable[[Reading, Scene], Meaning | None]] = {
    "duration": _duration,
    "shift": _shift,
    "within": _span,
    "span": _span,
    "later": _later,
    "set": _set,
    "ref": _ref,
    "bygone": _bygone,
    "deadline": _deadline,
    "nothing": _nothing,
}
