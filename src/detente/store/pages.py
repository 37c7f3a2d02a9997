"""Which events or commitments a filter asks for, in time order: a walk along the indexes of what the present holds.

A filter by name is answered from several streams, each in time order and no longer than the page: one for each
country, actor or place the name stands for, one for the wordings that hold it. What lasts longer than a day and
began before `since` is found by how long it lasts. As of a past moment, everything is grouped anew instead.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from msgspec.structs import replace

from detente.errors import UsageError
from detente.store import schema
from detente.store.filters import Filters
from detente.store.keys import one_of
from detente.store.names import Stream, people, places, voices
from detente.store.schema import UNDATED
from detente.store.snapshot import Snapshot, about_mention, first_of, in_time
from detente.text import fold

LONGEST = 16  # 2 ** 16 days: nothing lasts longer

_present, _presence, _mention = schema.present.c, schema.presence.c, schema.mention.c

# One text: built of expressions it would cost more than it takes to run. One part for each reach, so that PostgreSQL
# walks the index for each and does not read the whole table.
_LASTING = sa.text(
    " UNION ALL ".join(
        "SELECT mention FROM present WHERE kind = :kind AND ends > :day"
        f" AND reach = {reach} AND begins >= :from_{reach} AND begins < :day"
        for reach in range(LONGEST + 1)
    )
)

Row = tuple[str, str]  # when a group begins, and its pivot
Condition = sa.ColumnElement[bool]


def pivots(connection: sa.Connection, snapshot: Snapshot, kind: str, filters: Filters) -> list[str]:
    """The pivots of the groups that fit, in time order, the undated last.

    A group fits by its own time, and by all other filters where one of its mentions meets them all.
    The limit holds for events only: commitments are filtered further once they are put together.
    Raises UsageError where `filters.after` names nothing.
    """
    if kind != "event":
        filters = replace(filters, limit=None)
    if snapshot.reported:
        return _then(connection, snapshot, kind, filters)
    found: list[Row] = []
    streams = list(_streams(connection, kind, filters))
    after = _after(connection, kind, filters.after)
    for long, bounds in _bounds(filters):
        rest = None if filters.limit is None else filters.limit - len(found)
        if rest == 0:
            break
        met: set[Row] = set()
        # what lasts is asked for first: PostgreSQL would take it for much more than it is, and read everything
        lasting = _lasting(connection, kind, bounds[1]) if long else []
        among = one_of(_present.mention, lasting)
        for stream in streams if lasting or not long else ():
            query = _long(stream, kind, among, after) if long else _walk(stream, kind, bounds, after)
            asked = [*stream.conditions, *_plain(kind, filters)]
            met.update((row[0], row[1]) for row in connection.execute(query.where(*asked).limit(rest)))
        found += sorted(met)[:rest]
    return [pivot for _, pivot in found]


def _walk(stream: Stream, kind: str, bounds: tuple[str | None, str | None], after: Row | None) -> sa.Select[str, str]:
    """Groups in time order, from the first bound up to the second."""
    table: sa.FromClause = schema.present
    begins, pivot, conditions = _present.begins, _present.pivot, [_present.kind == kind]
    if stream.who is not None:
        table = schema.presence.join(schema.present, _present.mention == _presence.mention)
        begins, pivot = _presence.begins, _presence.pivot
        conditions = [_presence.kind == kind, _presence.who == stream.who]
    first, last = bounds
    if first:
        conditions.append(begins >= first)
    if last:
        conditions.append(begins < last)
    if after:
        conditions.append(_later(begins, pivot, after))
    return sa.select(begins, pivot).distinct().select_from(table).where(*conditions).order_by(begins, pivot)


def _lasting(connection: sa.Connection, kind: str, day: str | None) -> Sequence[int]:
    """The mentions whose group began before that day and ends after it."""
    assert day is not None
    first = date.fromisoformat(day[:10])
    bounds_of = {f"from_{reach}": _before(first, 2**reach) for reach in range(LONGEST + 1)}
    return connection.scalars(_LASTING, {"kind": kind, "day": day, **bounds_of}).all()


def _long(stream: Stream, kind: str, among: Condition, after: Row | None) -> sa.Select[str, str]:
    """Groups in time order, of some mentions only."""
    conditions: list[Condition] = [among]
    if stream.who is not None:
        here = (_presence.begins == _present.begins, _presence.pivot == _present.pivot)
        takes_part = sa.exists().where(_presence.who == stream.who, _presence.kind == kind, *here)
        conditions.append(takes_part.where(_presence.mention == _present.mention))
    if after:
        conditions.append(_later(_present.begins, _present.pivot, after))
    query = sa.select(_present.begins, _present.pivot).distinct().where(*conditions)
    return query.order_by(_present.begins, _present.pivot)


def _before(day: date, days: int) -> str:
    return (day - timedelta(days=min(days, day.toordinal() - 1))).isoformat()


def _later(begins: sa.ColumnElement[str], pivot: sa.ColumnElement[str], after: Row) -> Condition:
    return sa.tuple_(begins, pivot) > sa.tuple_(*after)


def _bounds(filters: Filters) -> Iterator[tuple[bool, tuple[str | None, str | None]]]:
    """The stretches of time to walk, in order; the first holds only what lasts into the second."""
    last = filters.until and filters.until + "~"
    if filters.since is None:
        yield False, (None, last)
        return
    first = first_of(filters.since)
    yield True, (None, min(first, last) if last else first)
    yield False, (first, min(last, UNDATED) if last else UNDATED)


def _after(connection: sa.Connection, kind: str, id: str | None) -> Row | None:
    """Where to go on: after the group that this id leads to."""
    if id is None:
        return None
    query = (
        sa.select(_present.begins, _present.pivot)
        .join(schema.mention, _mention.key == _present.mention)
        .where(_mention.id == id, _present.kind == kind)
    )
    row = connection.execute(query.limit(1)).first()
    if row is None:
        raise UsageError(f"nothing here has the id {id}", remedy="`after` takes the id of the last one shown")
    return row[0], row[1]


def _plain(kind: str, filters: Filters) -> Iterator[Condition]:
    """The conditions on columns of their own."""
    if filters.type:
        type, _, mode = filters.type.partition("/")
        yield _present.type == (type.upper() if kind == "event" else type.lower())
        if mode:
            yield _present.mode == mode.lower()
    if filters.status and kind == "event":
        yield _present.status == filters.status
    if filters.language:
        yield _present.language == filters.language.lower()
    if filters.publisher:
        yield _present.outlet == fold(filters.publisher)


def _streams(connection: sa.Connection, kind: str, filters: Filters) -> Iterator[Stream]:
    """Every way to meet the filters by name at once; none where a name is met nowhere."""
    who = list(people(connection, filters.actor)) if filters.actor else [Stream()]
    where = list(places(connection, filters.place, many=len(who) == 1)) if filters.place else [Stream()]
    said = list(voices(connection, filters.said_by)) if filters.said_by else [Stream()]
    for actor in who:
        for place in where:
            for voice in said:
                yield Stream(actor.who, [*actor.conditions, *place.conditions, *voice.conditions])


def _then(connection: sa.Connection, snapshot: Snapshot, kind: str, filters: Filters) -> list[str]:
    """Groups all that was known then: a pivot may not have been reported yet, then all its mentions count."""
    known = snapshot.mentions(kind)
    own = sa.func.min(sa.case((known.c.id == known.c.pivot, known.c.starts)))
    own_end = sa.func.max(sa.case((known.c.id == known.c.pivot, known.c.ends)))
    begins = sa.func.coalesce(own, sa.func.min(known.c.starts)).label("begins")
    ends = sa.case((own.is_not(None), own_end), else_=sa.func.max(known.c.ends)).label("ends")
    grouped = sa.select(known.c.pivot, begins, ends).group_by(known.c.pivot)
    conditions = about_mention(replace(filters, since=None, until=None), kind)
    if conditions:
        fitting = sa.select(known.c.pivot).join(schema.mention, _mention.key == known.c.key).where(*conditions)
        grouped = grouped.where(known.c.pivot.in_(fitting))
    groups = grouped.subquery("groups").c
    query = sa.select(groups.begins, groups.pivot).where(*in_time(filters, groups.begins, groups.ends))
    rows = [(row[0], row[1]) for row in connection.execute(query.order_by(groups.begins, groups.pivot))]
    found = [pivot for _, pivot in rows]
    if filters.after is not None:
        if filters.after not in found:
            raise UsageError(
                f"nothing here has the id {filters.after}", remedy="`after` takes the id of the last one shown"
            )
        found = found[found.index(filters.after) + 1 :]
    return found[: filters.limit]
