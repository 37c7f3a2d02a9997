"""Scores of every layer against gold.

`score_gold(path)` scores all layers on a file of gold in the record format: `detente evaluate GOLD`.

Each layer is a module here with `score_sets(data)`: the figures of every development set it knows, as
`{set: {measure: figure}}`. `python -m detente.evaluate` runs them all, writes `build/eval.json`
(layer → set → measure → figure) and fails where a figure falls below its floor in `evaluation/floors.json`.
"""

from pathlib import Path

from detente.errors import UnreadableSource


def score_gold(path: Path, language: str | None = None) -> dict[str, dict[str, float]]:
    """The figures of every layer on gold in the record format, as layer → measure → figure.

    path: one record a line, plain or `.gz`.  language: only the articles in it.
    Raises UnreadableSource naming the file and line of what is no record, and a file without any.
    """
    from detente.evaluate import actors, commitments, events, places, quotations, times
    from detente.evaluate.documents import read_gold

    layers = {
        "quotations": quotations,
        "times": times,
        "actors": actors,
        "places": places,
        "events": events,
        "commitments": commitments,
    }
    records = []
    for number, record in enumerate(read_gold(path), 1):
        missing = {"article", "quotations", "times", "events", "commitments"} - record.keys()
        if missing:
            raise UnreadableSource(
                f"the record has no {', '.join(sorted(missing))}",
                origin=f"{path}:{number}",
                remedy="Gold has the form of `detente read --json`",
            )
        if language in (None, record["article"]["language"]):
            records.append(record)
    if not records:
        raise UnreadableSource("holds no record to score", origin=str(path))
    return {name: layer.score_records(records) for name, layer in layers.items()}
