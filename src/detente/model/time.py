"""Expressions of time (codebook, section 3; TIMEX3 of ISO-TimeML)."""

from typing import Literal

from msgspec import Struct

from detente.text import Span

Precision = Literal["minute", "hour", "day", "week", "month", "quarter", "year"]


class Interval(Struct, frozen=True, array_like=True):
    """A stretch of time `[start, end)`, encoded as a pair.

    start, end: ISO 8601 dates or date-times (`2020-10-23`, `2020-10-26T08:00`), with a UTC offset only
    where one was stated; None where that side is open or unknown.
    """

    start: str | None
    end: str | None


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A DATE, TIME, DURATION or SET as written, and what it means.

    value: TIMEX3 value (`2020-10-23`, `2020-10-26T08:00`, `P3D`, `PAST_REF`); None when the words
        name no time (`dans le délai imparti`).
    interval: for a DATE or TIME that can be placed; None for others.
    precision: of the value, None when it has none.
    bound: how the expression limits an act: `from` (à partir de), `until` (jusqu'à), `by` (au plus
        tard, d'ici); None for a plain time.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    interval: Interval | None
    precision: Precision | None
    bound: Literal["from", "until", "by"] | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end, self.text)
