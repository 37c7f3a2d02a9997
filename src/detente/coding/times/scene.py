"""What an expression is resolved against, what comes of it, and what single words of a reading say."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct

from detente.coding.times.calendar import Period
from detente.coding.times.grammar import Reading
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


Fields = dict[str, Any]


def step_of(fields: Fields) -> int | None:
    """-1 for last, 0 for this, 1 for next; None where the words do not say."""
    for role in ("dir", "dirs", "next_", "this", "current", "that", "past_"):
        if role in fields:
            return int(fields[role])
    return None


def day_of(fields: Fields) -> int | None:
    """The day of the month that the words tell."""
    told = fields.get("day")
    return None if told is None else int("".join(filter(str.isdigit, str(told))))


def year_of(fields: Fields) -> int | None:
    """The year that the words tell."""
    for role in ("year", "yearord", "four"):
        if role in fields:
            return int("".join(filter(str.isdigit, str(fields[role]))))
    if "shortyear" in fields:
        return full_year(int(fields["shortyear"][1:]))
    return None


def full_year(two: int) -> int:
    """'82 is 1982, '07 is 2007."""
    return two + (2000 if two < 40 else 1900)


_COUNTS = ("count", "number", "small", "num", "couple", "vague", "a")


def quantity(fields: Fields) -> Any:
    """How many units the words tell: a number, or `X` where they tell only that there are some."""
    told = next((fields[role] for role in _COUNTS if role in fields), None)
    if "demi" in fields and told in (None, 1):
        return 0.5
    number: Any = _written_out(told) if isinstance(told, str) and told != "X" else told
    if number is None:
        return "X"
    return number + 0.5 if number != "X" and fields.keys() & {"half", "demi"} else number


def _written_out(figures: str) -> float | int:
    """`1 500` and `1,500` are 1500, `2,5` and `2.5` two and a half."""
    compact = figures.replace(" ", "").replace(",", ".")
    whole, _, rest = compact.rpartition(".")
    return int(compact.replace(".", "")) if not whole or len(rest) == 3 else float(compact)
