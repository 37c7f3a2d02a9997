"""The words that tie times and places to acts, by language (`lexicon/<language>/circumstances.yaml`)."""

from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from msgspec import Struct, structs

from detente.lexicon import knowledge
from detente.model import Document, Interval, Place, TimeExpression, Token


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


def named_time(document: Document, verb: Token, times: list[TimeExpression]) -> TimeExpression | None:
    """The time right before a clause that says what was then (`since 2022, when X invaded Y`), without its bound."""
    words = tying_words(document.language)
    for lead in document.children(verb, "advmod", "mark", "obl"):
        if lead.lemma in words.scenes | words.moments:
            before = next((time for time in times if 0 <= lead.start - time.end <= len(", ")), None)
            if before is not None:
                return _unbound(before)
    noun = document.head(verb) if verb.rel == "acl" else None
    if noun is None or noun.rel != "appos":
        return None
    beside = (t for t in times if 0 <= noun.start - t.end <= len(", the ") and t.precision == noun.lemma)
    return next(map(_unbound, beside), None)  # `since 2022, the year X invaded Y`


def _unbound(time: TimeExpression) -> TimeExpression:
    """The time itself, of one that is told as a bound (`since 2022` → 2022); as it is where its length is not plain."""
    interval = time.interval
    if (
        time.bound != "from"
        or interval is None
        or interval.start is None
        or time.precision not in ("day", "month", "year")
    ):
        return time
    start = date.fromisoformat(interval.start[:10])
    months = start.year * 12 + start.month - 1 + {"day": 0, "month": 1, "year": 12}[time.precision]
    after = start + timedelta(days=1) if time.precision == "day" else date(months // 12, months % 12 + 1, 1)
    return structs.replace(time, interval=Interval(interval.start, after.isoformat()), bound=None)


Thing = TypeVar("Thing", TimeExpression, Place)


def between(things: tuple[Thing, ...], start: int, end: int) -> tuple[Thing, ...]:
    """Those of the things in text order that begin in `[start, end)`."""
    first = bisect_left(things, start, key=lambda thing: thing.start)
    last = bisect_left(things, end, key=lambda thing: thing.start)
    return things[first:last]
