"""Scores of the time layer: TIMEX relaxed and strict F1, type and value F1, and the French cases."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from detente.coding.times import extract_times
from detente.evaluate.documents import analyzed, gold_article, read_gold
from detente.model import TimeExpression

Figures = dict[str, float]
_MEASURES = ("relaxed", "strict", "type", "value")


class GoldTime(Struct, frozen=True):
    """One expression of the gold: its span, its type (None where not told) and the values it may have."""

    start: int
    end: int
    type: str | None
    values: tuple[str, ...]


def score_sets(data: Path) -> dict[str, Figures]:
    """The figures of every development set in the folder `data`, as set → measure → figure.

    `value_dates` and its like count dates and times only, the others every type.
    """
    scores: dict[str, Figures] = {}
    coded = list(read_gold(data / "coded_articles.jsonl.gz"))
    for language in sorted({row["article"]["language"] for row in coded}):
        rows = [_coded(row) for row in coded if row["article"]["language"] == language]
        scores[f"coded_articles_{language}"] = figures(rows)
    french = read_gold(data / "french_gold_quotes_times.jsonl.gz")
    scores["french_gold_quotes_times"] = figures(_annotated(row, "fr") for row in french)
    english = read_gold(data / "english_times_meantime.jsonl.gz")
    scores["english_times_meantime"] = figures(_annotated(row, "en") for row in english)
    scores["french_time_cases"] = {"right": float(sum(_cases(data)))}
    return scores


def score_records(records: Iterable[dict[str, Any]]) -> Figures:
    """The figures of gold in the record's form."""
    return figures(_coded(row) for row in records)


def _coded(row: dict[str, Any]) -> tuple[list[GoldTime], tuple[TimeExpression, ...]]:
    article = row["article"]
    gold = [GoldTime(t["start"], t["end"], t["type"], (str(t["value"]),)) for t in row["times"]]
    return gold, _times(article["text"], article["language"], article["published"])


def _annotated(row: dict[str, Any], language: str) -> tuple[list[GoldTime], tuple[TimeExpression, ...]]:
    gold = [
        GoldTime(t["start"], t["end"], t.get("type"), tuple(t["values"]) if "values" in t else (t["value"],))
        for t in row["times"]
    ]
    return gold, _times(row["text"], language, row["published"])


def _times(text: str, language: str, published: str | None) -> tuple[TimeExpression, ...]:
    return extract_times(analyzed(gold_article(text, language, published)))


def _cases(data: Path) -> Iterator[bool]:
    """For each French case: whether an expression over its words has one of its values."""
    for case in read_gold(data / "french_time_cases.jsonl.gz"):
        start = case["text"].index(case["expression"])
        end = start + len(case["expression"])
        yield any(
            t.start < end and start < t.end and (t.value or "UNRESOLVED") in case["values"]
            for t in _times(case["text"], "fr", case["published"])
        )


def figures(rows: Iterable[tuple[list[GoldTime], tuple[TimeExpression, ...]]]) -> Figures:
    """F1 of each measure over articles, of all types and (`…_dates`) of dates and times alone."""
    counts = {f"{measure}{suffix}": [0, 0, 0] for suffix in ("", "_dates") for measure in _MEASURES}
    for gold, found in rows:
        for suffix in ("", "_dates"):
            wanted = [g for g in gold if not suffix or _dated(g.type, g.values[0])]
            given = [t for t in found if not suffix or _dated(t.type, t.value)]
            for measure in _MEASURES:
                hits = _matched(wanted, given, measure)
                row = counts[measure + suffix]
                row[0] += hits
                row[1] += len(wanted)
                row[2] += len(given)
    return {name: _f1(*row) for name, row in counts.items()}


def _dated(type_: str | None, value: str | None) -> bool:
    """Whether an expression counts among dates and times; where gold has no type, its value tells."""
    if type_ is None:
        return not (value or "").startswith("P") or (value or "").endswith("REF")
    return type_ in ("DATE", "TIME")


def _matched(gold: list[GoldTime], found: list[TimeExpression], measure: str) -> int:
    """How many gold expressions have a partner of their own among those found."""
    free = list(found)
    hits = 0
    for wanted in gold:
        partner = next((t for t in free if _agree(wanted, t, measure)), None)
        if partner is not None:
            free.remove(partner)
            hits += 1
    return hits


def _agree(gold: GoldTime, found: TimeExpression, measure: str) -> bool:
    if not (gold.start < found.end and found.start < gold.end):
        return False
    if measure == "strict":
        return (gold.start, gold.end) == (found.start, found.end)
    if measure == "type":
        return gold.type in (None, found.type)
    return measure == "relaxed" or str(found.value) in gold.values


def _f1(hits: int, gold: int, found: int) -> float:
    return round(2 * hits / (gold + found), 4) if gold + found else 1.0
