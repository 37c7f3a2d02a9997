"""Scores of geocoding: are the places of a text found, and at the right point of the world?

accuracy_161: share of gold places with coordinates for which a point within 161 km (100 miles, the usual measure) is
given; ambiguous_161: of those whose name several well-known places bear.  resolved: share with any point at all.
country, precision, name: as the gold has them (a name may be another spelling).  unknown: share of the places that
nobody can know for which no point is given.  population_161: what a plain look-up would reach that takes the most
populous place of the name.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from detente.coding.actors import find_actors
from detente.coding.gazetteer import spots
from detente.coding.places import find_places
from detente.evaluate.actors import same_name
from detente.evaluate.documents import analyzed, gold_article, read_gold
from detente.model import Document, Place
from detente.model.event import kilometres

NEAR = 161.0  # kilometres
GOLDEN = Path("tests/golden")
Figures = dict[str, float]
Scored = tuple[dict[str, Any], Place | None, bool]  # gold, what was found for it, whether the plain look-up is right


def score_sets(data: Path) -> dict[str, Figures]:
    """The figures of the golden places of the repository, by language and together, and of `coded_articles`."""
    report: dict[str, Figures] = {}
    everything: list[Scored] = []
    for path in sorted(GOLDEN.glob("places_*.yaml")):
        rows = list(golden_places(path))
        report[path.stem.replace("places", "golden")] = figures(rows)
        everything += rows
    if everything:
        report["golden"] = figures(everything)
    coded = data / "coded_articles.jsonl.gz"
    if coded.exists():
        report["coded_articles"] = score_records(read_gold(coded))
    return report


def score_records(records: Iterable[dict[str, Any]]) -> Figures:
    """The figures of gold in the record's form: of each place that its events name once in an article.

    A gold place is looked up at its span, or by its name where the gold has no span.
    """
    rows = []
    for record in records:
        article = record["article"]
        document = analyzed(gold_article(article["text"], article["language"], article["published"]))
        places = find_places(document, find_actors(document))
        for gold in _distinct(record["events"]):
            found = _named(gold, places) if gold.get("start") is None else at(places, gold["start"], gold["end"])
            rows.append((gold, found, False))
    return figures(rows, population=False)


def golden_places(path: Path) -> Iterable[Scored]:
    """The gold places of a golden file, what was found at their words, and whether the plain look-up is right."""
    language = path.stem.rpartition("_")[2]
    for row in yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        document = analyzed(gold_article(row["text"], language, "2020-10-30T12:00:00"))
        places = find_places(document, find_actors(document))
        for gold in row["places"]:
            start = row["text"].index(gold["text"])
            point = gold["at"] or (None, None)
            gold = gold | {"latitude": point[0], "longitude": point[1]}
            plain = _most_populous(document, start, start + len(gold["text"]))
            yield gold, at(places, start, start + len(gold["text"])), _near(gold, plain)


def figures(rows: Iterable[Scored], population: bool = True) -> Figures:
    """The measures of this module over gold places, what was found for each, and the plain look-up's success."""
    counts: dict[str, list[int]] = {}
    for gold, found, plain in rows:
        resolved = found is not None and found.latitude is not None
        outcome = {}
        if gold.get("name") is not None:
            outcome["name"] = found is not None and same_name(gold["name"], found.name)
        if gold.get("country"):
            outcome["country"] = found is not None and found.country == gold["country"]
        if gold.get("precision"):
            outcome["precision"] = found is not None and found.precision == gold["precision"]
        if gold.get("latitude") is not None:
            point = (found.latitude, found.longitude) if found is not None else (None, None)
            outcome |= {"accuracy_161": _near(gold, point), "resolved": resolved}
            if gold.get("ambiguous"):
                outcome["ambiguous_161"] = _near(gold, point)
            if population:
                outcome["population_161"] = plain
        elif "at" in gold:
            outcome["unknown"] = not resolved
        for measure, right in outcome.items():
            row = counts.setdefault(measure, [0, 0])
            row[0] += right
            row[1] += 1
    return {measure: right / total for measure, (right, total) in counts.items()}


def at(places: Iterable[Place], start: int, end: int) -> Place | None:
    """The place that stands at a span, the one that covers most of it."""
    inside = [place for place in places if place.start < end and start < place.end]
    return max(inside, key=lambda place: min(end, place.end) - max(start, place.start), default=None)


def _near(gold: dict[str, Any], point: tuple[float | None, float | None]) -> bool:
    if gold["latitude"] is None or point[0] is None or point[1] is None:
        return False
    return kilometres(gold["latitude"], gold["longitude"], point[0], point[1]) <= NEAR


def _most_populous(document: Document, start: int, end: int) -> tuple[float | None, float | None]:
    lemmas = "-".join(token.lemma for token in document.tokens_in(start, end) if token.text != "-")
    for name in (document.text[start:end], lemmas.replace("-", " "), lemmas):
        rows = spots(name)
        if rows:
            best = max(rows, key=lambda row: row.population)
            return best.latitude, best.longitude
    return None, None


def _distinct(events: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The places of an article's events, each once."""
    found: dict[tuple[str, int | None], dict[str, Any]] = {}
    for event in events:
        where = event["where"]
        if where:
            found.setdefault((where["name"], where.get("start")), where)
    return list(found.values())


def _named(gold: dict[str, Any], places: Iterable[Place]) -> Place | None:
    return next((place for place in places if same_name(gold["name"], place.name)), None)
