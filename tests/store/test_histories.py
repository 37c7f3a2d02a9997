"""A thousand random histories of commitments read as of twenty moments: each moment gives back what stood then."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import get_args

import msgspec
import pytest
from tests.builders import Promise, coded

from detente.model import CodedArticle
from detente.model.commitment import State
from detente.pipeline import store_article
from detente.store import Filters, open_store

HISTORIES, MOMENTS, REPORTED = 1000, 20, 110
STATES: tuple[State, ...] = get_args(State)


def promise(number: int, rng: Random) -> Promise:
    """What one report tells of a history: the truce of two parties that have a month of their own."""
    day = date(1950, 1, 1) + timedelta(days=30 * number)
    parties = (f"Party {number}", f"Side {number}")
    states = tuple(
        (state, (day + timedelta(days=rng.randrange(3))).isoformat(), rng.choice((None, *parties)))
        for state in rng.sample(STATES, rng.randint(1, 2))
    )
    effective = (day + timedelta(days=rng.randrange(2))).isoformat() if rng.random() < 0.8 else None
    return Promise(parties=parties, effective=effective, declared=day.isoformat(), states=states)


def report(number: int, rng: Random, told: list[int]) -> CodedArticle:
    """An article that tells something of each of these histories."""
    day = (date(2032, 1, 1) + timedelta(days=number)).isoformat()
    return coded(*(promise(each, rng) for each in told), publisher=f"outlet {number}", published=day)


@pytest.mark.timeout(900)
def test_a_thousand_histories_replay_as_of_twenty_moments(fresh: Callable[[], str]) -> None:
    rng = Random(7)
    numbers = list(range(HISTORIES))
    rng.shuffle(numbers)
    store = open_store(fresh())
    clock = (f"2040-01-01T00:{n // 60:02}:{n % 60:02}.000000" for n in range(3600))
    seen: list[tuple[str, bytes]] = []
    with store.writer("test", clock=lambda: next(clock)) as writer:
        earlier: list[CodedArticle] = []
        for n in range(MOMENTS):
            # every history is told of in some article, most of them in several
            told = {*numbers[n * HISTORIES // MOMENTS : (n + 1) * HISTORIES // MOMENTS], *rng.sample(numbers, REPORTED)}
            article = report(n, rng, sorted(told))
            store_article(article, writer, "x", "coder 1")
            if n % 5 == 4:  # a newer coder finds less in an earlier one
                again = rng.choice(earlier)
                kept = tuple(each for each in again.commitments if rng.random() < 0.7)
                store_article(msgspec.structs.replace(again, commitments=kept), writer, "x", f"coder {n}")
            earlier.append(article)
            seen.append((writer._moment, _ledger(store.view().commitments())))
    assert len(msgspec.json.decode(seen[-1][1])) > 0.9 * HISTORIES
    assert len({ledger for _, ledger in seen}) == MOMENTS
    for moment, ledger in seen:
        assert _ledger(store.view().commitments(Filters(as_of=moment))) == ledger
    store.close()


def _ledger(entries: object) -> bytes:
    return msgspec.json.encode(list(entries))  # type: ignore[call-overload]
