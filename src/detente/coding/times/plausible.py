"""Readings that speak of no time after all: quantities, names, scores; and lists taken apart."""

import re

from msgspec import structs

from detente.coding.times.grammar import Reading
from detente.coding.times.lexer import Lexeme, Times
from detente.lexicon import knowledge
from detente.model import Document

_LINKS = frozenset({"and", "to", "au", "at", "the", "comma", "dash", "of", "until", "s", "by"})
_GLUED = frozenset("-–/.:#№$€£+&@_")


def split_lists(readings: list[Reading], lexemes: list[Lexeme]) -> list[Reading]:
    """Each day of « les 2, 3 et 5 novembre » as a date of its own, with the month and year of the last."""
    found: list[Reading] = []
    for reading in readings:
        if reading.kind == "counts":
            found.extend(_counts(reading, lexemes))
            continue
        if reading.kind != "list":
            found.append(reading)
            continue
        last = reading.parts["DATE"]
        if "month" not in last.fields:  # « 2 et hier »: no list of days
            found.append(last)
            continue
        if "year" in reading.fields:
            last = structs.replace(last, fields={**last.fields, "year": reading.fields["year"]})
        for role, at in reading.places.items():
            if role.startswith("day"):
                lexeme = lexemes[at]
                fields = {**last.fields, "day": lexeme.payload}
                found.append(Reading("date", lexeme.start, lexeme.end, at, at + 1, fields))
        found.append(structs.replace(last, kind="date"))
    return sorted(found, key=lambda each: each.start)


def _counts(reading: Reading, lexemes: list[Lexeme]) -> list[Reading]:
    """« entre 60 et 90 jours »: two durations of one unit."""
    at = reading.places["number"]
    lexeme = lexemes[at]
    first = {"count": lexeme.payload, "unit": reading.fields["unit"]}
    second = {"count": reading.fields["number2"], "unit": reading.fields["unit"]}
    start = reading.places["number2"]
    return [
        Reading("duration", lexeme.start, lexeme.end, at, at + 1, first),
        Reading("duration", lexemes[start].start, reading.end, start, reading.last, second),
    ]


def with_years(readings: list[Reading], lexemes: list[Lexeme]) -> list[Reading]:
    """« entre le printemps et l'automne 2017 »: a month or season takes the year of the one it is joined to."""
    found = list(readings)
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        between = {lexeme.kind for lexeme in lexemes[first.last : second.first]}
        if not ("year" in second.fields and _yearless(first) and between and between <= _LINKS):
            continue
        late = "month" in first.fields and first.fields["month"] > second.fields.get("month", 12)
        year = int(second.fields["year"]) - late
        found[at] = structs.replace(first, fields={**first.fields, "year": year})
    return found


def _yearless(reading: Reading) -> bool:
    """A month or season that names no year and needs one."""
    if not {"month", "season"} & reading.fields.keys() or {"year", "dir", "this", "shortyear"} & reading.fields.keys():
        return False
    return reading.kind in ("date", "season")


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
    if {"©", "Copyright"} & set(re.findall(r"©|Copyright", text[max(0, reading.start - 30) : reading.end + 3])):
        return False
    if fields.keys() & {"unit", "ofyear", "yearord", "shortyear"}:
        return True
    if "year" not in fields:
        return False
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
