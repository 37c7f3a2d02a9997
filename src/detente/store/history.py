"""Corrections as they are read: all of them, those of a mention at a moment, and what they do to an event."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import msgspec
import sqlalchemy as sa

from detente.model.correction import Anchor, Correction
from detente.model.fused import Event, Party
from detente.store import schema
from detente.store.snapshot import Snapshot

_correction, _anchor = schema.correction.c, schema.anchor.c


def corrections_where(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Correction]:
    """The corrections that meet these conditions, in the order in which they were made."""
    query = (
        sa.select(schema.correction, _anchor.article, _anchor.type, _anchor.start, _anchor.end, _anchor.mention)
        .join(schema.anchor, _anchor.correction == _correction.key)
        .where(*conditions)
        .order_by(_correction.key, _anchor.position)
    )
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row.key, []).append(row)
    return [_correction_of(group) for group in found.values()]


def corrections_of(
    connection: sa.Connection, snapshot: Snapshot, kind: str, mentions: Collection[str]
) -> dict[str, tuple[Correction, ...]]:
    """The corrections in force at that moment, by the mention they are about now."""
    about = sa.select(_anchor.correction).where(_anchor.mention.in_(mentions))
    in_force = snapshot.in_force(_correction)
    by_mention: defaultdict[str, list[Correction]] = defaultdict(list)
    for each in corrections_where(connection, _correction.kind == kind, in_force, _correction.key.in_(about)):
        for id in {anchor.mention for anchor in each.anchors if anchor.mention in mentions}:
            by_mention[str(id)].append(each)
    return {id: tuple(made) for id, made in by_mention.items()}


def overruled(event: Event) -> Event:
    """The event with the fields that people corrected in any of its mentions, the last word counting."""
    decided = sorted(
        (
            (each.made, name, mention)
            for mention in event.mentions
            for each in mention.corrections
            for name in each.value
        ),
        key=lambda each: each[:2],
    )
    fields: dict[str, Any] = {}
    for _, name, mention in decided:
        told = getattr(mention.event, name)
        if name in ("actors", "recipients", "mediators"):
            told = tuple(Party(each.text, each.actor) for each in told)
        if name == "attribution":
            name, told = "attributions", (told,)
        if name in Event.__struct_fields__:
            fields[name] = told
    return msgspec.structs.replace(event, **fields) if fields else event


def _correction_of(group: list[Any]) -> Correction:
    row = group[0]
    return Correction(
        id=row.id,
        kind=row.kind,
        act=row.act,
        said=row.said,
        value=msgspec.json.decode(row.value) if row.value else {},
        by=row.made_by,
        because=row.because,
        made=row.known_from,
        undone=row.known_to,
        undone_by=row.undone_by,
        anchors=tuple(
            Anchor(article=each.article, type=each.type, start=each.start, end=each.end, mention=each.mention)
            for each in group
        ),
    )
