"""`python -m detente.evaluate [LAYER …] [--write]`: every layer on the development sets, held against its floors.

`--write` puts the figures and the commit they were made at into docs/quality.md.
"""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

Report: TypeAlias = dict[str, dict[str, dict[str, float]]]  # layer → set → measure → figure

LAYERS = (
    "articles",
    "quotations",
    "times",
    "actors",
    "events",
    "golden",
    "readings",
    "commitments",
    "ledger",
    "offices",
    "places",
    "silence",
    "fusion",
    "examples",
)
FLOORS = Path("evaluation/floors.json")
REPORT = Path("build/eval.json")
QUALITY = Path("docs/quality.md")
TABLE = "<!-- figures: written by `make quality` -->"


def main(arguments: list[str]) -> int:
    """Scores the named layers (all by default); 0 where every floor holds, 1 otherwise."""
    layers = [name for name in arguments if name != "--write"]
    data = Path(os.environ.get("DETENTE_DATA", "../shared/data"))
    if not data.is_dir():
        print(f"{data}: no such folder; set DETENTE_DATA to where the development sets are", file=sys.stderr)
        return 2
    report: Report = {}
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
    if "--write" in arguments:
        write(report)
    return 1 if failed else 0


def write(report: Report) -> None:
    """Renews the table of docs/quality.md, everything below its mark."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True)
    lines = [TABLE, "", f"Made at commit {commit.stdout.strip()} by `make quality`.", ""]
    lines += ["| layer | set | figures |", "|---|---|---|"]
    for layer, sets in report.items():
        for name, measures in sets.items():
            figures = " · ".join(f"{measure} {figure:.3g}" for measure, figure in measures.items())
            lines.append(f"| {layer} | {name} | {figures} |")
    head = QUALITY.read_text(encoding="utf-8").partition(TABLE)[0]
    QUALITY.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
