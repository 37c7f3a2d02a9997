"""Groups of mentions: which ones fit a filter, in which order, and what they hold."""

from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec
import sqlalchemy as sa

from detente.model.fused import Judgement, Report
from detente.store import schema
from detente.store.filters import Filters
from detente.store.snapshot import REPORT, Snapshot, about_mention, report_of

Kind: TypeAlias = Literal["event", "commitment"]

_mention, _coding, _article, _judgement = schema.mention.c, schema.coding.c, schema.article.c, schema.judgement.c
_reasons = msgspec.json.Decoder(tuple[str, ...])


class Group(NamedTuple):
    """What one pivot holds together: the records of its mentions with their reports, and the judgements."""

    pivot: str
    mentions: list[tuple[bytes, Report]]
    judgements: list[Judgement]


def page(snapshot: Snapshot, kind: Kind, filters: Filters) -> sa.Select[str]:
    """The pivots of the groups of which a mention fits, in time order, the undated last.

    For events the limit is part of it; commitments are filtered further once they are put together.
    """
    query = _page_then(snapshot, kind, filters) if snapshot.reported else _page_now(snapshot, kind, filters)
    return query.limit(filters.limit) if kind == "event" else query


def _page_now(snapshot: Snapshot, kind: Kind, filters: Filters) -> sa.Select[str]:
    """Walks the pivots (mentions that no judgement assigns elsewhere) by their index on time."""
    assigned = sa.select(_judgement.key).where(
        _judgement.mention == _mention.id, _judgement.kind == kind, snapshot.in_force(_judgement)
    )
    query = (
        sa.select(_mention.id)
        .join(schema.coding, _coding.key == _mention.coding)
        .where(_mention.kind == kind, *snapshot.known(), ~assigned.exists())
        .order_by(_mention.starts, _mention.id)
    )
    conditions = about_mention(filters, kind)
    if not conditions:
        return query
    known = snapshot.mentions(kind)
    fitting = sa.select(known.c.pivot).join(schema.mention, _mention.key == known.c.key).where(*conditions)
    return query.where(_mention.id.in_(fitting))


def _page_then(snapshot: Snapshot, kind: Kind, filters: Filters) -> sa.Select[str]:
    """Groups all that was known then: a pivot may not have been reported yet, then the earliest mention counts."""
    known = snapshot.mentions(kind)
    own = sa.func.min(sa.case((known.c.id == known.c.pivot, known.c.starts)))
    first = sa.func.coalesce(own, sa.func.min(known.c.starts))
    query = sa.select(known.c.pivot).group_by(known.c.pivot).order_by(first, known.c.pivot)
    conditions = about_mention(filters, kind)
    if not conditions:
        return query
    fitting = sa.select(known.c.pivot).join(schema.mention, _mention.key == known.c.key).where(*conditions)
    return query.where(known.c.pivot.in_(fitting))


def load(connection: sa.Connection, snapshot: Snapshot, kind: Kind, pivots: list[str]) -> list[Group]:
    """The groups of these pivots: mentions with the pivot first, then by time, then by publication; judgements."""
    decided = sa.select(schema.judgement).where(
        _judgement.kind == kind, _judgement.pivot.in_(pivots), snapshot.in_force(_judgement)
    )
    judgements = {row.mention: _judgement_of(row) for row in connection.execute(decided)}
    mentions = (
        sa.select(_mention.id, _mention.record, *REPORT)
        .join(schema.coding, _coding.key == _mention.coding)
        .join(schema.article, _article.id == _coding.article)
        .where(_mention.id.in_([*pivots, *judgements]), _mention.kind == kind, *snapshot.known())
        .order_by(_mention.starts, _article.reported, _mention.id)
    )
    groups = {pivot: Group(pivot, [], []) for pivot in pivots}
    for row in connection.execute(mentions):
        judgement = judgements.get(row.id)
        group = groups[judgement.pivot if judgement else row.id]
        group.mentions.insert(0 if row.id == group.pivot else len(group.mentions), (row.record, report_of(row)))
        if judgement:
            group.judgements.append(judgement)
    return list(groups.values())


def _judgement_of(row: Any) -> Judgement:
    return Judgement(
        mention=row.mention,
        pivot=row.pivot,
        score=row.score,
        reasons=_reasons.decode(row.reasons),
        version=row.version,
        decided=row.known_from,
    )
