"""Office holders fetched later: a readable table in the user's data folder, laid over the shipped one.

The file has the form of a user's own `offices.csv` (docs/lexicon.md). What a user writes into it stays; the user's other
files are laid over it, so that their entries win.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from platformdirs import user_data_path

from detente.lexicon.own import KEYS, Row
from detente.lexicon.reading import plain_rows
from detente.text import fold

COLUMNS = ("country", "office", "title", "person", "start", "end", "aliases", "wikidata", "origin")
_NOTE = "# Office holders fetched by `detente actors refresh`. Yours to edit: rows of yours stay at the next refresh.\n"
_NEAR = 62  # days by which sources may differ on when a tenure began (election, oath, handover)


class Told(Struct, frozen=True):
    """A tenure as a source tells it.

    names: the person's, the English one first.  start, end: ISO days, end empty where none is told.
    wikidata: the person's id, empty where none is told.
    """

    country: str
    office: str
    names: tuple[str, ...]
    start: str
    end: str = ""
    wikidata: str = ""


def fetched_file() -> Path:
    """Where fetched office holders are kept."""
    return user_data_path("detente", appauthor=False) / "lexicon" / "offices.csv"


def fetched() -> tuple[Path, ...]:
    """The file of fetched office holders where there is one, to be named before the user's own lexicon."""
    return tuple(path for path in (fetched_file(),) if path.exists())


def news(told: Iterable[Told], rows: Sequence[Row], origin: str) -> list[Row]:
    """What a source tells of tenures that the table has not: new holders, and ends of tenures still open in it.

    A new holder's title is that of the holder before. A person whom the table knows keeps the name it has there.
    """
    found: list[Row] = []
    for tenure in told:
        same_office = [row for row in rows if (row["country"], row["office"]) == (tenure.country, tenure.office)]
        held = [row for row in same_office if _is_person(row, tenure)]
        known = next((row for row in held if _overlaps(row, tenure)), None)
        if known is None and same_office:
            found.append(_new(tenure, same_office, rows, origin))
        elif known is not None and not known["end"] and tenure.end:
            found.append(known | {"end": tenure.end, "origin": origin})
    return found


def _is_person(row: Row, tenure: Told) -> bool:
    if row["wikidata"] and tenure.wikidata:
        return row["wikidata"] == tenure.wikidata
    names = {fold(name) for name in (row["person"].partition(" (")[0], *row["aliases"].split("|")) if name}
    return any(fold(name) in names for name in tenure.names)


def _overlaps(row: Row, tenure: Told) -> bool:
    """Whether a tenure of the table may be the one told: it began about then, or lasted on that day."""
    began, told = row["start"], tenure.start[: len(row["start"])]
    return (began <= told and (not row["end"] or row["end"] > told)) or abs(_days(began) - _days(tenure.start)) <= _NEAR


def _days(day: str) -> int:
    year, month, number = (*(int(part) for part in day.split("-")), 1, 1)[:3]
    return (year * 12 + month) * 30 + number


def _new(tenure: Told, same_office: Sequence[Row], rows: Sequence[Row], origin: str) -> Row:
    last = max(same_office, key=lambda row: row["start"])
    elsewhere = next((row for row in rows if _is_person(row, tenure)), None)
    person = elsewhere["person"] if elsewhere is not None else tenure.names[0]
    spellings = [*(elsewhere["aliases"].split("|") if elsewhere is not None else ()), *tenure.names]
    return {
        "country": tenure.country,
        "office": tenure.office,
        "title": last["title"].removeprefix("Acting ").removeprefix("Interim "),
        "person": person,
        "start": tenure.start,
        "end": tenure.end,
        "aliases": "|".join(name for name in dict.fromkeys(spellings) if name and name != person),
        "wikidata": tenure.wikidata,
        "origin": origin,
    }


def keep(rows: Iterable[Row], path: Path) -> None:
    """Adds rows to the file of fetched holders, in the place of rows with the same key; made where it is missing."""
    kept = list(plain_rows(path)) if path.exists() else []
    keys = KEYS["offices"]
    added = {tuple(row[key] for key in keys): row for row in rows}
    merged = {tuple(row[key] for key in keys): row for row in kept} | added
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(merged[key] for key in sorted(merged))
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(_NOTE + text.getvalue(), encoding="utf-8")
    partial.replace(path)
