"""Fills a store with made articles, as a process that a test may kill.

python -m tests.store.ingest_job STORE           fills it
python -m tests.store.ingest_job FOLDER 500      kills so many such processes, checks after each, completes
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.builders import ARMENIA, AZERBAIJAN, BAYRAMOV, GENEVA, LAVROV, Promise, Said, attack, coded, meeting

from detente.model import CodedArticle
from detente.pipeline import store_article
from detente.store import Store, open_store

ROOT = Path(__file__).parents[2]


def articles(number: int = 60) -> list[CodedArticle]:
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
    """Starts an ingest and kills it after so many seconds of work."""
    job = subprocess.Popen([sys.executable, "-m", "tests.store.ingest_job", where], cwd=ROOT, stdout=subprocess.PIPE)
    assert job.stdout is not None
    job.stdout.readline()  # it has begun
    time.sleep(patience)
    job.kill()
    job.wait()


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
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        names = (str(folder / f"{n}.db") for n in count())
        reference = open_store(next(names))
        fill(reference)
        struck = kill_often(lambda: next(names), int(sys.argv[2]), content(reference))
        print(f"sound after {sys.argv[2]} kills, {struck} of them amid the work; completed to the same content")
    else:
        print("begun", flush=True)
        fill(open_store(sys.argv[1]))
