"""Users' own knowledge: where their files are, and how their entries are laid over the shipped ones.

A user's folder has the shape of the shipped lexicon: `common/` for tables, `fr/`, `en/`, `ru/` for words; tables may
also lie in the folder itself, and a single file may be named instead of a folder.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from detente.errors import ConfigurationError
from detente.lexicon.reading import columns_of, read_rows
from detente.ontology import ontology

LANGUAGES = ("fr", "en", "ru")
WORDS = ("frames", "actors", "reporting")  # the YAML files of a language that users may add to
KEYS: dict[str, tuple[str, ...]] = {  # what tells rows of a table apart: a user's row takes the place of a shipped one
    "places": ("name",), "regions": ("name",), "persons": ("person",), "offices": ("country", "office", "person", "start"),
    "countries": ("code",), "organisations": ("id",), "bodies": ("id",), "groups": ("id",), "media": ("id",),
    "parties": ("id",), "companies": ("id",), "institutes": ("id",), "national_bodies": ("country", "role"),
}  # fmt: skip
REQUIRED: dict[str, tuple[str, ...]] = {
    "places": ("name", "latitude", "longitude", "precision"), "regions": ("name", "latitude", "longitude", "precision"),
    "persons": ("person",), "offices": ("country", "office", "title", "person", "start"), "countries": ("code", "name", "names"),
    "national_bodies": ("country", "role", "name"),
}  # fmt: skip
NAMED = ("id", "name", "kind")  # what all other tables require
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_KINDS = ("organisation", "body", "group", "party", "company", "media")
Row = dict[str, str]


def files_of(paths: Iterable[Path]) -> dict[tuple[str, str], list[Path]]:
    """The knowledge files of users' folders, as `(folder, name)` → files, in the order the folders are named.

    Raises ConfigurationError for a path that is not there and a file that is no part of a lexicon.
    """
    found: dict[tuple[str, str], list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise ConfigurationError(
                "no such file or folder", origin=str(path), remedy="Look at `lexicon` in the settings"
            )
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if file.suffix.lower() in (".yaml", ".yml", ".csv"):
                found.setdefault(_place_of(file), []).append(file)
    return found


def _place_of(file: Path) -> tuple[str, str]:
    folder = file.parent.name if file.parent.name in LANGUAGES else "common"
    if file.suffix == ".csv" and (file.stem in KEYS if folder == "common" else file.stem == "countries"):
        return folder, file.stem
    if file.suffix == ".yaml" and folder != "common" and file.stem in WORDS:
        return folder, file.stem
    words = ", ".join(f"{'/'.join(LANGUAGES)}/{name}.yaml" for name in WORDS)
    raise ConfigurationError(
        "is no file of a lexicon",
        origin=str(file),
        remedy=f"Known are {', '.join(f'{name}.csv' for name in KEYS)}, and {words}",
    )


def merged(own: Any, shipped: Any) -> Any:
    """A user's data over the shipped: mappings joined key by key, a user's items before the shipped, else the user's.

    The user's keys stand first, so that their entries win where the first of equals is taken.
    """
    if isinstance(own, Mapping) and isinstance(shipped, Mapping):
        keys = (*own, *(key for key in shipped if key not in own))
        return {key: merged(own[key], shipped[key]) if key in own and key in shipped else own.get(key, shipped.get(key)) for key in keys}  # fmt: skip
    if isinstance(own, list) and isinstance(shipped, list):
        return [*own, *(item for item in shipped if item not in own)]
    return own


def overlaid(own: Iterable[Row], shipped: Iterable[Row], name: str) -> Iterator[Row]:
    """A user's rows, then the shipped ones that none of them takes the place of.

    A tenure of a user's ends the shipped tenures of the same office that it overlaps.
    """
    own = tuple(own)
    keys = {tuple(row[key] for key in KEYS[name]) for row in own}
    yield from own
    for row in shipped:
        if tuple(row[key] for key in KEYS[name]) in keys:
            continue
        ended = _ended(row, own) if name == "offices" else row
        if ended is not None:
            yield ended


def _ended(row: Row, own: Iterable[Row]) -> Row | None:
    """A shipped tenure as the user's tenures of that office leave it; None where nothing is left."""
    for each in own:
        if (each["country"], each["office"]) != (row["country"], row["office"]):
            continue
        if row["start"] < each["start"] and (not row["end"] or row["end"] > each["start"]):
            row = row | {"end": each["start"]}
        elif row["start"] >= each["start"] and (not each["end"] or row["start"] < each["end"]):
            return None
    return row


def read_own(file: Path, name: str, shipped: Path) -> Iterator[Row]:
    """The checked rows of a user's table, with all columns of the shipped one.

    Raises ConfigurationError with file and line for an unknown column, a missing or a wrong cell.
    """
    line, columns = columns_of(file)
    _, known = columns_of(shipped)
    unknown = [column for column in columns if column not in known]
    if unknown:
        raise ConfigurationError(
            f"unknown column {', '.join(unknown)}", origin=f"{file}:{line}", remedy=f"Known are {', '.join(known)}"
        )
    for number, row in read_rows(file):
        row = dict.fromkeys(known, "") | row
        for column in REQUIRED.get(name, NAMED if "id" in known else ()):
            if column in row and not row[column]:
                raise ConfigurationError(
                    f"the row has no {column}", origin=f"{file}:{number}", remedy=f"Give a {column}"
                )
        for column, value in row.items():
            wrong = _wrong(column, value)
            if value and wrong:
                raise ConfigurationError(f"{column} is {value!r}", origin=f"{file}:{number}", remedy=wrong)
        yield row


def _wrong(column: str, value: str) -> str | None:
    """What a cell should hold, where it does not."""
    if column in ("latitude", "longitude"):
        limit = 90 if column == "latitude" else 180
        try:
            return None if abs(float(value)) <= limit else f"Give degrees from -{limit} to {limit}"
        except ValueError:
            return "Give degrees with a decimal point, for instance 39.82"
    if column in ("start", "end") and not _DAY.fullmatch(value):
        return "Give a day, month or year as 2024-05-31, 2024-05 or 2024"
    if column == "precision" and value not in ("city", "region", "country"):
        return "Use city, region or country"
    if column == "kind" and value not in _KINDS:
        return f"Use {', '.join(_KINDS)}"
    if column == "sector" and value not in ontology().sectors:
        return f"Use a sector of the codebook: {', '.join(sorted(ontology().sectors))}"
    return None
