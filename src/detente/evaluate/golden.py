"""Scores of the golden sentences: written blind to the code, each with all the events that it tells.

`type` is the F1 of events with the right type at the right words; `type_roles_status` also wants actors, recipients
and status. `sentences` is the share of sentences whose types are all right and no more; `silent` the share of the
sentences without any event where none is found.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from detente.coding import code_document
from detente.evaluate.documents import analyzed, gold_article
from detente.evaluate.events import Figures, compare, f1
from detente.model import CodedArticle

GOLDEN = Path("tests/golden")


def score_sets(data: Path) -> dict[str, Figures]:
    """The figures of every language; the sentences lie in the repository, not under `data`."""
    return {path.stem.replace("events", "golden"): score_file(path) for path in sorted(GOLDEN.glob("events_*.yaml"))}


def score_file(path: Path) -> Figures:
    """The figures of one language's golden sentences."""
    language = path.stem.rpartition("_")[2]
    count: Counter[str] = Counter()
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for row in rows:
        coded = code_sentence(row, language)
        count.update(compare([as_gold(event, row["text"]) for event in row["events"]], coded))
        right = Counter(e["type"] for e in row["events"]) == Counter(e.type for e in coded.events)
        count["right"] += right
        count["none"] += not row["events"]
        count["silent"] += not row["events"] and not coded.events
    given = max(1, count["type"])
    return {
        "type": f1(count, "type"),
        "type_roles_status": f1(count, "all"),
        "actors": count["actors"] / given,
        "recipients": count["recipients"] / given,
        "status": count["status"] / given,
        "sentences": count["right"] / max(1, len(rows)),
        "silent": count["silent"] / max(1, count["none"]),
    }


def code_sentence(row: dict[str, Any], language: str) -> CodedArticle:
    """What is coded in one golden sentence."""
    return code_document(analyzed(gold_article(row["text"], language, f"{row['published']}T12:00:00")))


def as_gold(event: dict[str, Any], text: str) -> dict[str, Any]:
    """A golden event in the form of the hand-coded articles: with offsets, the first place where its words stand."""
    start = text.find(event["trigger"])
    return {
        "type": event["type"],
        "mode": event["mode"],
        "trigger": {"start": start, "end": start + len(event["trigger"])},
        "actors": [_participant(each, text) for each in event["actors"]],
        "recipients": [_participant(each, text) for each in event["recipients"]],
        "status": event["status"],
        "attribution": event["attribution"],
        "when": None,
        "where": None,
    }


def _participant(row: dict[str, Any], text: str) -> dict[str, Any]:
    start = max(0, text.find(row["text"]))
    actor = {"name": row["name"], "country": row["country"], "sector": row["sector"]}
    return {"start": start, "end": start + len(row["text"]), "actor": actor}
