"""How many were killed, wounded, captured or went missing, and whose they were, where the sentence says."""

import re
from functools import cache
from typing import Literal

from detente.coding.events.numbers import number_at
from detente.lexicon import knowledge
from detente.model import Casualties, Document, Token

Kind = Literal["killed", "wounded", "captured", "missing"]
DIGITS = re.compile(r"\d")


@cache
def _kinds(language: str) -> dict[str, Kind]:
    words = knowledge(language, "casualties", dict[Kind, frozenset[str]])
    return {lemma: kind for kind, lemmas in words.items() for lemma in lemmas}


def casualties_of(document: Document, trigger: Token) -> tuple[Casualties, ...]:
    """The casualties told in the sentence of an act, each kind once."""
    kinds = _kinds(document.language)
    found: dict[Kind, Casualties] = {}
    for token in document.sentence_tokens(trigger.sentence):
        kind = kinds.get(token.lemma)
        if kind is None or kind in found:
            continue
        count = _count(document, token)
        if count is not None:
            found[kind] = Casualties(kind=kind, count=count, whose=None)
    return tuple(found.values())


def _count(document: Document, token: Token) -> int | None:
    """The number that goes with a word: before it, or with the noun that is its subject or object."""
    nouns = (token, *document.children(token, "nsubj", "obj", "nummod"))
    for noun in nouns:
        for child in (*document.children(noun, "nummod", "det", "amod"), noun):
            value = number_at(document, child)
            if value is not None:
                return value
    return None
