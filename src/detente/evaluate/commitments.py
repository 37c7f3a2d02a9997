"""Scores of the commitments layer: hand-coded articles. A commitment matches one of the same kind with a party in common."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.coding import code_document
from detente.evaluate.documents import analyzed, gold_article, read_gold
from detente.model import Commitment


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """The figures of the hand-coded articles."""
    return {"coded_articles": score_records(read_gold(data / "coded_articles.jsonl.gz"))}


def score_records(records: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Precision and recall of commitments, and of their states among those found; gold in the record's form."""
    count: Counter[str] = Counter()
    for gold in records:
        article = gold["article"]
        coded = code_document(analyzed(gold_article(article["text"], article["language"], article["published"])))
        left = list(coded.commitments)
        count["gold"] += len(gold["commitments"])
        count["found"] += len(left)
        for row in gold["commitments"]:
            hit = next((each for each in left if same(row, each)), None)
            if hit is not None:
                left.remove(hit)
                count["hits"] += 1
                states = {state["state"] for state in row["states"]}
                count["states"] += bool(states & {state.state for state in hit.states})
    return {
        "precision": count["hits"] / max(1, count["found"]),
        "recall": count["hits"] / max(1, count["gold"]),
        "state": count["states"] / max(1, count["hits"]),
    }


def same(row: dict[str, Any], commitment: Commitment) -> bool:
    """Whether a commitment is the gold's: one kind, a party in common."""
    return row["kind"] == commitment.kind and bool(set(row["parties"]) & set(commitment.parties))
