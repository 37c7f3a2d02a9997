"""The example dispatches give the commitments that were listed by hand, each once, with its terms and history."""

import pytest

from detente.evaluate.ledger import Promised, gold_commitments, gold_truces, ledger_of, score
from detente.model.ledger import LedgerEntry


@pytest.fixture(scope="module")
def ledger() -> list[LedgerEntry]:
    return ledger_of(["examples"])


@pytest.fixture(scope="module")
def truces(ledger: list[LedgerEntry]) -> list[LedgerEntry]:
    return [entry for entry in ledger if entry.kind == "ceasefire"]


def test_nothing_stands_in_the_ledger_that_was_not_undertaken(ledger: list[LedgerEntry]) -> None:
    figures = score(gold_commitments()["examples"], ledger)
    assert figures["entries_right"] == 1.0
    assert figures["once"] >= 0.9


def test_each_truce_once(truces: list[LedgerEntry]) -> None:
    assert [entry.effective for entry in truces] == [truce.effective for truce in gold_truces()["examples"]]


@pytest.mark.parametrize("truce", gold_truces()["examples"], ids=lambda truce: truce.declared)
def test_its_terms_and_history(truces: list[LedgerEntry], truce: Promised) -> None:
    (entry,) = [entry for entry in truces if entry.effective == truce.effective]
    told = [(claim.state, claim.moment[:10], claim.claimed_by) for claim in entry.states]
    assert all(truce.facts(entry)), told
    assert entry.clashes == ()
