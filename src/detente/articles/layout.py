"""Text → lines that are paragraphs, with the blank lines between them, hard-wrapped lines joined."""

import re

from msgspec import Struct

_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NARROWEST, _WIDEST = 45, 100  # columns of hard-wrapped text


class Line(Struct, frozen=True):
    """One paragraph and whether a blank line goes before it."""

    text: str
    apart: bool


def lines_of(text: str) -> list[Line]:
    """The text's lines without blanks at their ends; those of hard-wrapped paragraphs joined by a space."""
    rows = [row.strip() for row in _BREAKS.sub("\n", text).split("\n")]
    width = max(map(len, rows), default=0)
    wrapped = _NARROWEST <= width <= _WIDEST
    lines: list[Line] = []
    apart, previous = True, ""
    for row in rows:
        if not row:
            apart = True
            continue
        if wrapped and not apart and _runs_on(previous, row, width):
            lines[-1] = Line(f"{lines[-1].text} {row}", lines[-1].apart)
        else:
            lines.append(Line(row, apart))
        apart, previous = False, row
    return lines


def joined(lines: list[Line]) -> str:
    """The text that the lines make."""
    parts = [("\n\n" if line.apart else "\n") + line.text if number else line.text for number, line in enumerate(lines)]
    return "".join(parts)


def _runs_on(previous: str, row: str, width: int) -> bool:
    """Whether a line was broken only because the next word did not fit."""
    return len(previous) + 1 + len(row.split(maxsplit=1)[0]) > width - 2 and len(previous) > width / 2
