"""Weeks, months, quarters, seasons, decades …: named by their place beside publication or inside a longer one."""

from msgspec import structs

from detente.coding.times import calendar
from detente.coding.times.calendar import Period, midnight
from detente.coding.times.days import in_year
from detente.coding.times.grammar import Reading
from detente.coding.times.scene import Fields, Scene, step_of, year_of


def read_unit(reading: Reading, scene: Scene) -> Period | None:
    """A week, month, year … last, this or next; or the beginning, middle or end of it."""
    fields = reading.fields
    unit, step = fields["unit"], step_of(fields) or 0
    if unit in calendar.SECONDS:
        return None
    anaphoric = (
        "next_" in fields or "that" in fields or (unit == "day" and "this" not in fields and step != -1)
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
    return narrowed(whole, fields, scene)


def narrowed(whole: Period, fields: Fields, scene: Scene) -> Period:
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


def read_nth(reading: Reading, scene: Scene) -> Period | None:
    """The n-th unit of a year or month: a quarter, a half, a week, a day, a fortnight."""
    fields = reading.fields
    told = fields["nth"]
    order = int(told) if isinstance(told, int) else int("".join(filter(str.isdigit, told)))
    unit, year, number = fields["unit"], year_of(fields), fields.get("month")
    if unit == "century" and order > 0:
        return calendar.century(order)
    if "unit2" in fields:
        outer = calendar.containing(fields["unit2"], scene.today, step_of({**fields, "nth": 0}) or 0)
        return _part_of(outer, unit, order)
    if number is not None:
        outer = calendar.month(year, number) if year else in_year(number, None, step_of(fields), reading, scene)
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


def read_season(reading: Reading, scene: Scene) -> Period:
    """A season, of the year told or of the one that step, tense or nearness point at."""
    fields, year = reading.fields, year_of(reading.fields)
    if year is not None:
        return narrowed(calendar.season(year, fields["season"]), fields, scene)
    today, step = scene.today, step_of(fields)
    rows = [calendar.season(today.year + n, fields["season"]) for n in (-2, -1, 0, 1, 2)]
    now = midnight(today)
    if step == -1:
        return [row for row in rows if row.end <= now][-1]
    if step == 1:
        return next(row for row in rows if row.start > now)
    tense = scene.tense(reading)
    return narrowed(calendar.chosen(rows, today, tense), fields, scene)


def read_decade(reading: Reading, scene: Scene) -> Period | None:
    """`the 1990s`, « les années 90 »; None for a number that begins no decade."""
    told = next((reading.fields[role] for role in ("decade", "dec", "ordn") if role in reading.fields), None)
    figures = "".join(filter(str.isdigit, str(told)))
    if not figures or int(figures) % 10:
        return None
    first = int(figures)
    if len(figures) == 2:
        first += 2000 if first in (0, 10, 20) else 1900
    return calendar.decade(first) if len(str(first)) == 4 else None


def read_century(reading: Reading, scene: Scene) -> Period:
    """« le XXe siècle »: `19`."""
    told = reading.fields.get("roman", reading.fields.get("nth"))
    return calendar.century(int("".join(filter(str.isdigit, str(told)))))
