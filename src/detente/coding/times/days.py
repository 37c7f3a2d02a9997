"""Days, months and years: from what the words tell, the tense of their clause and nearness to publication."""

from datetime import date, datetime

from detente.coding.times import calendar
from detente.coding.times.calendar import Period, midnight
from detente.coding.times.grammar import Reading
from detente.coding.times.scene import Fields, Scene, Unknown, day_of, full_year, step_of, year_of


def read_date(reading: Reading, scene: Scene) -> Period | None:
    """A day, month or year; None where the words tell none."""
    fields = reading.fields
    number, year, step = fields.get("month"), year_of(fields), step_of(fields)
    day, weekday = day_of(fields), fields.get("weekday")
    if number is not None and year is None and "unit" in fields and step is not None:
        year = scene.today.year + step  # October of next year
    if number is None and weekday is None:
        return None if year is None else calendar.year(year)
    if number is not None and year is not None:
        return calendar.month(year, number) if day is None else calendar.day(date(year, number, day))
    if number is not None:
        if day is not None:
            date(2000, number, day)  # raises ValueError for a day that no year has
        return in_year(number, day, step, reading, scene)
    if weekday is None:
        return None
    if day is not None:
        return _numbered_weekday(int(weekday), day, scene.today)
    return _weekday(int(weekday), step, reading, scene)


def in_year(number: int, day: int | None, step: int | None, reading: Reading, scene: Scene) -> Period:
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


def read_numeric(reading: Reading, scene: Scene) -> Period | None:
    """A date in figures; where day and month can change places, the reading nearer to publication."""
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
    year = full_year(year) if year < 100 else year
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


def read_anchor(reading: Reading, scene: Scene) -> Period:
    """A day counted from publication: hier, tomorrow, позавчера."""
    return calendar.day(scene.today + int(reading.fields["anchor"]) * calendar.DAY)


def read_anaphor(reading: Reading, scene: Scene) -> Period:
    """A day counted from the one last narrated: la veille, the next day, накануне."""
    if "lateday" in reading.fields:
        return calendar.day(scene.day_told)
    step = _step_of_day(reading.fields)
    if step > 0 and scene.narrated is None and scene.tense(reading) < 0:
        raise Unknown  # the day after a day that the text has not told
    return calendar.day(scene.day_told + step * calendar.DAY)


def _step_of_day(fields: Fields) -> int:
    if fields.get("unit", "day") != "day":
        raise ValueError("only a day can be the day")
    return int(fields.get("anaphor", 0))


def read_holiday(reading: Reading, scene: Scene) -> Period:
    """A feast, of the year told or of the one that step, tense or nearness point at."""
    name, year = reading.fields["holiday"], year_of(reading.fields)
    if year is not None:
        return calendar.day(calendar.holiday(name, year))
    today = scene.today
    rows = [calendar.day(calendar.holiday(name, today.year + n)) for n in (-1, 0, 1)]
    step = step_of(reading.fields)
    if step:
        return calendar.chosen(rows, today + step * calendar.DAY, step)
    return calendar.chosen(rows, today, scene.tense(reading))
