"""What articles brought after a moment: the events they tell, now and as these stood then."""

import msgspec
import sqlalchemy as sa

from detente.model import EventMention
from detente.model.fused import Event, Mention
from detente.store import schema
from detente.store.groups import Group, load
from detente.store.history import overruled
from detente.store.present import batches
from detente.store.snapshot import Snapshot

_EVENT = msgspec.json.Decoder(EventMention)
_coding, _article, _present = schema.coding.c, schema.article.c, schema.present.c


def event_of(group: Group) -> Event:
    """The event of a group, with the values that people corrected."""
    mentions = [Mention(_EVENT.decode(record), report, decided) for record, report, decided in group.mentions]
    return overruled(Event.of(group.pivot, mentions, group.judgements))


def came_since(connection: sa.Connection, then: Snapshot) -> list[tuple[Event, Event | None]]:
    """The events that articles which came after `then` tell, each with itself as it stood then, if it did."""
    told, earlier = schema.mention.alias(), schema.coding.alias()
    came = _article.reported >= then.reported
    if then.stored is not None:
        known = sa.exists().where(earlier.c.article == _article.id, earlier.c.known_from < then.stored)
        came = sa.and_(_coding.known_from >= then.stored, ~known)
    new = (
        sa.select(_present.pivot)
        .distinct()
        .join(told, told.c.key == _present.mention)
        .join(schema.coding, _coding.key == told.c.coding)
        .join(schema.article, _article.id == _coding.article)
        .where(_present.kind == "event", came)
    )
    found = []
    for some in batches(connection.scalars(new.order_by(_present.pivot)).all()):
        now = [event_of(group) for group in load(connection, Snapshot(), "event", some)]
        ids = sorted({each.id for event in now for each in event.mentions})
        known_then = then.mentions("event", ids)
        pivots_then = {row.id: row.pivot for row in connection.execute(sa.select(known_then))}
        before = {
            group.pivot: event_of(group) for group in load(connection, then, "event", sorted(set(pivots_then.values())))
        }
        for event in now:
            was = [pivots_then[each.id] for each in event.mentions if each.id in pivots_then]
            found.append((event, before.get(was[0]) if was else None))
    return found
