"""Fills a store with made articles, as a process that a test may kill.

    python -m tests.store.ingest_job STORE [KILLS]     with KILLS: kills itself so many times, checks, completes

The second form is the long version of the kill test: `python -m tests.store.ingest_job /tmp/a.db 500`.
"""

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.builders import ARMENIA, AZERBAIJAN, BAYRAMOV, GENEVA, LAVROV, Promise, Said, attack, coded, meeting

from detente.model import CodedArticle
from detente.pipeline import store_article
from detente.store import Store, open_store

ROOT = Path(__file__).parents[2]


def articles(count: int = 60) -> list[CodedArticle]:
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
        for n in range(count)
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
    """Starts an ingest and kills it after so many seconds of work."""
    job = subprocess.Popen([sys.executable, "-m", "tests.store.ingest_job", where], cwd=ROOT, stdout=subprocess.PIPE)
    assert job.stdout is not None
    job.stdout.readline()  # it has begun
    time.sleep(patience)
    job.kill()
    job.wait()


def kill_often(where: str, kills: int, expected: tuple[object, ...], seed: int = 1) -> None:
    """So many kills at random moments; after each the store is sound, at the end an ingest completes it."""
    rng = random.Random(seed)
    for _ in range(kills):
        kill_once(where, rng.uniform(0, 0.6))
        store = open_store(where)
        assert is_sound(store), "the store is damaged"
        store.close()
    store = open_store(where)
    fill(store)
    assert content(store) == expected, "the content differs"
    store.close()


def is_sound(store: Store) -> bool:
    """Whether the database finds no fault with itself, and every article in it is whole."""
    view = store.view()
    whole = {each.article.id: each for each in articles()}
    with view._engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                return False
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                return False
        stored = connection.exec_driver_sql("SELECT article FROM coding").scalars().all()
    counts = view.counts()
    return (
        all(view.article(id) == whole[id] for id in stored)
        and counts.event_mentions == 2 * len(stored)
        and counts.quotations == counts.commitment_mentions == len(stored)
        and len(view.search("paragraph")) == 5 * len(stored)
    )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        Path(sys.argv[1] + ".expected").unlink(missing_ok=True)
        reference = open_store(sys.argv[1] + ".expected")
        fill(reference)
        kill_often(sys.argv[1], int(sys.argv[2]), content(reference))
        print(f"sound after {sys.argv[2]} kills, and completed to the same content")
    else:
        print("begun", flush=True)
        fill(open_store(sys.argv[1]))
