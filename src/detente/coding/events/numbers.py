"""Whole numbers in digits and words (`lexicon/<language>/numbers.yaml`)."""

import re
from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model import Document, Token

DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+")
HYPHENS = frozenset("-‐‑–")
HUNDRED, THOUSAND = 100, 1000
FOUR, TWENTY = 4, 20  # « quatre-vingt » multiplies


class Numerals(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's number words, and its collectives, which multiply what stands before them (`deux dizaines`)."""

    words: dict[str, int]
    collectives: dict[str, int]


class Number(Struct, frozen=True):
    """A whole number as written: its value and its tokens `[first, last)`."""

    value: int
    first: int
    last: int


@cache
def _numerals(language: str) -> Numerals:
    return knowledge(language, "numbers", Numerals)


def number_from(document: Document, first: int) -> Number | None:
    """The number whose first word is that token; None where none begins there."""
    numerals = _numerals(document.language)
    end = document.sentences[document.tokens[first].sentence][1]
    total, current, i, last = 0, 0, first, first
    while i < end:
        token = document.tokens[i]
        if token.text in HYPHENS and last == i and i > first:
            i += 1
            continue
        value, multiplies = _value(numerals, token, current)
        if value is None:
            break
        if multiplies and value >= THOUSAND:
            total, current = total + max(1, current) * value, 0
        elif multiplies:
            current = max(1, current) * value
        elif (current and current % HUNDRED == 0 and value < HUNDRED) or (
            current and value < 10 <= current and current % 10 == 0
        ):
            current += value
        elif current:
            break
        else:
            current = value
        i += 1
        last = i
    return Number(total + current, first, last) if last > first else None


def _value(numerals: Numerals, token: Token, current: int) -> tuple[int | None, bool]:
    """What a token adds to a number under way, and whether it multiplies what stands before."""
    match = DIGITS.fullmatch(token.text)
    if match:
        return int(re.sub(r"\D", "", match.group())), False
    if token.lemma in numerals.collectives:
        plural = token.feats.get("Number") == "Plur" and not current
        return (None if plural else numerals.collectives[token.lemma]), True  # `dozens` are no number
    if "-" in token.text[1:-1] and (joined := _joined(numerals, token.text.lower())) is not None:
        return joined, False
    value = numerals.words.get(token.lemma)
    if value is None and token.upos in ("NUM", "DET", "NOUN", "ADJ"):
        value = numerals.words.get(token.text.lower())
    if value is None or (value == 1 and token.upos != "NUM"):
        return None, False
    return value, value in (HUNDRED, THOUSAND) or (value == TWENTY and current == FOUR)


def _joined(numerals: Numerals, word: str) -> int | None:
    """A number written with hyphens as one word (`twenty-five`, « quatre-vingt-deux »)."""
    total = 0
    for part in word.split("-"):
        value = (
            1 if part in ("un", "une", "one") else numerals.words.get(part.removesuffix("s"), numerals.words.get(part))
        )
        if part in ("et", "and"):
            continue
        if value is None:
            return None
        total = total * value if (value == TWENTY and total == FOUR) else total + value
    return total
