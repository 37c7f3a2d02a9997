"""Fills a store with made articles in a process that is killed at a random moment.

python -m tests.store.ingest_job FOLDER 500      kills so many such processes, verifies after each, completes
python -m tests.store.ingest_job URL 50          the same on PostgreSQL: in databases of its own on that server
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from tests.builders import ARMENIA, AZERBAIJAN, BAYRAMOV, GENEVA, LAVROV, Promise, Said, attack, coded, meeting

from detente.model import CodedArticle
from detente.pipeline import store_article
from detente.store import Store, open_store


def articles(number: int = 24) -> list[CodedArticle]:
    """Articles of many outlets that tell partly the same."""
    days = [f"2020-10-{day:02}" for day in range(10, 20)]
    return [
        coded(
            meeting(LAVROV, BAYRAMOV, on=days[n % 10], place=GENEVA if n % 2 else None),
            attack(AZERBAIJAN, ARMENIA, on=days[n % 7], dated=bool(n % 3)),
            Said(f"It was day {n}", LAVROV),
            Promise(effective=days[n % 5]),
            publisher=f"outlet {n}",
            published=days[n % 10],
            text=[f"Paragraph {i} of {n}." for i in range(5)],
        )
        for n in range(number)
    ]


def fill(store: Store, given: list[CodedArticle] | None = None) -> None:
    """Stores what is not stored yet."""
    with store.writer("test") as writer:
        for article in given or articles():
            store_article(article, writer, article.article.id, "coder 1")


def content(store: Store) -> tuple[object, ...]:
    """All that a reader can see, without the moments at which it was stored."""
    view = store.view()
    events = [(e.id, [m.id for m in e.mentions], [(j.mention, j.reasons) for j in e.judgements]) for e in view.events()]
    ledger = [(e.id, [m.id for m in e.mentions], e.states) for e in view.commitments()]
    texts = sorted((hit.report.article, hit.start) for hit in view.search("paragraph"))
    return events, ledger, [each.id for each in view.quotations()], view.actors(), texts, view.counts()


def kill_once(where: str, patience: float) -> None:
    """Starts an ingest in a process of its own and kills it after so many seconds of work."""
    read, write = os.pipe()
    job = os.fork()
    if job == 0:
        try:
            os.write(write, b"begun")
            fill(open_store(where))
        finally:
            os._exit(0)
    os.close(write)
    os.read(read, 5)
    os.close(read)
    time.sleep(patience)
    os.kill(job, signal.SIGKILL)
    os.waitpid(job, 0)


def kill_often(fresh: Callable[[], str], kills: int, expected: tuple[object, ...], seed: int = 1) -> int:
    """So many kills at random moments; after each the store is sound, and at last an ingest completes it.

    A store that was complete when killed gives way to a new one. Returns how many kills struck amid the work.
    """
    rng = random.Random(seed)
    where, struck = fresh(), 0
    for _ in range(kills):
        kill_once(where, rng.uniform(0, 0.6))
        store = open_store(where)
        assert is_sound(store), "the store is damaged"
        complete = store.view().counts().articles == len(articles())
        struck += not complete
        if complete:
            assert content(store) == expected, "the content differs"
            where = fresh()
        store.close()
    store = open_store(where)
    fill(store)
    assert content(store) == expected, "the content differs"
    store.close()
    return struck


def is_sound(store: Store) -> bool:
    """Whether `detente verify` finds no fault, and every article in it is whole."""
    if list(store.faults()):
        return False
    view = store.view()
    whole = {each.article.id: each for each in articles()}
    with store._readers.connect() as connection:
        stored = connection.exec_driver_sql("SELECT article FROM coding").scalars().all()
    counts = view.counts()
    return (
        all(view.article(id) == whole[id] for id in stored)
        and counts.event_mentions == 2 * len(stored)
        and counts.quotations == counts.commitment_mentions == len(stored)
        and len(view.search("paragraph")) == 5 * len(stored)
    )


def stores(where: str) -> Callable[[], str]:
    """Gives a new store each time: a file in that folder, or a database on that server."""
    numbers = count()
    if "://" not in where:
        folder = Path(where)
        folder.mkdir(parents=True, exist_ok=True)
        return lambda: str(folder / f"{next(numbers)}.db")

    def database() -> str:
        url = sa.make_url(where).set(drivername="postgresql+psycopg")
        name = f"detente_kills_{os.getpid()}_{next(numbers)}"
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return url.set(database=name).render_as_string(hide_password=False)

    return database


if __name__ == "__main__":
    fresh, kills = stores(sys.argv[1]), int(sys.argv[2])
    reference = open_store(fresh())
    fill(reference)
    expected = content(reference)
    reference.close()  # nothing open is carried into the processes to be killed
    struck = kill_often(fresh, kills, expected)
    print(f"verified after each of {kills} kills, {struck} of them amid the work; completed to the same content")
