"""Text → lines that are paragraphs, with the blank lines between them, hard-wrapped lines joined."""

import itertools
import re

from msgspec import Struct

_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NARROWEST, _WIDEST = 45, 100  # columns of hard-wrapped text
_FEWEST = 2  # breaks that make a text hard-wrapped; one line may be full by chance


class Line(Struct, frozen=True):
    """One paragraph and whether a blank line goes before it."""

    text: str
    apart: bool


def lines_of(text: str) -> list[Line]:
    """The text's lines without blanks at their ends; those of hard-wrapped paragraphs joined by a space."""
    rows = [row.strip() for row in _BREAKS.sub("\n", text).split("\n")]
    lines: list[Line] = []
    apart = True
    for row in rows:
        if row:
            lines.append(Line(row, apart))
        apart = not row
    return _unwrapped(lines)


def _unwrapped(lines: list[Line]) -> list[Line]:
    """The lines with those of hard-wrapped paragraphs joined; a text with only a few such breaks is none."""
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return lines
    breaks = [
        not line.apart and _runs_on(previous.text, line.text, width) for previous, line in itertools.pairwise(lines)
    ]
    if sum(breaks) < _FEWEST:
        return lines
    whole = lines[:1]
    for line, wrapped in zip(lines[1:], breaks, strict=True):
        if wrapped:
            whole[-1] = Line(f"{whole[-1].text} {line.text}", whole[-1].apart)
        else:
            whole.append(line)
    return _unwrapped(whole)


def joined(lines: list[Line]) -> str:
    """The text that the lines make."""
    parts = [("\n\n" if line.apart else "\n") + line.text if number else line.text for number, line in enumerate(lines)]
    return "".join(parts)


def _runs_on(previous: str, row: str, width: int) -> bool:
    """Whether a line was broken only because the next word did not fit."""
    return len(previous) + 1 + len(row.split(maxsplit=1)[0]) > width - 2 and len(previous) > width / 2
