"""Scores of fusion: given mentions of ECB+ put together, stories told apart, the example dispatches.

`ecb_*` are event mentions given with their sentence and head (gold mentions), put together within the document
groups that the set gives (a topic's `ecb` or `ecbplus` half), as the baseline `head lemma` does. Of the sets the
numbers in `fusion.wording` were chosen on train; dev is for checking.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.evaluate import stories
from detente.evaluate.clusters import conll
from detente.evaluate.documents import read_gold
from detente.evaluate.wording import Telling, families, telling, together
from detente.fusion.stories import Rarity

ENDS = frozenset({".", "?", "!"})
LONGEST = 40  # words of a sentence on either side of a mention: headlines and tables run on without a stop


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """The figures of every development set of fusion, each beside its baseline."""
    report = {}
    for part in ("train", "dev"):
        path = data / f"event_coreference_ecb_{part}.jsonl.gz"
        if path.exists():
            report[f"ecb_{part}"] = score_mentions(list(read_gold(path)))
    return {**report, **stories.score_sets(data)}


def score_mentions(rows: list[dict[str, Any]]) -> dict[str, float]:
    """MUC, B³, CEAFe and CoNLL F1 on given mentions, and the CoNLL F1 of the baseline.

    rows: `doc_id, tokens_number, mention_head, mention_head_lemma, mention_context, coref_chain`.
    """
    gold = {n: row["coref_chain"] for n, row in enumerate(rows)}
    baseline = {n: (group(row), row["mention_head_lemma"].lower()) for n, row in enumerate(rows)}
    return {**conll(gold, resolve(rows)), "conll_head_lemma": conll(gold, baseline)["conll"]}


def resolve(rows: list[dict[str, Any]]) -> dict[int, tuple[str, int]]:
    """For each given mention, by its number, the document group and the cluster there."""
    stem = families("en").stem
    documents = {row["doc_id"]: row["mention_context"] for row in rows}
    rarity = Rarity.of([stem(word.lower()) for word in words] for words in documents.values())
    groups: defaultdict[str, list[tuple[int, Telling]]] = defaultdict(list)
    for n, row in enumerate(rows):
        groups[group(row)].append((n, told(row)))
    return {n: (name, cluster) for name, found in groups.items() for n, cluster in _clustered(found, rarity)}


def _clustered(found: list[tuple[int, Telling]], rarity: Rarity) -> Iterator[tuple[int, int]]:
    clusters = together([each for _, each in found], rarity)
    return zip((n for n, _ in found), clusters, strict=True)


def group(row: dict[str, Any]) -> str:
    """The document group: the topic and its half, `12_10ecbplus.xml` → `12ecbplus`."""
    topic, _, name = str(row["doc_id"]).removesuffix(".xml").partition("_")
    return topic + name.lstrip("0123456789")


def told(row: dict[str, Any]) -> Telling:
    """A given mention in its sentence, which is cut out of the document's words."""
    words, own = row["mention_context"], sorted(row["tokens_number"])
    first, last = own[0], own[-1]
    while first > 0 and words[first - 1] not in ENDS and own[0] - first < LONGEST:
        first -= 1
    while last + 1 < len(words) and words[last + 1] not in ENDS and last - own[-1] < LONGEST:
        last += 1
    positions = [position - first for position in own]
    lemma, form = row["mention_head_lemma"].lower(), row["mention_head"].lower()
    return telling(words[first : last + 1], positions, lemma, form, (row["doc_id"], first))
