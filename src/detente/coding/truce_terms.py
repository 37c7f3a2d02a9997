"""The terms of a truce as a sentence tells them: when declared, from and until when it holds, how long, put off to when."""

import re
from typing import NamedTuple

from detente.coding.truce_cues import Cue
from detente.coding.truce_words import Patterns
from detente.model import Document, TimeExpression
from detente.model.commitment import State
from detente.text import Span

MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
ATTACHED = 30  # characters from a truce to a time that is plainly its own ("the truce of 10 October")
AFTER, BEFORE = 60, 25  # characters from a word to a time after it, from a time to a word after it
OPENING = 6  # a time that opens its sentence belongs to all of it
LENGTH = re.compile(r"P(?:\d+[DW]|T\d+H)")  # of a truce or of its extension, as a TIMEX3 value
BESIDE = 25  # characters between it and what it measures ("four-day humanitarian truce", "trêve de quatre jours")
BEGINS = ("proposed", "agreed", "in_force")  # states that set from when a truce holds
LASTS = ("proposed", "agreed", "extended")  # states that set until when


class Terms(NamedTuple):
    """The terms that a sentence tells of a truce; lasting: how long it is to hold; added: by how much it is extended."""

    declared: str | None
    effective: str | None = None
    until: str | None = None
    lasting: str | None = None
    added: str | None = None

    def set_by(self, state: State) -> dict[str, str | None]:
        """The terms that go with a claim: from when with an agreement, until when and how long with an extension too."""
        return {
            "effective": self.effective if state in BEGINS else None,
            "until": self.until if state in LASTS else None,
            "lasting": self.added if state == "extended" else self.lasting if state in BEGINS else None,
        }


def beside(
    patterns: Patterns, text: str, lengths: list[tuple[int, int, str]], words: list[tuple[int, int]], reach: int
) -> str | None:
    """The length of time that stands nearest to some words of its sentence, in one clause with them."""
    near = []
    for start, end, value in lengths:
        for first, last in words:
            between = text[last:start] if start >= last else text[end:first]
            if len(between) <= (reach if start >= last else BESIDE) and not patterns.apart.search(between):
                near.append((len(between), value))
    return min(near)[1] if near else None


def dates(document: Document, patterns: Patterns, time: TimeExpression, span: Span, text: str) -> bool:
    """Whether a time can be one of the truce: a day or an hour, not the dateline's nor the war's."""
    published = document.article.published or ""
    if time.interval is None or time.type not in ("DATE", "TIME") or len(time.value or "") < len("2020-10-10"):
        return False
    moment = time.interval.start or time.interval.end or ""
    if "T" in moment and moment[:16] == published[:16]:
        return False
    if patterns.attack.match(text, time.end - span.start):
        return False
    return time.bound is not None or patterns.background.search(text[: time.start - span.start]) is None


def bounds(
    document: Document,
    patterns: Patterns,
    span: Span,
    text: str,
    times: list[TimeExpression],
    cues: list[Cue],
    truces: list[tuple[int, int]],
) -> tuple[str | None, str | None, str | None]:
    """When the truce was declared, from when and until when it holds, as this sentence has it.

    In a sentence of an extension no day is the truce's first; with a word of delay the day is its new first.
    """
    declared = effective = until = None
    published = document.article.published or "~"
    settled = [cue for cue in cues if cue.state in ("agreed", "in_force", "extended", "reaffirmed", "ended")]
    extended = any(cue.state == "extended" for cue in cues)
    for time in times:
        moment, place = _moment(time), (time.start - span.start, time.end - span.start)
        beside = [cue for cue in settled if _bound_to(patterns, text, place, (cue.start, cue.end))]
        nearest = min(beside, key=lambda cue: abs(cue.start - place[0]), default=None)
        kind = nearest.state if nearest else None
        attached = any(0 <= place[0] - end < ATTACHED for _, end in truces)
        if not extended and kind != "ended" and _postponed(patterns, text, place, truces):
            effective = effective or moment
        elif not (nearest or attached or any(_bound_to(patterns, text, place, truce) for truce in truces)):
            continue
        elif time.bound in ("until", "by") or (nearest and kind == "ended" and nearest.coming and not extended):
            until = until or moment
        elif extended:
            continue
        elif time.bound == "from" or kind == "in_force" or (attached and "T" in (moment or "")):
            effective = effective or moment
        elif nearest and kind != "ended" and moment and moment[:10] > published[:10]:
            effective = effective or moment  # agreed for a day to come
        elif kind != "ended" and (attached or nearest):
            declared = declared or moment
    return declared, effective, until if until and until > (effective or "") else None


def _bound_to(patterns: Patterns, text: str, time: tuple[int, int], words: tuple[int, int]) -> bool:
    """Whether a time can belong to words of its sentence: close by, with no other clause between; or it opens it."""
    if time[0] >= words[1]:
        between, reach = text[words[1] : time[0]], AFTER
    else:
        between, reach = text[time[1] : words[0]], len(text) if time[0] < OPENING else BEFORE
    return len(between) <= reach and (time[0] < OPENING or patterns.apart.search(between) is None)


def _postponed(patterns: Patterns, text: str, time: tuple[int, int], truces: list[tuple[int, int]]) -> bool:
    """Whether a day is the one that a truce is put off to."""
    return any(
        0 <= match.start() - end < AFTER and 0 <= time[1] - match.start() < AFTER
        for match in patterns.postponed.finditer(text)
        for _, end in truces
    )


def _moment(time: TimeExpression) -> str | None:
    """The day, or day and hour, that an expression names, as told."""
    told = MOMENT.match(time.value or "")
    return told.group() if told else None
