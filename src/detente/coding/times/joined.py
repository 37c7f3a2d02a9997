"""Expressions put together from neighbours: a day and its hour, the night between two days, a range of days."""

from collections.abc import Callable

from msgspec import structs

from detente.coding.times import calendar
from detente.coding.times.calendar import Period
from detente.coding.times.days import read_anaphor, read_anchor, read_date, read_holiday, read_numeric
from detente.coding.times.grammar import Reading
from detente.coding.times.hours import clock_on, read_clock, read_part
from detente.coding.times.scene import Scene, day_of, year_of
from detente.coding.times.units import narrowed, read_century, read_decade, read_nth, read_season, read_unit

Placing = Callable[[Reading, Scene], Period | None]

SINGLE: dict[str, Placing] = {
    "date": read_date,
    "numeric": read_numeric,
    "offset": read_anchor,
    "anaphor": read_anaphor,
    "holiday": read_holiday,
    "unit": read_unit,
    "nth": read_nth,
    "season": read_season,
    "decade": read_decade,
    "century": read_century,
    "clock": read_clock,
    "part": read_part,
}


def single(reading: Reading, scene: Scene) -> Period | None:
    """The stretch of time that one expression by itself names."""
    return SINGLE[reading.kind](reading, scene)


def _part_told(part: Reading) -> str:
    """The code of the part of day that a reading names: `MO`, `NI` for overnight."""
    return next(str(part.fields[role]) for role in ("part", "tonight", "overnight") if role in part.fields)


def read_phased(reading: Reading, scene: Scene) -> Period | None:
    """The beginning, middle or end of what another expression tells."""
    inner = reading.parts.get("PERIOD") or reading.parts["DATE"]
    whole = single(inner, scene)
    return None if whole is None else narrowed(whole, reading.fields, scene)


def read_moment(reading: Reading, scene: Scene) -> Period | None:
    """A clock time on a day."""
    dated = reading.parts.get("DATE")
    day = single(dated, scene) if dated else calendar.day(scene.day_told)
    clock = reading.parts.get("CLOCK") or reading.parts["HOURS"]
    if "zone" in reading.fields and "zone" not in clock.fields:
        clock = structs.replace(clock, fields={**clock.fields, **reading.fields})
    if day is None or day.precision != "day":
        return None
    if "part" in reading.fields or "PART" in reading.parts:
        part = reading.fields.get("part") or _part_told(reading.parts["PART"])
        clock = structs.replace(clock, fields={**clock.fields, "part": part})
    return clock_on(day.start.date(), clock)


def read_partday(reading: Reading, scene: Scene) -> Period | None:
    """A part of a day that is told."""
    if "soir" in reading.fields:
        return calendar.part(scene.day_told - calendar.DAY, reading.fields["soir"])
    day = single(reading.parts["DATE"], scene)
    if day is None or day.precision != "day":
        return None
    return calendar.part(day.start.date(), _part_told(reading.parts["PART"]))


def read_night(reading: Reading, scene: Scene) -> Period | None:
    """A night told by the two days it spans, or by the day it leads to; named after the first."""
    last = single(reading.parts.get("DATE2") or reading.parts["DATE"], scene)
    if last is None:
        return None
    if "DATE2" in reading.parts:
        first = single(reading.parts["DATE"], scene)
        told = reading.parts["DATE2"].fields
        if first is not None and "weekday" in told and "day" not in told:
            return calendar.part(first.start.date(), "NI")
    return calendar.part(last.start.date() - calendar.DAY, "NI")


def read_range(reading: Reading, scene: Scene) -> Period | None:
    """From one day to another: `2020-05-03/2020-05-05`."""
    last = single(reading.parts["DATE"], scene)
    first_day = day_of(reading.fields)
    if last is None or first_day is None:
        return None
    start = last.start.replace(day=first_day)
    if start >= last.start:
        return None
    return Period(f"{start:%Y-%m-%d}/{last.value}", start, last.end, "day")


def read_rangeto(reading: Reading, scene: Scene) -> Period | None:
    """« May 3–5 »: the month stands with the first day."""
    dated = reading.parts["DATE"]
    year = year_of(reading.fields)
    first = single(structs.replace(dated, fields={**dated.fields, **({"year": year} if year else {})}), scene)
    last_day = day_of(reading.fields)
    if first is None or last_day is None:
        return None
    last = calendar.day(first.start.date().replace(day=last_day))
    return Period(f"{first.value}/{last.value}", first.start, last.end, "day") if first.start < last.start else None


JOINED: dict[str, Placing] = {
    "phased": read_phased,
    "moment": read_moment,
    "partday": read_partday,
    "night": read_night,
    "range": read_range,
    "rangeto": read_rangeto,
}
