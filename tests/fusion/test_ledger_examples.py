"""The example dispatches give the truces that were listed by hand, each once, with its terms and history."""

import pytest

from detente.evaluate.ledger import Truce, gold_truces, ledger_of
from detente.model.ledger import LedgerEntry


@pytest.fixture(scope="module")
def truces() -> list[LedgerEntry]:
    return [entry for entry in ledger_of(["examples"]) if entry.kind == "ceasefire"]


def test_each_truce_once(truces: list[LedgerEntry]) -> None:
    assert [entry.effective for entry in truces] == [truce.effective for truce in gold_truces()["examples"]]


@pytest.mark.parametrize("truce", gold_truces()["examples"], ids=lambda truce: truce.declared)
def test_its_terms_and_history(truces: list[LedgerEntry], truce: Truce) -> None:
    (entry,) = [entry for entry in truces if entry.effective == truce.effective]
    told = [(claim.state, claim.moment[:10], claim.claimed_by) for claim in entry.states]
    assert all(truce.facts(entry)), told
    assert entry.clashes == ()
