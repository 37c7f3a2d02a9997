"""What our own tables know of places: the conflict places and regions, the middle of every country, and their names."""

from functools import cache

from msgspec import Struct

from detente.coding.actors.gazetteer import Index, index_of
from detente.coding.actors.knowledge import countries
from detente.coding.actors.names import fold, is_cyrillic
from detente.coding.gazetteer import Spot
from detente.coding.settling import Candidate, weight_of
from detente.lexicon import knowledge, table

_TABLES = (("places", 7.0, True), ("regions", 6.0, False))  # with the weight of their rows, and whether these are sure


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """`<language>/places.yaml`, explained there."""

    before: frozenset[str]
    motion: frozenset[str]
    of: frozenset[str]
    parts: frozenset[str]
    regions: frozenset[str]
    joins: frozenset[str]
    soil: frozenset[str]


def words(language: str) -> Words:
    """The words of a language beside the names of places."""
    return knowledge(language, "places", Words)


def town(spot: Spot, weight: float | None = None, country: str | None = None) -> Candidate:
    """A place of the gazetteer as what a name may mean; weight and country where they are not its own."""
    return Candidate(
        spot.name, country or spot.country, spot.latitude, spot.longitude, "city", weight or weight_of(spot.population)
    )


def state(code: str) -> Candidate:
    """A country as a place."""
    latitude, longitude = middle(code) or (None, None)
    return Candidate(countries()[code].name, code, latitude, longitude, "country", 7.0, sure=True)


def middle(code: str) -> tuple[float, float] | None:
    """The middle of a country."""
    return _middles().get(code)


@cache
def _middles() -> dict[str, tuple[float, float]]:
    return {row["code"]: (float(row["latitude"]), float(row["longitude"])) for row in table("common", "centroids")}


@cache
def rows() -> tuple[Candidate, ...]:
    """The rows of `places.csv` and `regions.csv`. A bracket behind a name tells two rows apart, and is no part of it."""
    return tuple(
        Candidate(
            row["name"].split(" (")[0],
            row["country"] or None,
            float(row["latitude"]),
            float(row["longitude"]),
            row["precision"],
            weight,
            sure,
        )
        for name, weight, sure in _TABLES
        for row in table("common", name)
    )


@cache
def names(language: str) -> Index:
    """The names of those rows, to be found in texts of a language; the key of each is its number in `rows`."""
    listed = [row for name, _, _ in _TABLES for row in table("common", name)]
    return index_of(
        language,
        (
            ("place", str(number), name)
            for number, row in enumerate(listed)
            for name in dict.fromkeys((row["name"].split(" (")[0], *filter(None, row["names"].split("|"))))
            if is_cyrillic(name) == (language == "ru")
        ),
    )


@cache
def country_words(language: str, code: str) -> frozenset[str]:
    """The names of a country in a language and the words they consist of, folded."""
    row = next((row for row in table(language, "countries") if row["code"] == code), None)
    known = row["names"].split("|") if row is not None else []
    return frozenset(fold(word) for name in known for word in (name, *name.split()))
