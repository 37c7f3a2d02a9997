"""Where: the places an article names (codebook, sections 4 and 5).

Countries and capitals after a locative preposition, the conflict places of `common/places.csv` wherever they
stand, and the other places the recogniser saw. A name that several places bear is settled by the countries
of the article; one that stays open is a name without coordinates.
"""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.actors.gazetteer import Index, find_hits, index_of
from detente.coding.actors.knowledge import countries
from detente.coding.actors.names import fold, is_cyrillic, romanise
from detente.coding.gazetteer import Spot, spots
from detente.lexicon import table
from detente.model import Document, Place


class Known(Struct, frozen=True):
    """A place of `common/places.csv`."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    precision: str


@cache
def known_places() -> tuple[Known, ...]:
    """The overlay of conflict places and regions."""
    return tuple(
        Known(row["name"], row["country"] or None, float(row["latitude"]), float(row["longitude"]), row["precision"])
        for row in table("common", "places")
    )


@cache
def _index(language: str) -> Index:
    rows = table("common", "places")
    return index_of(
        language,
        (
            ("place", str(number), name)
            for number, row in enumerate(rows)
            for name in (row["name"], *filter(None, row["names"].split("|")))
        ),
    )


def find_places(document: Document, cast: Cast) -> tuple[Place, ...]:
    """All places of an article where something can happen, in text order, with coordinates where settled."""
    found: dict[int, Place] = {}
    covered: set[int] = set()
    for hit in find_hits(document, _index(document.language)):
        known = known_places()[int(hit.entry.key)]
        found[hit.start] = Place(
            name=known.name,
            country=known.country,
            latitude=known.latitude,
            longitude=known.longitude,
            precision=known.precision,
            start=hit.start,
            end=hit.end,
        )
        covered.update(range(hit.first, hit.last))
    near = {m.actor.country for m in cast.mentions if m.actor is not None and m.actor.country}
    for mention in cast.mentions:
        if covered.isdisjoint(mention.tokens):
            if mention.form == "place" and mention.actor is not None and mention.actor.country:
                place = _of_actor(document, mention.head, mention.actor.country)
                found[place.start] = place
            covered.update(mention.tokens)
    for place in _recognised(document, covered, near):
        found.setdefault(place.start, place)
    return tuple(found[start] for start in sorted(found))


def _of_actor(document: Document, i: int, code: str) -> Place:
    """A country or its capital as a place: the capital where the word is not the country's own name."""
    token = document.tokens[i]
    country = countries()[code]
    names = {fold(word) for word in _country_words(document.language, code)}
    if fold(token.text) in names or fold(token.lemma) in names or not country.capital:
        return Place(
            name=country.name, country=code, latitude=None, longitude=None, precision="country",
            start=token.start, end=token.end,
        )  # fmt: skip
    home = country.claimed_by or code
    rows = [
        spot
        for name in dict.fromkeys((token.text, token.lemma, country.capital))
        for spot in spots(name)
        if spot.country in (home, code)
    ]
    spot = max(rows, key=lambda row: row.population, default=None)
    return Place(
        name=spot.name if spot else country.capital,
        country=code,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        precision="city",
        start=token.start,
        end=token.end,
    )


@cache
def _country_words(language: str, code: str) -> tuple[str, ...]:
    row = next(row for row in table(language, "countries") if row["code"] == code)
    return tuple(word for name in row["names"].split("|") for word in (name, *name.split()))


def _recognised(document: Document, covered: set[int], near: set[str]) -> Iterator[Place]:
    """Places among the entities that are neither actors nor in the overlay."""
    for entity in document.entities:
        if entity.label != "LOC" or any(i in covered for i in range(entity.first, entity.last)):
            continue
        tokens = document.tokens[entity.first : entity.last]
        if not tokens[0].text[0].isupper():
            continue
        span = document.span(tokens[0], tokens[-1])
        names = dict.fromkeys((span.text, " ".join(t.lemma for t in tokens), *(("-".join(t.lemma for t in tokens)),)))
        spot = _settle([spot for name in names for spot in spots(name)], near)
        if spot is None and (tokens[0].i == 0 or document.tokens[tokens[0].i - 1].upos != "ADP"):
            continue  # no place the gazetteer knows, and nothing says that it is one
        shown = spot.name if spot is not None else romanise(span.text) if is_cyrillic(span.text) else span.text
        yield Place(
            name=shown,
            country=spot.country if spot else None,
            latitude=spot.latitude if spot else None,
            longitude=spot.longitude if spot else None,
            precision="city" if spot else None,
            start=span.start,
            end=span.end,
        )


def _settle(rows: list[Spot], near: set[str]) -> Spot | None:
    """The place meant: one in a country of the article, else the only or by far the largest one."""
    if not rows:
        return None
    here = [row for row in rows if row.country in near]
    ranked = sorted(here or rows, key=lambda row: -row.population)
    if here or len(ranked) == 1:
        return ranked[0]
    large = ranked[0].population >= 100_000 and ranked[0].population >= 5 * ranked[1].population
    return ranked[0] if large else None
