"""Adjectives made of two countries (`российско-украинский`, `армяно-азербайджанский`): both of them."""

import re
from functools import cache

from detente.coding.actors.identify import country_actor
from detente.lexicon import knowledge, table
from detente.model import Participant, Token
from detente.text import Span

ENDING = re.compile(r"(ий|ый|ой)$")
SHORT = 4  # letters of the last half that must be those of the adjective


@cache
def _combining(language: str) -> dict[str, str]:
    """First half → country: those of `pairs.yaml`, and the stems of the adjectives in `countries.csv`."""
    stems = {ENDING.sub("о", adjective): code for adjective, code in _adjectives(language)}
    return stems | knowledge(language, "pairs", dict[str, str])


@cache
def _lasts(language: str) -> dict[str, str]:
    """Stem of an adjective, without its ending → country."""
    return {ENDING.sub("", adjective): code for adjective, code in _adjectives(language)}


def _adjectives(language: str) -> list[tuple[str, str]]:
    rows = table(language, "countries")
    return [(each, row["code"]) for row in rows for each in row["adjectives"].split("|") if ENDING.search(each)]


def paired(token: Token, language: str) -> tuple[Participant, ...]:
    """The two states of an adjective of two halves, each where its half stands; empty for any other word."""
    first, hyphen, last = token.text.lower().partition("-")
    if language != "ru" or not hyphen or token.upos not in ("ADJ", "NOUN", "PROPN"):
        return ()
    code = _combining(language).get(first)
    stems = (last[:end] for end in range(len(last), SHORT - 1, -1))
    other = next((found for stem in stems if (found := _lasts(language).get(stem))), None)
    if not code or not other or code == other:
        return ()
    middle = token.start + len(first)
    halves = (
        Span(token.start, middle, token.text[: len(first)]),
        Span(middle + 1, token.end, token.text[len(first) + 1 :]),
    )
    return Participant.of(halves[0], country_actor(code)), Participant.of(halves[1], country_actor(other))
