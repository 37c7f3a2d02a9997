"""`python -m bench [N]`: what coding costs beside parsing, layer by layer, on N articles a language.

Every figure is a share of the parser's own time on the same articles in the same run.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from detente.coding import actors, commitments, events, places, quotations, times
from detente.evaluate.documents import gold_article, read_gold
from detente.language import analyze, analyzer

P = ParamSpec("P")
T = TypeVar("T")
SETS = {"fr": "french_wikinews", "en": "english_news", "ru": "russian_news"}
LAYERS = ("times", "actors", "quotations", "places", "events", "commitments")


def measure(language: str, path: Path, number: int) -> dict[str, float]:
    """Seconds of parsing and of every layer on the first articles of a set, models and tables loaded before."""
    seconds = dict.fromkeys(("parser", *LAYERS), 0.0)

    def timed(layer: str, stage: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        start = time.perf_counter()
        result = stage(*args, **kwargs)
        seconds[layer] += time.perf_counter() - start
        return result

    analyzer(language)
    rows = [row for row, _ in zip(read_gold(path), range(number + 1), strict=False)]
    for i, row in enumerate(rows):
        article = gold_article(row["text"], language, row.get("date") or row.get("published"))
        document = timed("parser", analyze, article)
        told = timed("times", times.extract_times, document)
        cast = timed("actors", actors.find_actors, document)
        said = timed("quotations", quotations.extract_quotations, document, cast)
        where = timed("places", places.find_places, document, cast)
        acts, _ = timed("events", events.code_events, document, told, cast, said, where)
        timed("commitments", commitments.code_commitments, document, acts, told, said, cast)
        if i == 0:  # the first article pays for loading the tables; it does not count
            seconds = dict.fromkeys(seconds, 0.0)
    seconds["words"] = sum(len(row["text"].split()) for row in rows[1:])
    return seconds


def main(number: int) -> int:
    """Prints one row a language: words a second of the parser, each layer's share of its time."""
    data = Path(os.environ.get("DETENTE_DATA", "../shared/data"))
    if not data.is_dir():
        print(f"{data}: no such folder; set DETENTE_DATA to where the development sets are", file=sys.stderr)
        return 2
    print(f"{'':4}{'parser':>14}" + "".join(f"{layer:>13}" for layer in LAYERS) + f"{'all coding':>13}")
    for language, name in SETS.items():
        seconds = measure(language, data / f"{name}.jsonl.gz", number)
        shares = [seconds[layer] / seconds["parser"] for layer in LAYERS]
        rate = f"{seconds['words'] / seconds['parser']:,.0f} words/s"
        print(f"{language:4}{rate:>14}" + "".join(f"{share:13.1%}" for share in (*shares, sum(shares))))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
