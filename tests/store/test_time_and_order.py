"""Whatever the order and however often: the same store; and every past state of it can be asked for."""

import os
from collections.abc import Callable
from random import Random

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.ingest_job import articles, content, fill, kill_often

from detente.model import CodedArticle
from detente.pipeline import store_article
from detente.store import Filters, open_store

FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SOME = articles(12)


@FEW
@given(order=st.permutations(SOME))
def test_the_order_of_arrival_does_not_matter(fresh: Callable[[], str], order: list[CodedArticle]) -> None:
    one, other = open_store(fresh()), open_store(fresh())
    fill(one, SOME)
    fill(other, order)
    assert content(one) == content(other)
    one.close()
    other.close()


@FEW
@given(seed=st.integers(0, 1000))
def test_coding_again_leads_to_the_same_as_coding_once(fresh: Callable[[], str], seed: int) -> None:
    """Some articles are first coded otherwise, then superseded in any order."""
    rng = Random(seed)
    once, again = open_store(fresh()), open_store(fresh())
    fill(once, SOME)
    with again.writer("test") as writer:
        for article in rng.sample(SOME, len(SOME)):
            if rng.random() < 0.5:
                store_article(msgspec.structs.replace(article, events=article.events[1:]), writer, "x", "coder 0")
        for article in rng.sample(SOME, len(SOME)):
            store_article(article, writer, article.article.id, "coder 1")
            assert not store_article(article, writer, article.article.id, "coder 1")
    assert content(again) == content(once)
    once.close()
    again.close()


@FEW
@given(seed=st.integers(0, 1000))
def test_every_past_state_comes_back(fresh: Callable[[], str], seed: int) -> None:
    rng = Random(seed)
    store = open_store(fresh())
    seen = []
    moments = (f"2030-01-01T00:00:{n:02}.000000" for n in range(60))
    with store.writer("test", clock=lambda: next(moments)) as writer:
        for coder in ("coder 1", "coder 2"):
            for article in rng.sample(SOME, 5):
                kept = rng.choice([article.events, article.events[:1], ()])
                store_article(msgspec.structs.replace(article, events=kept), writer, "x", coder)
                moment = writer._moment
                seen.append((moment, [msgspec.to_builtins(event) for event in store.view().events()]))
    for moment, events in seen:
        then = [msgspec.to_builtins(event) for event in store.view().events(Filters(as_of=moment))]
        assert then == events
    store.close()


def test_what_is_killed_at_any_moment_is_sound_and_completed(fresh: Callable[[], str]) -> None:
    reference = open_store(fresh())
    fill(reference)
    kills = int(os.environ.get("DETENTE_TEST_KILLS", "5"))
    assert kill_often(fresh, kills, content(reference)) > 0
    reference.close()
