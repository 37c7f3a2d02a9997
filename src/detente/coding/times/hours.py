"""Times and parts of the day."""

from datetime import date

from detente.coding.times import calendar
from detente.coding.times.calendar import Period, midnight
from detente.coding.times.grammar import Reading
from detente.coding.times.scene import Fields, Scene
from detente.coding.times.zones import offset_of


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
    half = fields.get("ampm") or {"MO": "am", "AF": "pm", "EV": "pm", "NI": "ni"}.get(fields.get("part", ""))
    if hour < 12 and (half == "pm" or (half == "ni" and hour > 6)):
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 24 or (minute or 0) > 59:
        raise ValueError(f"no time of day: {hour}:{minute}")
    return hour, minute, _zone(fields)


def _zone(fields: Fields) -> str:
    """The zone's name, with an offset where one is told: `UTC`, `Europe/Moscow`, `+03:00`, empty."""
    zone, sign = fields.get("zone", ""), fields.get("sign")
    if not zone or sign is None:
        return "" if zone == "local" else str(zone)
    told = fields.get("clk2", fields.get("small", fields.get("clk") if "DATE" not in fields else None))
    hours, _, minutes = str(told).partition(":")
    return f"{'+' if sign == 1 else '-'}{int(hours):02}:{int(minutes or 0):02}"


def read_clock(reading: Reading, scene: Scene) -> Period:
    """A time of the day last narrated."""
    return clock_on(scene.day_told, reading)


def clock_on(day: date, reading: Reading) -> Period:
    """A time of a given day, in its stated zone."""
    hour, minute, zone = _clock_parts(reading)
    return calendar.clock(day, hour, minute, offset_of(zone, midnight(day), hour))


def read_part(reading: Reading, scene: Scene) -> Period | None:
    """A part of a day; None for a bare word (matin, night) that nothing ties to a day."""
    fields = reading.fields
    if "tonight" in fields:
        return calendar.part(scene.today, "NI")
    if "overnight" in fields:
        return calendar.part(scene.today - calendar.DAY, "NI")
    if "this" in fields:
        night = fields.get("part") == "NI" and scene.tense(reading) < 0
        day = scene.today - calendar.DAY if night else scene.today
        return calendar.part(day, fields["part"])
    if "dir" in fields:
        return calendar.part(scene.today + int(fields["dir"]) * calendar.DAY, fields["part"])
    if "during" in fields or "in" in fields or "partadv" in fields:
        return calendar.part(scene.day_told, fields["part"])
    return None
