"""Scores of the ledger across articles: truces with their terms and histories, against `tests/golden/ledger.yaml`.

once: gold truces that stand in the ledger exactly once.  facts: their terms and claims found there.
reports_right: of all reports that the ledger files under some truce, those filed under a truce of the gold.
"""

from collections.abc import Iterable
from pathlib import Path

import yaml
from msgspec import Struct, convert

from detente.coding import code_document
from detente.evaluate.documents import analyzed
from detente.fusion import join
from detente.model import Failure
from detente.model.fused import CommitmentMention, Report
from detente.model.ledger import LedgerEntry
from detente.pipeline import read_articles

GOLD = Path("tests/golden/ledger.yaml")
HEADLINES = "truce_headlines_2023"


class Truce(Struct, frozen=True, forbid_unknown_fields=True):
    """A truce as the gold has it; what is left out is not asked."""

    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    states: tuple[tuple[str, str, str | None], ...]
    declared: str | None = None
    effective: str | None = None
    until: str | None = None
    put_off: tuple[str, ...] = ()
    state: str | None = None

    def facts(self, entry: LedgerEntry) -> list[bool]:
        """Whether each fact of the gold stands in the entry."""
        told = {(claim.state, claim.moment[:10], claim.claimed_by) for claim in entry.states}
        terms = [
            (self.declared, entry.declared),
            (self.effective, entry.effective),
            (self.until, entry.until),
            (self.state, entry.state),
        ]
        return [
            *(gold == ours for gold, ours in terms if gold is not None),
            *(name in entry.mediators for name in self.mediators),
            *(day in {moment[:10] for moment in entry.put_off} for day in self.put_off),
            *(claim in told for claim in self.states),
        ]


def gold_truces() -> dict[str, tuple[Truce, ...]]:
    """The hand-made truces by set."""
    return convert(yaml.safe_load(GOLD.read_text(encoding="utf-8")), dict[str, tuple[Truce, ...]])


def ledger_of(sources: Iterable[str]) -> list[LedgerEntry]:
    """The ledger of all articles of these sources, parses from the cache."""
    mentions: dict[str, CommitmentMention] = {}
    for _, article in read_articles(sources):
        if not isinstance(article, Failure):
            for told in code_document(analyzed(article)).commitments:
                mentions[told.id] = CommitmentMention(told, Report.of(article))
    return list(join(mentions.values()))


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """The figures of the example dispatches and of the headlines."""
    sources = {"examples": "examples", HEADLINES: str(data / f"{HEADLINES}.jsonl.gz")}
    return {name: score(gold, ledger_of([sources[name]])) for name, gold in gold_truces().items()}


def score(gold: Iterable[Truce], ledger: Iterable[LedgerEntry]) -> dict[str, float]:
    """How well a ledger tells these truces."""
    truces = [entry for entry in ledger if entry.kind == "ceasefire"]
    filed: set[str] = set()
    once: list[bool] = []
    facts: list[bool] = []
    for truce in gold:
        found = [entry for entry in truces if _same(truce, entry)]
        filed |= {entry.id for entry in found}
        once.append(len(found) == 1)
        facts += max((truce.facts(entry) for entry in found), key=sum, default=[False] * len(truce.states))
    right = sum(len(entry.mentions) for entry in truces if entry.id in filed)
    return {
        "once": sum(once) / len(once),
        "facts": sum(facts) / len(facts),
        "reports_right": right / max(1, sum(len(entry.mentions) for entry in truces)),
    }


def _same(truce: Truce, entry: LedgerEntry) -> bool:
    """Whether an entry is a telling of a gold truce: its parties, and a day of its own or none."""
    days = {moment[:10] for moment in (truce.declared, truce.effective, *truce.put_off) if moment}
    ours = {moment[:10] for moment in (entry.declared, entry.effective) if moment}
    return set(entry.parties) == set(truce.parties) and (not ours or bool(days & ours))
