"""The words that tie times and places to acts, by language (`lexicon/<language>/circumstances.yaml`)."""

from bisect import bisect_left
from functools import cache
from typing import TypeVar

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model import Place, TimeExpression


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's words that tie times and places to acts (lemmas).

    during: prepositions and nouns that say during what.  following: that say after what.  gathered: participles of those who met somewhere to act.
    since: words before a duration that lasts until now.  anterior: adverbs of what was before the news.
    reminders: words that open a sentence recalling what was before (`Напомним, ранее`, `Rappelons que`).
    ahead: prepositions of what was before something told (`before that`).
    moments: conjunctions of a clause that says when (`when reiterating it last week`).
    perfect: auxiliaries whose present makes a tense that dates nothing (`Iran has held four rounds`).
    attributive: whether present participles only say who somebody is (`настаивающих`), and do nothing beside the clause.
    additive: adverbs of one more act at the same occasion.  adnominal: prepositions of a date that only tells
    which thing is meant.  places: prepositions that lead to where an act is done, more than the plainly locative.
    """

    during: frozenset[str]
    following: frozenset[str]
    gathered: frozenset[str]
    since: frozenset[str]
    anterior: frozenset[str]
    additive: frozenset[str]
    adnominal: frozenset[str]
    places: frozenset[str]
    scenes: frozenset[str]
    sequels: frozenset[str]
    moments: frozenset[str]
    reminders: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    attributive: bool = False


@cache
def tying_words(language: str) -> Words:
    """The words of a language that tie times and places to acts."""
    return knowledge(language, "circumstances", Words)


Thing = TypeVar("Thing", TimeExpression, Place)


def between(things: tuple[Thing, ...], start: int, end: int) -> tuple[Thing, ...]:
    """Those of the things in text order that begin in `[start, end)`."""
    first = bisect_left(things, start, key=lambda thing: thing.start)
    last = bisect_left(things, end, key=lambda thing: thing.start)
    return things[first:last]
