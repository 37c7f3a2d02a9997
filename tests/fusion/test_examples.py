"""The example dispatches against a hand-made gold: which words of which dispatch tell the same act."""

from random import Random

import pytest

from detente import fusion
from detente.evaluate import examples
from detente.evaluate.clusters import b_cubed
from detente.evaluate.examples import gold_acts, matched, mentions
from detente.model import CodedArticle
from detente.model.fused import CommitmentMention, Mention, Report


@pytest.fixture(scope="module")
def dispatches() -> dict[str, CodedArticle]:
    """Every example dispatch coded, by the name of its file."""
    return examples.dispatches()


def test_the_dispatches_give_the_events_that_people_read_in_them(dispatches: dict[str, CodedArticle]) -> None:
    gold = matched(dispatches, gold_acts())
    assert len(gold) >= 100, "too few of the gold's words are coded to say anything"
    of = {m.id: event.id for event in fusion.fuse(mentions(dispatches)) for m in event.mentions}
    agreement = b_cubed(gold, {id: of[id] for id in gold})
    assert agreement.f1 >= 0.95, agreement


def test_a_hundred_orders_of_arrival_give_the_same_events(dispatches: dict[str, CodedArticle]) -> None:
    told = mentions(dispatches)
    events = fusion.fuse(told)
    for seed in range(100):
        shuffled = Random(seed).sample(told, len(told))
        assert fusion.fuse(shuffled) == events


def test_a_hundred_orders_of_arrival_give_the_same_ledger(dispatches: dict[str, CodedArticle]) -> None:
    told = [
        CommitmentMention(commitment, Report.of(each.article))
        for each in dispatches.values()
        for commitment in each.commitments
    ]
    ledger = fusion.join(told)
    assert len(ledger) < len(told), "no two dispatches tell the same commitment"
    for seed in range(100):
        assert fusion.join(Random(seed).sample(told, len(told))) == ledger


def test_a_hundred_orders_one_article_at_a_time(dispatches: dict[str, CodedArticle]) -> None:
    at_once = {m.id: event.id for event in fusion.fuse(mentions(dispatches)) for m in event.mentions}
    articles = list(dispatches.values())
    for seed in range(100):
        pivots: dict[str, str] = {}
        filed: dict[str, dict[str, Mention]] = {}
        for article in Random(seed).sample(articles, len(articles)):
            fresh = [Mention(event, Report.of(article.article)) for event in article.events]
            for mention in fresh:
                for key in fusion.ACTS.keys(mention):
                    filed.setdefault(key, {})[mention.id] = mention

            def near(
                keys: frozenset[str], filed: dict[str, dict[str, Mention]] = filed, pivots: dict[str, str] = pivots
            ) -> list[tuple[Mention, str | None]]:
                found = {id: each for key in keys for id, each in filed.get(key, {}).items()}
                return [(each, pivots.get(id)) for id, each in found.items()]

            pivots.update((each.mention, each.pivot) for each in fusion.settle(fresh, near, fusion.ACTS))
        assert pivots == at_once, seed
