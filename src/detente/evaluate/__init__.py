"""Scores of every layer against gold.

Each layer is a module here with `score_sets(data)`: the figures of every development set it knows, as
`{set: {measure: figure}}`. `python -m detente.evaluate` runs them all, writes `build/eval.json`
(layer → set → measure → figure) and fails where a figure falls below its floor in `evaluation/floors.json`.
"""
