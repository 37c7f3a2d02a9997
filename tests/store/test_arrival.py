"""Whatever the order in which the example dispatches arrive, the store holds the same events and the same ledger.

DETENTE_TEST_ORDERS says how many random orders are tried on each database; where it is not set, 10 on SQLite and 3 on
PostgreSQL.
"""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from detente import fusion
from detente.articles import read_article
from detente.coding import code_document
from detente.evaluate.documents import analyzed
from detente.model import CodedArticle, Page
from detente.model.fused import CommitmentMention, Event, Mention, Report
from detente.model.ledger import LedgerEntry
from detente.pipeline import store_article
from detente.sources import read_pages
from detente.store import open_store

ORDERS = os.environ.get("DETENTE_TEST_ORDERS")


@pytest.fixture(scope="module")
def dispatches() -> list[CodedArticle]:
    pages = [page for page in read_pages("examples") if isinstance(page, Page)]
    assert len(pages) == len(list(Path("examples").glob("*.txt")))
    return [code_document(analyzed(read_article(page, None))) for page in pages]


def shown_events(events: list[Event]) -> list[tuple[object, ...]]:
    """All but when and by which version it was decided."""
    return [
        (
            event.id,
            [mention.id for mention in event.mentions],
            {(each.mention, each.pivot, each.score, each.reasons) for each in event.judgements},
            (event.type, event.status, event.when, event.where, event.casualties, event.voices, event.versions),
        )
        for event in events
    ]


def shown_ledger(ledger: list[LedgerEntry]) -> list[tuple[object, ...]]:
    return [
        (
            entry.id,
            [mention.id for mention in entry.mentions],
            entry.state,
            entry.effective,
            entry.states,
            entry.clashes,
        )
        for entry in ledger
    ]


def test_random_orders_of_arrival_give_the_same_events_and_ledger(
    fresh: Callable[[], str], dispatches: list[CodedArticle]
) -> None:
    orders = int(ORDERS or (3 if "://" in fresh() else 10))
    first: tuple[object, object] | None = None
    for seed in range(orders):
        store = open_store(fresh())
        with store.writer("test") as writer:
            for article in Random(seed).sample(dispatches, len(dispatches)):
                store_article(article, writer, article.article.id, "coder 1")
        events, ledger = list(store.view().events()), list(store.view().commitments())
        store.close()
        found = shown_events(events), shown_ledger(ledger)
        first = first or found
        assert found == first, f"order {seed} of {orders}"
        if seed == 0:
            assert grouped(events) == grouped(fusion.fuse(mentions(dispatches)))
            assert grouped(ledger) == grouped(fusion.join(commitments(dispatches)))


def grouped(told: list[Event] | list[LedgerEntry] | tuple[Event, ...] | tuple[LedgerEntry, ...]) -> set[object]:
    return {(each.id, frozenset(mention.id for mention in each.mentions)) for each in told}


def mentions(dispatches: list[CodedArticle]) -> list[Mention]:
    return [Mention(event, Report.of(each.article)) for each in dispatches for event in each.events]


def commitments(dispatches: list[CodedArticle]) -> list[CommitmentMention]:
    return [CommitmentMention(told, Report.of(each.article)) for each in dispatches for told in each.commitments]
