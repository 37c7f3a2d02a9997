"""Readings that speak of no time after all: quantities, names, scores; and lists taken apart."""

from msgspec import structs

from detente.coding.times.grammar import Reading
from detente.coding.times.lexer import Lexeme, Times
from detente.lexicon import knowledge
from detente.model import Document

_GLUED = frozenset("-–/.:#№$€£+&@_")


def split_lists(readings: list[Reading], lexemes: list[Lexeme]) -> list[Reading]:
    """Each day of « les 2, 3 et 5 novembre » as a date of its own, with the month and year of the last."""
    found: list[Reading] = []
    for reading in readings:
        if reading.kind != "list":
            found.append(reading)
            continue
        last = reading.parts["DATE"]
        if "year" in reading.fields:
            last = structs.replace(last, fields={**last.fields, "year": reading.fields["year"]})
        for role, at in reading.places.items():
            if role.startswith("day"):
                lexeme = lexemes[at]
                fields = {**last.fields, "day": lexeme.payload}
                found.append(Reading("date", lexeme.start, lexeme.end, at, at + 1, fields))
        found.append(last)
    return sorted(found, key=lambda each: each.start)


def is_time(reading: Reading, lexemes: list[Lexeme], document: Document) -> bool:
    """Whether a reading speaks of time, judged by what stands round it."""
    if reading.kind == "nothing":
        return False
    if reading.kind == "date" and not {"month", "weekday"} & reading.fields.keys():
        return _is_year(reading, lexemes, document)
    if reading.kind == "date" and reading.fields.keys() <= {"month"}:
        small = knowledge(document.language, "times", Times).small_months
        return not (small and document.text[reading.start].isupper())
    return True


def _is_year(reading: Reading, lexemes: list[Lexeme], document: Document) -> bool:
    """Whether four figures alone are a year and no quantity, number or part of a name."""
    text, fields = document.text, reading.fields
    if "unit" in fields or "shortyear" in fields:
        return True
    year = int(fields["year"])
    before = lexemes[reading.first - 1] if reading.first else None
    led = before is not None and before.kind in ("en", "in", "from", "until", "by", "dici", "before", "after", "at")
    if not (1000 if led else 1900) <= year < 2100:
        return False
    left, right = text[reading.start - 1 : reading.start], text[reading.end : reading.end + 1]
    if left in _GLUED and not _year_beside(lexemes, reading.first - 2):
        return False
    if (
        right in _GLUED
        and text[reading.end + 1 : reading.end + 2].isalnum()
        and not _year_beside(lexemes, reading.last + 1)
    ):
        return False
    if not knowledge(document.language, "times", Times).bare_years and not (led or left == "("):
        return False
    return not _is_count(reading, document)


def _year_beside(lexemes: list[Lexeme], at: int) -> bool:
    return 0 <= at < len(lexemes) and lexemes[at].kind in ("four", "small")


def _is_count(reading: Reading, document: Document) -> bool:
    """« 2000 soldats »: the figures count the plural noun after them, and no article stands before."""
    tokens = document.tokens_in(reading.start, reading.end)
    if not tokens:
        return False
    at = tokens[-1].i + 1
    following = document.tokens[at] if at < len(document.tokens) else None
    if following is None or following.sentence != tokens[-1].sentence:
        return False
    if following.upos not in ("NOUN", "ADJ") or following.feats.get("Number") != "Plur":
        return False
    previous = document.tokens[tokens[0].i - 1] if tokens[0].i else None
    return not (previous is not None and previous.upos in ("DET", "PRON", "ADJ") and int(reading.fields["year"]) % 100)
