"""Scores of the example dispatches in `examples/` against a hand-made list of the acts that they tell.

acts_found: of the acts in `tests/golden/fusion_examples.yaml`, those of which some telling is coded.  elsewhere: of the
coded event mentions, those that stand at none of its words (those at words that it holds to be unsure left out).  b3: how well
mentions of one act, and of no other, are put together (B³ F1).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from detente import fusion
from detente.articles import read_article
from detente.coding import code_document
from detente.evaluate.clusters import b_cubed
from detente.evaluate.documents import analyzed
from detente.model import CodedArticle, Failure
from detente.model.fused import Mention, Report
from detente.sources import read_pages
from detente.text import Span

GOLD = Path("tests/golden/fusion_examples.yaml")
EXAMPLES = Path("examples")

Acts = list[dict[str, Any]]
Dispatches = Mapping[str, CodedArticle]


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """The figures of the dispatches, which lie in the repository, not under `data`."""
    coded, acts = dispatches(), gold_acts()
    found = matched(coded, acts)
    spared = matched(coded, unsure()).keys() - found.keys()
    of = {each.id: event.id for event in fusion.fuse(mentions(coded)) for each in event.mentions}
    return {
        "examples": {
            "acts_found": len(set(found.values())) / len(acts),
            "elsewhere": 1 - len(found) / max(1, len(of) - len(spared)),
            "b3": b_cubed(found, {id: of[id] for id in found}).f1,
        }
    }


def gold_acts() -> Acts:
    """The hand-made acts: `act`, `types` it may be coded under, `told` as dispatch → words, `negated`."""
    return [row for row in _rows() if "act" in row]


def unsure() -> Acts:
    """The words that may be read either way, in the same form."""
    return [row for row in _rows() if "unsure" in row]


def _rows() -> Acts:
    rows: Acts = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    return rows


def dispatches() -> dict[str, CodedArticle]:
    """Every example dispatch coded, by the name of its file."""
    coded = {}
    for path in sorted(EXAMPLES.glob("*.txt")):
        for page in read_pages(str(path)):
            if not isinstance(page, Failure):
                coded[path.stem] = code_document(analyzed(read_article(page, None)))
    return coded


def mentions(coded: Dispatches) -> list[Mention]:
    """All event mentions of the dispatches."""
    return [Mention(event, Report.of(each.article)) for each in coded.values() for event in each.events]


def matched(coded: Dispatches, acts: Acts) -> dict[str, int]:
    """The number of the act of each mention that stands at the gold's words and may be coded so; the closest words win."""
    found: dict[str, int] = {}
    for name, span, number in sorted(_spots(coded, acts), key=lambda each: -len(each[1].text)):
        row = acts[number]
        for event in coded[name].events:
            denied = row.get("negated", False)
            allowed = event.type in row["types"] and denied in ("any", event.status == "negated")
            if allowed and event.trigger.overlaps(span):
                found[event.id] = number
    return found


def _spots(coded: Dispatches, acts: Acts) -> list[tuple[str, Span, int]]:
    """Where the gold's words stand: dispatch, the words in brackets, number of the act. All must be there, once."""
    found = []
    for number, act in enumerate(acts):
        for telling in act["told"]:
            ((name, words),) = telling.items()
            text, plain = coded[name].article.text, words.replace("[", "").replace("]", "")
            if text.count(plain) != 1:
                raise ValueError(f"{GOLD}: {name} does not hold once: {words}")
            start = text.index(plain) + words.index("[")
            found.append((name, Span.of(text, start, start + words.index("]") - words.index("[") - 1), number))
    return found
