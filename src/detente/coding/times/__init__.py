"""Expressions of time (codebook, section 3).

lexer    text → lexemes (words, phrases and numbers that can speak of time)
grammar  lexemes → readings, by the patterns of each language's `times.yaml`
plausible  which readings are none (quantities, names, scores)
tense    what the clause says of a bare weekday or day of the month
resolve  reading → TIMEX3 value, interval, precision; calendar, durations, zones do the sums
bounds   from, until, by
"""

from datetime import date, datetime

from detente.coding.times.bounds import bound_of, bounded
from detente.coding.times.grammar import Reading, read_text
from detente.coding.times.lexer import Lexeme
from detente.coding.times.plausible import is_time, split_lists, with_years
from detente.coding.times.resolve import Meaning, Scene, resolve
from detente.coding.times.tense import clause_tense
from detente.model import Document, TimeExpression

__all__ = ["extract_times"]


def extract_times(document: Document) -> tuple[TimeExpression, ...]:
    """All expressions of time of an article, in text order, resolved against its publication moment.

    Relative expressions have no value where the article has no publication moment.
    """
    readings, lexemes = read_text(document.text, document.language)
    published, offset, clocked = _publication(document.article.published)
    found: list[TimeExpression] = []
    narrated = _Narrated(document)
    for reading in with_years(split_lists(readings, lexemes), lexemes):
        if not is_time(reading, lexemes, document):
            continue
        scene = Scene(
            published,
            offset,
            clocked,
            narrated.day(reading),
            _tense_reader(document, lexemes),
            document.language == "en",
        )
        meaning = resolve(reading, scene)
        if meaning is None:
            continue
        found.append(_expression(document, reading, meaning, lexemes))
        narrated.heard(reading, meaning)
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


def _tense_reader(document: Document, lexemes: list[Lexeme]):  # type: ignore[no-untyped-def]
    def tense(reading: Reading) -> int:
        bound = bound_of(reading, lexemes)
        if bound is not None and bound.tense is not None:
            return bound.tense
        told, direct = clause_tense(document, reading.start, reading.end)
        return told if direct or reading.fields.get("day") is None else 0

    return tense


def _expression(document: Document, reading: Reading, meaning: Meaning, lexemes: list[Lexeme]) -> TimeExpression:
    """The record of a reading and what it means."""
    bound = bound_of(reading, lexemes)
    interval, kind = bounded(meaning, bound)
    if reading.kind == "within" and meaning.interval is not None:
        kind = "by"
    return TimeExpression(
        start=reading.start,
        end=reading.end,
        text=document.text[reading.start : reading.end],
        type="TIME" if "lateday" in reading.fields else meaning.type,
        value=meaning.value,
        interval=interval,
        precision=meaning.precision,
        bound=kind,
    )


class _Narrated:
    """The day that the text last spoke of, paragraph by paragraph."""

    def __init__(self, document: Document) -> None:
        self._ends = [end for _, end in document.article.paragraphs]
        self._day: date | None = None
        self._end = 0

    def day(self, reading: Reading) -> date | None:
        """The day narrated when the text reaches this reading."""
        return self._day

    def heard(self, reading: Reading, meaning: Meaning) -> None:
        """The text has told of this time."""
        if meaning.period is not None and meaning.type in ("DATE", "TIME"):
            exact = meaning.period.precision in ("day", "hour", "minute")
            self._day = meaning.period.start.date() if exact else self._day
