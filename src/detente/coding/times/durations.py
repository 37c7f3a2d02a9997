"""Values of durations: `P3D`, `PT12H`, `PXM`."""

from typing import Any

LETTERS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "year": "P{}Y", "quarter": "P{}Q", "night": "P{}D", "weekend": "P{}D",
}  # fmt: skip
_MULTIPLES = {"decade": ("year", 10), "century": ("year", 100), "half": ("month", 6), "fortnight": ("week", 2)}


def duration(count: Any, unit: str) -> str:
    """The TIMEX3 value of so many units; `X` stands for a number that is not told."""
    if unit in _MULTIPLES:
        unit, times = _MULTIPLES[unit]
        count = count if count == "X" else count * times
    if unit == "weekend" and count != "X":
        count *= 2
    if count != "X" and float(count).is_integer():
        count = int(count)
    return LETTERS[unit].format(count)
