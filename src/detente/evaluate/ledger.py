"""Scores of the ledger across articles: commitments with their terms and histories, against `tests/golden/ledger.yaml`.

once: gold commitments that stand in the ledger exactly once.  facts: their terms and claims found there.
entries_right: of all entries of the ledger, those that are a commitment of the gold, each counted once.
reports_right: of all reports that the ledger files under some truce, those filed under a truce of the gold.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml
from msgspec import Struct, convert

from detente.coding import code_document
from detente.evaluate.documents import analyzed
from detente.fusion import join
from detente.model import Failure
from detente.model.commitment import CommitmentKind
from detente.model.fused import CommitmentMention, Report
from detente.model.ledger import LedgerEntry
from detente.pipeline import read_articles

GOLD = Path("tests/golden/ledger.yaml")
HEADLINES = "truce_headlines_2023"


class Promised(Struct, frozen=True, forbid_unknown_fields=True):
    """A commitment as the gold has it; what is left out is not asked."""

    parties: tuple[str, ...]
    states: tuple[tuple[str, str, str | None], ...]
    mediators: tuple[str, ...] = ()
    kind: CommitmentKind = "ceasefire"
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


def gold_commitments() -> dict[str, tuple[Promised, ...]]:
    """The hand-made commitments by set."""
    return convert(yaml.safe_load(GOLD.read_text(encoding="utf-8")), dict[str, tuple[Promised, ...]])


def gold_truces() -> dict[str, tuple[Promised, ...]]:
    """The truces among them."""
    return {name: tuple(row for row in rows if row.kind == "ceasefire") for name, rows in gold_commitments().items()}


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
    return {name: score(gold, ledger_of([sources[name]])) for name, gold in gold_commitments().items()}


def score(gold: Iterable[Promised], ledger: Sequence[LedgerEntry]) -> dict[str, float]:
    """How well a ledger tells these commitments."""
    known: set[str] = set()
    doubles = 0
    once: list[bool] = []
    facts: list[bool] = []
    for row in gold:
        found = [entry for entry in ledger if _same(row, entry)]
        known |= {entry.id for entry in found}
        doubles += max(0, len(found) - 1)
        once.append(len(found) == 1)
        facts += max((row.facts(entry) for entry in found), key=sum, default=[False] * len(row.states))
    truces = [entry for entry in ledger if entry.kind == "ceasefire"]
    right = sum(len(entry.mentions) for entry in truces if entry.id in known)
    return {
        "once": sum(once) / len(once),
        "facts": sum(facts) / len(facts),
        "entries_right": (len(known) - doubles) / max(1, len(ledger)),
        "reports_right": right / max(1, sum(len(entry.mentions) for entry in truces)),
    }


def _same(gold: Promised, entry: LedgerEntry) -> bool:
    """Whether an entry is a telling of a gold commitment: its kind, its parties, and a day of its own or none."""
    days = {moment[:10] for moment in (gold.declared, gold.effective, *gold.put_off) if moment}
    ours = {moment[:10] for moment in (entry.declared, entry.effective) if moment}
    alike = gold.kind == entry.kind and set(entry.parties) == set(gold.parties)
    return alike and (not ours or not days or bool(days & ours))
