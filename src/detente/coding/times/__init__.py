"""Expressions of time (codebook, section 3).

lexer    text → lexemes (words, phrases and numbers that can speak of time)
grammar  lexemes → readings, by the patterns of each language's `times.yaml`
plausible  which readings are none (quantities, names, scores)
tense    what the clause says of a bare weekday or day of the month
resolve  reading → TIMEX3 value, interval, precision; calendar, durations, zones do the sums
bounds   from, until, by
"""

from datetime import date, datetime
from functools import partial

from detente.coding.times.bounds import Bound, bound_of, bounded, ranges
from detente.coding.times.grammar import Reading, read_text
from detente.coding.times.plausible import is_time, split_lists, with_years
from detente.coding.times.resolve import resolve
from detente.coding.times.scene import Meaning, Scene
from detente.coding.times.tense import clause_tense
from detente.model import Document, TimeExpression

__all__ = ["extract_times"]


def extract_times(document: Document) -> tuple[TimeExpression, ...]:
    """All expressions of time of an article, in text order, resolved against its publication moment.

    Relative expressions have no value where the article has no publication moment.
    """
    found_readings, lexemes = read_text(document.text, document.language)
    readings = [each for each in split_lists(found_readings, lexemes) if is_time(each, lexemes, document)]
    readings = with_years(readings, lexemes)
    ends = ranges(readings, lexemes)
    published, offset, clocked = _publication(document.article.published)
    found: list[TimeExpression] = []
    narrated: date | None = None
    for reading in readings:
        bound = ends.get(reading.start) or bound_of(reading, lexemes)
        scene = Scene(
            published=published,
            offset=offset,
            clocked=clocked,
            narrated=narrated,
            tense=partial(_tense, document, bound),
            limited=_limited(document, reading, bound),
            month_first=document.language == "en",
        )
        meaning = resolve(reading, scene)
        if meaning is not None:
            found.append(_expression(document, reading, meaning, bound))
            narrated = _narrated(meaning) or narrated
    return tuple(found)


def _publication(published: str | None) -> tuple[datetime | None, str, bool]:
    """The moment of publication by its own wall clock, its offset as written, and whether it tells an hour."""
    if not published:
        return None, "", False
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None, "", False
    offset = moment.isoformat()[-6:] if moment.tzinfo else ""
    return moment.replace(tzinfo=None), "Z" if offset == "+00:00" else offset, "T" in published


def _tense(document: Document, bound: Bound | None, reading: Reading) -> int:
    """What the words round a reading say of its tense; a date inside a noun phrase says nothing."""
    if bound is not None and bound.tense is not None:
        return bound.tense
    told, direct = clause_tense(document, reading.start, reading.end)
    nominal = not direct and (reading.fields.get("day") is not None or reading.kind == "shift")
    return 0 if nominal else told


def _limited(document: Document, reading: Reading, bound: Bound | None) -> bool:
    """Whether the reading limits what is not told as future (`a duré jusqu'à vendredi`)."""
    if bound is None or bound.side != "until":
        return False
    return clause_tense(document, reading.start, reading.end)[0] < 2


def _expression(document: Document, reading: Reading, meaning: Meaning, bound: Bound | None) -> TimeExpression:
    """The record of a reading and what it means."""
    if bound is not None and (reading.kind in ("range", "rangeto") or _modifies(document, reading)):
        bound = None
    interval, side = bounded(meaning, bound, reading.fields.get("phase") == "end")
    return TimeExpression(
        start=reading.start,
        end=reading.end,
        text=document.text[reading.start : reading.end],
        type="TIME" if "lateday" in reading.fields else meaning.type,
        value=meaning.value,
        interval=interval,
        precision=meaning.precision,
        bound="by" if reading.kind == "within" and interval is not None else side,
    )


def _modifies(document: Document, reading: Reading) -> bool:
    """Whether the expression only dates the noun after it (`by the 2021 paper`, `from Monday's talks`)."""
    tokens = document.tokens_in(reading.start, reading.end)
    if not tokens:
        return False
    last = tokens[-1]
    heads = [document.tokens[token.head] for token in tokens if token.head > last.i]
    return any(last.i < head.i <= last.i + 4 and head.upos in ("NOUN", "PROPN") for head in heads)


def _narrated(meaning: Meaning) -> date | None:
    """The day that the text speaks of from here on; None where an expression names none."""
    period = meaning.period
    exact = period is not None and meaning.type in ("DATE", "TIME") and period.precision in ("day", "hour", "minute")
    return period.start.date() if period is not None and exact else None
