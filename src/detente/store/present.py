"""What the present holds, kept up to date: one row for each event mention and commitment that a reader sees now.

All of it is derived from codings, judgements and corrections, so that a page of the chronology is a walk along an
index. Whoever changes those hands the ids of the mentions concerned to `refresh`, in the same transaction;
`detente verify` compares the whole with what it is derived from.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from detente.store import schema
from detente.store.keys import one_of
from detente.store.prepared import Prepared, insert_rows
from detente.store.schema import UNDATED
from detente.store.snapshot import Snapshot
from detente.text import digest

BATCH = 1000  # ids in one query
KINDS = ("event", "commitment")

_mention, _coding, _article = schema.mention.c, schema.coding.c, schema.article.c
_participant, _form, _actor = schema.participant.c, schema.form.c, schema.actor.c
_now = Snapshot()

Row = dict[str, Any]
T = TypeVar("T")


def refresh(connection: sa.Connection, kind: str, mentions: Collection[str]) -> None:
    """Brings the rows of these mentions (ids), and of the groups they were and are in, up to date."""
    for some in batches(sorted(mentions)):
        touched, held = _affected(connection, kind, some)
        wanted = {row["mention"]: row for row in rows_of(connection, kind, touched)}
        stale = [key for key, row in held.items() if wanted.get(key) != row]
        _remove(connection, held, stale)
        _insert(connection, [row for key, row in wanted.items() if held.get(key) != row])


def rebuild(connection: sa.Connection) -> None:
    """Derives all rows anew."""
    connection.execute(schema.presence.delete())
    connection.execute(schema.present.delete())
    for kind in KINDS:
        pivots = sa.select(_now.mentions(kind).c.pivot).distinct()
        for some in batches(connection.scalars(pivots).all()):
            _insert(connection, list(rows_of(connection, kind, some)))


def rows_of(connection: sa.Connection, kind: str, pivots: Collection[str]) -> Iterator[Row]:
    """The rows that the groups of these pivots should have."""
    found = _members(kind).run(connection, ids=list(among(connection, kind, pivots)))
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    asked = set(pivots)
    for row in found:
        if row.pivot in asked:
            groups[row.pivot].append(row)
    places = _places(connection, {(row.place, row.country) for group in groups.values() for row in group if row.place})
    for pivot, group in groups.items():
        begins, ends = _time([row for row in group if row.id == pivot] or group)
        time = {"begins": begins, "ends": ends, "reach": reach(begins, ends)}
        for row in group:
            yield {
                "mention": row.key,
                "kind": kind,
                "id": row.id,
                "article": row.article,
                "pivot": pivot,
                **time,
                "type": row.type,
                "mode": row.mode,
                "status": row.status,
                "place": row.place and places[row.place, row.country],
                "country": row.country,
                "language": row.language,
                "outlet": row.outlet,
            }


@cache
def _members(kind: str) -> Prepared:
    """What `present` holds of the mentions in force among `ids`."""
    known = _now.mentions(kind, "ids")
    return Prepared(
        sa.select(known, _mention.type, _mention.mode, _mention.status, _mention.place, _mention.country)
        .add_columns(_article.language, _article.outlet)
        .join(schema.mention, _mention.key == known.c.key)
        .join(schema.article, _article.id == known.c.article)
    )


def _time(group: list[Any]) -> tuple[str, str | None]:
    """From when to when a group lasts: as its pivot tells, or as all do where the pivot is not known or rejected."""
    return min(row.starts for row in group), max((row.ends for row in group if row.ends), default=None)


def among(connection: sa.Connection, kind: str, pivots: Collection[str], snapshot: Snapshot = _now) -> set[str]:
    """The ids of all mentions that may belong to these pivots at that moment, themselves included."""
    return {*pivots, *_belonging(kind, snapshot).scalars(connection, pivots=list(pivots))}


@cache
def _belonging(kind: str, snapshot: Snapshot) -> Prepared:
    """The mentions that judgements and memberships of that moment assign to `pivots`."""
    assigned = (
        sa.select(table.c.mention).where(
            table.c.kind == kind, one_of(table.c.pivot, "pivots"), snapshot.in_force(table.c)
        )
        for table in (schema.judgement, schema.membership)
    )
    return Prepared(sa.union_all(*assigned))


def reach(starts: str, ends: str | None) -> int:
    """The least n such that what lasts from `starts` to `ends` lasts at most 2 ** n days; 0 where that is unknown."""
    if ends is None or starts == UNDATED:
        return 0
    first, last = (date.fromisoformat(_whole(moment)) for moment in (starts, ends))
    return max(0, (last - first).days).bit_length()


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in lists short enough for the parameters of one query."""
    rest = iter(items)
    while some := list(islice(rest, BATCH)):
        yield some


def _whole(moment: str) -> str:
    """The first day of what a beginning of an ISO moment names: `2020-10` → `2020-10-01`."""
    return (moment + "0000-01-01"[len(moment) :])[:10]


def _affected(connection: sa.Connection, kind: str, mentions: Collection[str]) -> tuple[set[str], dict[int, Row]]:
    """The pivots of the groups that these mentions were and are in, and the rows these groups have."""
    # `present` has no index of ids; and asked as one query, PostgreSQL reads all of it while its statistics are young
    keys = _KEYS.scalars(connection, ids=list(mentions))
    was = _held(kind, "mention").run(connection, keys=list(keys)).all()
    touched = {*mentions, *(row.pivot for row in was if row.id in mentions)}
    touched.update(_pivots(kind).scalars(connection, ids=list(mentions)))
    held = _held(kind, "pivot").run(connection, keys=list(touched))
    return touched, {row.mention: dict(row._mapping) for row in held}


_KEYS = Prepared(sa.select(_mention.key).where(one_of(_mention.id, "ids")))


@cache
def _pivots(kind: str) -> Prepared:
    """The pivots of the mentions in force among `ids`."""
    return Prepared(sa.select(_now.mentions(kind, "ids").c.pivot))


@cache
def _held(kind: str, column: str) -> Prepared:
    """The rows of `present` of a kind, whose column (mention, pivot) is one of `keys`."""
    present = schema.present.c
    return Prepared(sa.select(schema.present).where(present.kind == kind, one_of(present[column], "keys")))


def _remove(connection: sa.Connection, held: dict[int, Row], keys: Collection[int]) -> None:
    if not keys:
        return
    table = schema.presence
    where = sa.and_(*(column == sa.bindparam(f"old_{column.name}") for column in table.primary_key.columns))
    gone = [{f"old_{name}": value for name, value in row.items()} for row in presence_of(connection, held, keys)]
    if gone:
        connection.execute(table.delete().where(where), gone)
    connection.execute(schema.present.delete().where(one_of(schema.present.c.mention, keys)))


def _insert(connection: sa.Connection, rows: list[Row]) -> None:
    if not rows:
        return
    insert_rows(connection, schema.present, rows)
    by_key = {row["mention"]: row for row in rows}
    insert_rows(connection, schema.presence, list(presence_of(connection, by_key)))


def presence_of(connection: sa.Connection, rows: dict[int, Row], keys: Iterable[int] | None = None) -> Iterator[Row]:
    """Who takes part: for each of these rows (only of `keys`) the ids and the countries of its actors, each once."""
    for some in batches(rows if keys is None else keys):
        found = _TAKING_PART.run(connection, keys=some).all()
        for who, key in dict.fromkeys((who, row.mention) for row in found for who in (row.id, row.country) if who):
            row = rows[key]
            yield {"who": who, "mention": key} | {name: row[name] for name in ("kind", "begins", "pivot")}


_TAKING_PART = Prepared(
    sa.select(_participant.mention, _actor.id, _actor.country)
    .join(schema.form, _form.key == _participant.form)
    .join(schema.actor, _actor.id == _form.actor)
    .where(one_of(_participant.mention, "keys"))
)
_PLACES = Prepared(sa.select(schema.place).where(one_of(schema.place.c.digest, "digests")))


def _places(connection: sa.Connection, named: Collection[tuple[str, str | None]]) -> dict[tuple[str, str | None], int]:
    """The keys of these places (folded name, country), made when new."""
    if not named:
        return {}
    table = schema.place
    insert: Any = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    rows = [{"folded": name, "country": country, "digest": digest(name, country, length=20)} for name, country in named]
    digests = [row["digest"] for row in rows]
    found = {(row.folded, row.country): row.key for row in _PLACES.run(connection, digests=digests)}
    if len(found) < len(rows):
        new = [row for row in rows if (row["folded"], row["country"]) not in found]
        connection.execute(insert(table).on_conflict_do_nothing(), new)
        found = {(row.folded, row.country): row.key for row in _PLACES.run(connection, digests=digests)}
    return found
