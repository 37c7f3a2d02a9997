"""Scores of the same-story decision: pairs of articles that people judged.

`story_pairs_judged` scores the pairs by our own judgements, `tests/golden/story_pairs_judged.yaml`, unsure ones left
out, together and for each language, each at its best threshold, beside `*_letters` and beside `*_always`, the F1 of
calling every pair the same. In `story_pairs` the set's own marks stand: `pairs_f1` is given only where some of them say
that two texts do not tell the same story (the set at hand says so of none, and F1 would be 1 for any answer). `all_*` scores all pairs of articles in one language: those judged
the same, or joined through a third, against all others. Many of the others are the same story and nobody judged
them, so these figures are low; they serve to compare methods. `letters` is TF-IDF over sequences of four letters.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from detente.evaluate.documents import read_gold
from detente.fusion.stories import VIEWS, Features, Rarity, Stories, cosine, letters

JUDGED = Path("tests/golden/story_pairs_judged.yaml")

View = tuple[float, Callable[[str], Features]]


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """The figures of `story_pairs`, where it is there, by its own marks and by our judgements."""
    path = data / "story_pairs.jsonl.gz"
    if not path.exists():
        return {}
    rows = list(read_gold(path))
    return {"story_pairs": score_pairs(rows), "story_pairs_judged": score_judged(rows)}


def score_judged(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Best F1 on the pairs of the set as we judged them; how rare a feature is, all its texts say."""
    judged = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))
    different, unsure = set(judged["different"]), set(judged["unsure"])
    sure = [n for n in range(len(rows)) if n not in unsure]
    texts = [text_of(row[side]) for row in rows for side in "ab"]
    figures = {}
    plain = Rarity.of(letters(text) for text in texts)
    ways: dict[str, Callable[[str, str], float]] = {
        "": Stories(texts).alike,
        "_letters": lambda one, other: cosine(letters(one), letters(other), plain),
    }
    for name, alike in ways.items():
        scores = {n: alike(text_of(rows[n]["a"]), text_of(rows[n]["b"])) for n in sure}
        for language in ("", *sorted({rows[n]["a"]["lang"] for n in sure})):
            own = [n for n in sure if language in ("", rows[n]["a"]["lang"])]
            measure = f"f1_{language}".rstrip("_")
            same = [n not in different for n in own]
            figures[measure + name] = best_f1([scores[n] for n in own], same)
            figures[f"{measure}_always"] = best_f1([0.0] * len(own), same)
    return figures


def score_pairs(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Best F1 over all thresholds, of the decision and of its baseline. rows: `same_story, a, b` (title, text, lang)."""
    figures = {"all_f1": _all_pairs(rows, VIEWS), "all_f1_letters": _all_pairs(rows, [(1.0, letters)])}
    if not all(row["same_story"] for row in rows):
        stories = Stories(text_of(row[side]) for row in rows for side in "ab")
        scores = [stories.alike(text_of(row["a"]), text_of(row["b"])) for row in rows]
        figures["pairs_f1"] = best_f1(scores, [bool(row["same_story"]) for row in rows])
    return figures


def best_f1(scores: Sequence[float], same: Sequence[bool]) -> float:
    """The F1 of the best threshold on the scores; equal scores stand on one side of it."""
    right = Counter[float]()
    count = Counter[float](scores)
    for score, gold in zip(scores, same, strict=True):
        right[score] += gold
    best = hits = given = 0.0
    all_same = sum(same)
    for score in sorted(count, reverse=True):
        hits += right[score]
        given += count[score]
        best = max(best, 2 * hits / (given + all_same))
    return best


def text_of(article: dict[str, Any]) -> str:
    """Headline and text."""
    return f"{article.get('title') or ''}\n{article['text']}"


def _all_pairs(rows: Sequence[dict[str, Any]], views: Sequence[View]) -> float:
    texts, story = _joined(rows)
    scores: list[float] = []
    same: list[bool] = []
    for language in sorted({each["lang"] for each in texts.values()}):
        names = [name for name, each in texts.items() if each["lang"] == language]
        told = [text_of(texts[name]) for name in names]
        likeness = np.zeros((len(names), len(names)))
        for weight, view in views:
            likeness += weight * _likeness([view(text) for text in told])
        for i, j in zip(*np.tril_indices(len(names), -1), strict=True):
            scores.append(float(likeness[i, j]))
            same.append(story[names[i]] == story[names[j]])
    return best_f1(scores, same)


def _likeness(features: Sequence[Features]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The cosine of every two texts, as `fusion.stories.cosine` has it."""
    rarity = Rarity.of(features)
    column: dict[Any, int] = {}
    for each in features:
        for feature in each:
            column.setdefault(feature, len(column))
    rows = np.zeros((len(features), len(column)))
    for row, each in zip(rows, features, strict=True):
        for feature, count in each.items():
            row[column[feature]] = (1 + np.log(count)) * (1 + rarity(feature))
        row /= np.linalg.norm(row) or 1.0
    return rows @ rows.T


def _joined(rows: Sequence[dict[str, Any]]) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """The articles by address, and for each the address that stands for its story."""
    texts = {row[side]["url"]: row[side] for row in rows for side in "ab"}
    story = {name: name for name in texts}
    for row in rows:
        if row["same_story"]:
            ours, theirs = story[row["a"]["url"]], story[row["b"]["url"]]
            story = {name: theirs if each == ours else each for name, each in story.items()}
    return texts, story
