"""Scores of the events layer on articles of the development sets that readers coded for us (`tests/golden/readings`).

`known_<language>`, `second_<language>`: articles whose misses were read and mended.  `held_<language>`: articles whose output nobody looked
at; what is lost between the two is what tuning flatters. Measures as in `evaluate.events`.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from detente.errors import UnreadableSource
from detente.evaluate.documents import read_gold
from detente.evaluate.events import Figures, score_records
from detente.text import digest

GOLD = Path("tests/golden/readings")
LANGUAGES = {"french_wikinews": "fr", "french_armenia": "fr", "english_news": "en", "russian_news": "ru"}
Row = dict[str, Any]


def score_sets(data: Path) -> dict[str, Figures]:
    """The figures of every file of readings, their articles read from the sets under `data`."""
    return {path.stem: score_records(records(path, data)) for path in sorted(GOLD.glob("*.jsonl"))}


def records(path: Path, data: Path) -> Iterator[Row]:
    """The readings of a file in the form of the hand-coded articles.

    Raises UnreadableSource where a set's line no longer has the text that was coded.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        text = _texts(data / f"{row['set']}.jsonl.gz")[row["line"]]
        if digest(text, length=16) != row["text"]:
            raise UnreadableSource(
                "was coded on another text", origin=f"{path}:{number}", remedy="Code the article again or drop the line"
            )
        yield {
            "article": {"text": text, "language": LANGUAGES[row["set"]], "published": row["published"]},
            "events": [_event(event, text) for event in row["events"]],
        }


@cache
def _texts(path: Path) -> tuple[str, ...]:
    return tuple(row["text"] for row in read_gold(path))


def _event(row: Row, text: str) -> Row:
    """An event with its spans as objects and its words taken from the text."""
    start, end = row["trigger"]
    people = {role: [_participant(each, text) for each in row[role]] for role in ("actors", "recipients", "mediators")}
    return (
        row
        | people
        | {
            "trigger": {"start": start, "end": end, "text": text[start:end]},
            "when": {"interval": row["when"]} if row["when"] else None,
            "where": {"name": row["where"]} if row["where"] else None,
        }
    )


def _participant(row: list[Any], text: str) -> Row:
    start, end, name, country, sector = row
    named = any(value is not None for value in (name, country, sector))
    actor = {"name": name, "country": country, "sector": sector} if named else None
    return {"start": start, "end": end, "text": text[start:end], "actor": actor}
