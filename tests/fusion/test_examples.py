"""The example dispatches against a hand-made gold: which words of which dispatch tell the same act."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from detente import fusion
from detente.articles import read_article
from detente.coding import code_document
from detente.evaluate.clusters import b_cubed
from detente.evaluate.documents import analyzed
from detente.model import CodedArticle
from detente.model.fused import CommitmentMention, Mention, Report
from detente.sources import read_pages
from detente.text import Span

GOLD: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "golden/fusion_examples.yaml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def dispatches() -> dict[str, CodedArticle]:
    """Every example dispatch coded, by the name of its file."""
    coded = {}
    for path in sorted(Path("examples").glob("*.txt")):
        (page,) = read_pages(str(path))
        assert not hasattr(page, "remedy"), page
        coded[path.stem] = code_document(analyzed(read_article(page, None)))
    return coded


def spots(dispatches: dict[str, CodedArticle]) -> list[tuple[str, Span, int]]:
    """Where the gold's words stand: dispatch, the words in brackets, number of the act. All must be there, once."""
    found = []
    for number, act in enumerate(GOLD):
        for telling in act["told"]:
            ((name, words),) = telling.items()
            text, plain = dispatches[name].article.text, words.replace("[", "").replace("]", "")
            assert text.count(plain) == 1, f"{name}: {words}"
            start = text.index(plain) + words.index("[")
            found.append((name, Span.of(text, start, start + words.index("]") - words.index("[") - 1), number))
    return found


def matched(dispatches: dict[str, CodedArticle]) -> dict[str, int]:
    """The act of each coded mention that stands at the gold's words and may be coded so; the closest words win."""
    acts: dict[str, int] = {}
    places = sorted(spots(dispatches), key=lambda each: -len(each[1].text))
    for name, span, number in places:
        row = GOLD[number]
        for event in dispatches[name].events:
            denied = row.get("negated", False)
            allowed = event.type in row["types"] and denied in ("any", event.status == "negated")
            if allowed and event.trigger.overlaps(span):
                acts[event.id] = number
    return acts


def mentions(dispatches: dict[str, CodedArticle]) -> list[Mention]:
    return [Mention(event, Report.of(each.article)) for each in dispatches.values() for event in each.events]


def test_the_dispatches_give_the_events_that_people_read_in_them(dispatches: dict[str, CodedArticle]) -> None:
    gold = matched(dispatches)
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
