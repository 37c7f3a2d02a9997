"""`python -m detente.evaluate [LAYER …]`: every layer on the development sets, held against its floors."""

import importlib
import json
import os
import sys
from pathlib import Path

LAYERS = ("articles", "quotations", "times", "actors", "events", "golden", "commitments", "offices")
FLOORS = Path("evaluation/floors.json")
REPORT = Path("build/eval.json")


def main(layers: list[str]) -> int:
    """Scores the named layers (all by default); 0 where every floor holds, 1 otherwise."""
    data = Path(os.environ.get("DETENTE_DATA", "../shared/data"))
    if not data.is_dir():
        print(f"{data}: no such folder; set DETENTE_DATA to where the development sets are", file=sys.stderr)
        return 2
    report = {}
    for layer in layers or LAYERS:
        try:
            module = importlib.import_module(f"detente.evaluate.{layer}")
        except ModuleNotFoundError:
            continue  # a layer without a scorer yet
        report[layer] = module.score_sets(data)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed = 0
    for layer, sets in report.items():
        for name, measures in sets.items():
            for measure, figure in measures.items():
                floor = floors.get(layer, {}).get(name, {}).get(measure)
                below = floor is not None and figure < floor
                failed += below
                note = "" if floor is None else f"  floor {floor:.3f}{'  BELOW' if below else ''}"
                print(f"{layer:12} {name:28} {measure:28} {figure:7.3f}{note}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
