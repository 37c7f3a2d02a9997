"""`python -m bench.store [--events N] [--db PATH|URL] [--pages N]`: a store of a million events, and how quick it is.

Fills the store with made-up news (`bench.made`) where it is empty, then measures filtered pages of the chronology
and the ingest of further articles, coding left out.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import sqlalchemy as sa

from bench.made import EVENTS, FIRST, World, articles
from detente import fusion
from detente.model import CodedArticle
from detente.model.fused import Mention, Report
from detente.pipeline import store_article
from detente.store import Filters, Store, open_store, rows, schema
from detente.store.present import rebuild
from detente.text import fold

ROWS = 20_000  # written at a time
SEED = 1
PAGE = 50

Rows = dict[str, list[dict[str, Any]]]
Took = tuple[float, float]  # milliseconds by the clock, and of this process's own work


def fill(store: Store, events: int) -> None:
    """Writes articles with so many events, without reading anything back."""
    start = time.perf_counter()
    keys: defaultdict[str, int] = defaultdict(int)
    forms: dict[str, int] = {}
    actors: set[str] = set()
    pending: Rows = defaultdict(list)
    with store._engine.begin() as connection:
        connection.execute(schema.run.insert().values(key=1, version="bench", started=rows.now()))
        for number, (coded, first) in enumerate(articles(World(SEED), events // EVENTS), 1):
            _add(coded, first, pending, keys, forms, actors)
            if len(pending["participant"]) > ROWS:
                _write(connection, pending)
            if number % 20_000 == 0:
                print(
                    f"  {number * EVENTS:,} events, {time.perf_counter() - start:,.0f} s", file=sys.stderr, flush=True
                )
        _write(connection, pending)
        _finish(connection)
    print(f"  written after {time.perf_counter() - start:,.0f} s", file=sys.stderr, flush=True)


def derive(store: Store) -> None:
    """Derives what the present holds, with fresh statistics before and after: else PostgreSQL plans for empty tables."""
    start = time.perf_counter()
    analyze(store)
    with store._engine.begin() as connection:
        rebuild(connection)
    analyze(store)
    print(f"  derived in {time.perf_counter() - start:,.0f} s", file=sys.stderr, flush=True)


def analyze(store: Store) -> None:
    """Has the database count what it holds."""
    with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _add(
    coded: CodedArticle,
    first: list[str | None],
    pending: Rows,
    keys: defaultdict[str, int],
    forms: dict[str, int],
    actors: set[str],
) -> None:
    """The rows of one article, as the writer would make them."""
    now, article = "2026-01-01T00:00:00.000000", coded.article
    keys["coding"] += 1
    pending["article"].append(rows.article_row(article, now))
    for row in rows.paragraph_rows(article):
        keys["paragraph"] += 1
        pending["paragraph"].append({"key": keys["paragraph"], **row})
    pending["coding"].append(
        {"key": keys["coding"], "article": article.id, "coder": "bench", "run": 1, "origin": "bench"}
        | {"record": msgspec.json.encode(coded), "known_from": now, "known_to": None}
    )
    report = Report.of(article)
    filed = {event.id: sorted(fusion.ACTS.keys(Mention(event, report))) for event in coded.events}
    for mention in rows.mention_rows(coded):
        keys["mention"] += 1
        key = keys["mention"]
        pending["mention"].append({"key": key, "coding": keys["coding"], **mention.columns})
        pending["filing"] += [{"key": each, "mention": key} for each in filed.get(mention.columns["id"], ())]
        for position, (role, form) in enumerate(mention.participants):
            name = form.digest
            if name not in forms:
                forms[name] = len(forms) + 1
                actor = form.actor
                if actor and actor.id not in actors:
                    actors.add(actor.id)
                    columns = {
                        name: getattr(actor, name) for name in ("id", "name", "kind", "country", "sector", "wikidata")
                    }
                    pending["actor"].append({**columns, "folded": fold(actor.name or "")})
                pending["form"].append(
                    {"key": forms[name], "actor": actor and actor.id, "text": form.text}
                    | {"role": actor and actor.role, "folded": form.folded, "digest": name}
                )
            pending["participant"].append({"mention": key, "role": role, "position": position, "form": forms[name]})
    for event, pivot in zip(coded.events, first, strict=True):
        if pivot:
            keys["judgement"] += 1
            pending["judgement"].append(
                {"key": keys["judgement"], "kind": "event", "mention": event.id, "pivot": pivot, "score": 1.0}
                | {"reasons": "[]", "version": "bench", "known_from": now, "known_to": None}
            )


def _write(connection: sa.Connection, pending: Rows) -> None:
    """Writes what is pending, tables that others refer to first."""
    for table in schema.metadata.sorted_tables:
        made = pending.pop(table.name, [])
        if not made:
            continue
        if connection.dialect.name == "sqlite":
            connection.execute(table.insert(), made)
            continue
        cursor: Any = connection.connection.cursor()
        names = list(made[0])
        quoted = ", ".join('"' + name + '"' for name in names)
        with cursor.copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copy:
            for row in made:
                copy.write_row([row[name] for name in names])


def _finish(connection: sa.Connection) -> None:
    """The indexes of words, and on PostgreSQL the counters of keys."""
    if connection.dialect.name == "sqlite":
        for index in ("paragraph_fts", "form_fts"):
            connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        return
    connection.exec_driver_sql("UPDATE form SET words = to_tsvector('simple', folded)")
    connection.exec_driver_sql("UPDATE paragraph SET words = to_tsvector('simple', lower(text))")
    for table in schema.metadata.sorted_tables:
        if "key" in table.c and table.name != "filing":
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'key'), (SELECT coalesce(max(key), 1) FROM {table.name}))"
            )


def asked(world: World, random: Random) -> Iterator[tuple[str, Filters]]:
    """Filters as people ask them, without end, each with a word for its sort."""

    def day() -> str:
        return (
            f"{random.randrange(FIRST.year, FIRST.year + 20)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        )

    sorts: dict[str, Callable[[], dict[str, str]]] = {
        "country": lambda: {"actor": world.country()},
        "country since": lambda: {"actor": world.country(), "since": day()},
        "state by name": lambda: {"actor": world.states[world.country()].name or ""},
        "person": lambda: {"actor": random.choice(random.choice(world.people[world.country()])).name or ""},
        "surname": lambda: {
            "actor": (random.choice(random.choice(world.people[world.country()])).name or "").split()[-1]
        },
        "role": lambda: {"actor": f"foreign minister of {world.states[world.country()].name}", "since": day()},
        "word": lambda: {"actor": random.choice(("minister", "president", "spokesman", "tired", "experienced"))},
        "type since": lambda: {"type": random.choice(world.types), "since": day()},
        "country and type": lambda: {"actor": world.country(), "type": random.choice(world.types), "since": day()},
        "country, status": lambda: {"actor": world.country(), "status": "negated"},
        "place": lambda: {"place": random.choice(world.places[world.country()])},
        "place's country": lambda: {"place": world.country(), "since": day()},
        "place and type": lambda: {"place": world.country(), "type": random.choice(world.types)},
        "outlet": lambda: {"publisher": random.choice(world.outlets), "since": day()},
        "language": lambda: {"language": "ru", "since": day()},
        "a month": lambda: {"since": (month := day()[:7]), "until": month},
        "nothing": lambda: {},
    }
    while True:
        for sort, make in sorts.items():
            yield sort, Filters(limit=PAGE, **make())


def measure_pages(store: Store, number: int) -> dict[str, list[Took]]:
    """Milliseconds of so many first and, where there are, second pages, by sort of filter."""
    view, took = store.view(), defaultdict(list)
    questions = list(islice(asked(World(SEED), Random(2)), number))
    for sort, filters in questions:
        for _ in range(2):
            start, cpu = time.perf_counter(), time.process_time()
            page = list(view.events(filters))
            took[sort].append(((time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000))
            if len(page) < PAGE:
                break
            filters = msgspec.structs.replace(filters, after=page[-1].id)
    return took


def measure_ingest(store: Store, number: int) -> list[Took]:
    """Milliseconds to store and join each of so many articles that are new to the store."""
    world, took = World(SEED), []
    world.random = Random(time.time_ns())  # the same people and places, other acts
    with store.writer("bench") as writer:
        for coded, _ in articles(world, number):
            start, cpu = time.perf_counter(), time.process_time()
            store_article(coded, writer, "bench", "bench")
            took.append(((time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000))
    return took


def told(name: str, took: Iterable[Took]) -> str:
    """One row of figures."""
    clock, cpu = (sorted(each) for each in zip(*took, strict=True))
    figures = [clock[_at(clock, 0.5)], clock[_at(clock, 0.95)], clock[-1], cpu[_at(cpu, 0.95)]]
    return f"{name:20}{len(clock):7}" + "".join(f"{figure:10.1f}" for figure in figures)


def _at(ranked: Sequence[float], share: float) -> int:
    return min(len(ranked) - 1, int(len(ranked) * share))


def main() -> int:
    """Fills where empty, measures, prints one row a sort of filter: how many, median, 95th percentile, worst.

    The last column is this process's own work at the 95th percentile, whatever else the machine does; it leaves out
    what a PostgreSQL server does.
    """
    parser = argparse.ArgumentParser(prog="python -m bench.store", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--db", default="build/bench.db", help="path or URL; empty, or filled by this program")
    parser.add_argument("--pages", type=int, default=850, help="filters to ask")
    parser.add_argument("--articles", type=int, default=200, help="articles to ingest")
    options = parser.parse_args()
    if "://" not in options.db:
        Path(options.db).parent.mkdir(parents=True, exist_ok=True)
    store = open_store(options.db)
    with store._readers.connect() as connection:
        empty, underived = (
            connection.scalar(sa.select(column).limit(1)) is None
            for column in (schema.article.c.id, schema.present.c.mention)
        )
    if empty:
        fill(store, options.events)
    if underived:
        derive(store)
    print(f"{'milliseconds':20}{'pages':>7}{'median':>10}{'95 %':>10}{'worst':>10}{'cpu 95 %':>10}")
    pages = measure_pages(store, options.pages)
    for sort, took in pages.items():
        print(told(sort, took), flush=True)
    print(told("all pages", [each for took in pages.values() for each in took]))
    print(told("ingest, one article", measure_ingest(store, options.articles)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
