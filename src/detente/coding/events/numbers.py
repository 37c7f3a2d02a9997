"""Numbers in words and digits."""

import re
from functools import cache

from detente.lexicon import knowledge
from detente.model import Document, Token

DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+")


@cache
def _words(language: str) -> dict[str, int]:
    return knowledge(language, "numbers", dict[str, int])


def number_at(document: Document, token: Token) -> int | None:
    """The whole number that a token writes; None where it writes none."""
    match = DIGITS.fullmatch(token.text)
    if match:
        return int(re.sub(r"\D", "", match.group()))
    return _words(document.language).get(token.lemma) if token.upos in ("NUM", "NOUN", "DET") else None
