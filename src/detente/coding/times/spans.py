"""What has no place on the calendar, or need not have one: durations, sets, references, counted steps."""

from detente.coding.times import calendar
from detente.coding.times.calendar import Period, midnight
from detente.coding.times.durations import duration
from detente.coding.times.grammar import Reading
from detente.coding.times.scene import Fields, Meaning, Scene, quantity, step_of

DAYLONG = 24  # hours


def read_shift(reading: Reading, scene: Scene) -> Meaning:
    """« il y a deux jours », "in two days", «через неделю»; a tale of the past counts from its own day."""
    fields = reading.fields
    if "readyago" in fields:
        fields = {"ago": -1, "count": -int(fields["readyago"]), "unit": "month"}
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


def read_duration(reading: Reading, scene: Scene) -> Meaning:
    """A length of time: `P3D`."""
    fields = reading.fields
    if "ready" in fields:
        return Meaning("DURATION", fields["ready"])
    count = quantity(fields) if fields.keys() & {"count", "number", "small", "num", "vague", "demi", "a"} else 1
    if "bare" in fields:
        return Meaning("DURATION", duration("X", fields["bare"]))
    if "daynight" in fields:
        return Meaning("DURATION", duration(1, fields["daynight"]))
    if "unit2" in fields and isinstance(count, (int, float)):
        return Meaning("DURATION", _compound(count, fields))
    return Meaning("DURATION", duration(count, fields["unit"]))


def _compound(count: float, fields: Fields) -> str:
    """« deux heures et trente minutes » → `PT2H30M`."""
    first = duration(count, fields["unit"])
    second = duration(fields.get("count2", "X"), fields["unit2"])
    return first + second.removeprefix("PT" if first.startswith("PT") else "P")


def read_span(reading: Reading, scene: Scene) -> Meaning:
    """So many units up to publication, or from it on."""
    fields = reading.fields
    if "recent" in fields:
        return Meaning("DURATION", duration("X", fields["bare"]))
    count, unit = quantity(fields), fields["daynight" if "daynight" in fields else "unit"]
    if fields.keys() & {"past", "daynight"}:
        count = 1
    value = duration(count, unit)
    step = int(fields.get("dirs", fields.get("dir", fields.get("past", 1))))
    if unit == "hour" and not scene.clocked and isinstance(count, int) and count % DAYLONG == 0:
        unit, count = "day", count // DAYLONG  # whole days, where only the day of publication is known
    counted = isinstance(count, (int, float)) and (unit not in calendar.SECONDS or scene.clocked)
    if scene.published is None or not counted:
        return Meaning("DURATION", value)
    if reading.kind == "within" and scene.tense(reading) < 0:
        return Meaning("DURATION", value)  # counted from some moment of the tale
    now = scene.published
    ends = sorted((now, calendar.moved(now, unit, step * count)))
    clocked = unit in calendar.SECONDS
    period = Period(value, ends[0], ends[1], "hour" if clocked else "day", scene.offset if clocked else "", clocked)
    return Meaning("DURATION", value, period, period.interval, period.precision)


def read_later(reading: Reading, scene: Scene) -> Meaning | None:
    """« deux jours plus tard »: from the day last narrated; only a duration where none is."""
    fields = reading.fields
    count = quantity(fields)
    value = duration(count, fields["unit"])
    if scene.narrated is None or not isinstance(count, (int, float)) or fields["unit"] in calendar.SECONDS:
        return Meaning("DURATION", value)
    told = next(fields[role] for role in ("later", "after", "before", "latr", "earlr") if role in fields)
    step = {"after": 1, "before": -1}.get(told, told)
    return Meaning.of(calendar.shifted(midnight(scene.narrated), fields["unit"], step * count, ""))


def read_set(reading: Reading, scene: Scene) -> Meaning:
    """What comes again and again: `P1D` each day, `XXXX-WXX-1` each Monday; no value where only often is said."""
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
    return Meaning("SET", duration(count, fields["unit"]))


def read_ref(reading: Reading, scene: Scene) -> Meaning:
    """Now, lately, soon: `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`."""
    return Meaning("DATE", reading.fields["ref"])


def read_bygone(reading: Reading, scene: Scene) -> Meaning:
    """« in the past », «в будущем»."""
    return Meaning("DATE", "PAST_REF" if step_of(reading.fields) in (-1, None) else "FUTURE_REF")


def read_deadline(reading: Reading, scene: Scene) -> Meaning:
    """« dans le délai imparti »: points back to a deadline already given, names no time itself."""
    return Meaning("DATE", None)


def read_nothing(reading: Reading, scene: Scene) -> None:
    """A phrase that only looks like a time."""
    return
