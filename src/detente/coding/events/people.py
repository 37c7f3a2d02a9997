"""Words for people nobody knows by name, and for the sides of whatever is told (`people.yaml`)."""

from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge, table


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's `people.yaml`.

    nouns: for people and their groups.  sides: words that only say `the parties`, as they stand in texts;
    each_side: and whole phrases.
    states: that stand for states nobody names, as they stand in texts.
    idle: objects that make an idiom (`perdre la vie`, `tirer une balle`) or tell a time, never a victim.
    others: who are of elsewhere than those whose they are (`allies of X`).
    disputes: what sides are sides of, as it stands in texts (`both sides of the conflict`).
    residents: for people who live where an act hits them.  premises: for their homes and buildings.
    towns: for settlements that a name follows.
    delegates: that act for whoever they belong to, and quantities (`hundreds of X`).
    """

    nouns: frozenset[str]
    sides: frozenset[str]
    each_side: frozenset[str]
    idle: frozenset[str]
    states: frozenset[str] = frozenset()
    delegates: frozenset[str] = frozenset()
    disputes: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    residents: frozenset[str] = frozenset()
    premises: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()


@cache
def known_people(language: str) -> People:
    """The `people.yaml` of a language."""
    return knowledge(language, "people", People)


@cache
def capitals(language: str) -> frozenset[str]:
    """The names of capitals, as they stand in texts."""
    rows = table(language, "countries")
    return frozenset(name for row in rows for name in row["capitals"].split("|") if name)
