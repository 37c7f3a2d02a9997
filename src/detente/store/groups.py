"""Groups of mentions: what those of some pivots hold."""

from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec
import sqlalchemy as sa

from detente.model.correction import Correction
from detente.model.fused import Judgement, Report
from detente.store import schema
from detente.store.history import corrections_of
from detente.store.present import among
from detente.store.snapshot import REPORT, Snapshot, report_of

Kind: TypeAlias = Literal["event", "commitment"]

_mention, _coding, _article, _judgement = schema.mention.c, schema.coding.c, schema.article.c, schema.judgement.c
_present = schema.present.c
_reasons = msgspec.json.Decoder(tuple[str, ...])


class Group(NamedTuple):
    """What one pivot holds together: the records of its mentions with their reports, and the judgements."""

    pivot: str
    mentions: list[tuple[bytes, Report, tuple[Correction, ...]]]
    judgements: list[Judgement]


def load(connection: sa.Connection, snapshot: Snapshot, kind: Kind, pivots: list[str]) -> list[Group]:
    """The groups of these pivots: mentions with the pivot first, then by time, then by publication; judgements."""
    if snapshot.stored is None and snapshot.reported is None:
        held = sa.select(_present.mention, _present.pivot).where(_present.pivot.in_(pivots), _present.kind == kind)
        members = {row.mention: row.pivot for row in connection.execute(held)}
    else:
        known = snapshot.mentions(kind, among(connection, kind, pivots, snapshot))
        members = {row.key: row.pivot for row in connection.execute(sa.select(known)) if row.pivot in set(pivots)}
    mentions = (
        sa.select(_mention.key, _mention.id, _mention.record, *REPORT)
        .join(schema.coding, _coding.key == _mention.coding)
        .join(schema.article, _article.id == _coding.article)
        .where(_mention.key.in_(members))
        .order_by(_mention.starts, _article.reported, _mention.id)
    )
    groups = {pivot: Group(pivot, [], []) for pivot in pivots}
    found = connection.execute(mentions).all()
    members_of = {row.id: members[row.key] for row in found}
    judgements = _judgements(connection, snapshot, kind, [row.id for row in found])
    corrections = corrections_of(connection, snapshot, kind, {row.id for row in found})
    for row in found:
        group = groups[members[row.key]]
        told = (row.record, report_of(row), corrections.get(row.id, ()))
        group.mentions.insert(0 if row.id == group.pivot else len(group.mentions), told)
        judgement = judgements.get(row.id)
        if judgement is None or judgement.pivot != group.pivot:  # people decided otherwise, or about its pivot
            judgement = _people_s(row.id, group.pivot, told[2]) or judgement
        if judgement and row.id != group.pivot and members_of.get(judgement.pivot) == group.pivot:
            group.judgements.append(judgement)
    return [group for group in groups.values() if group.mentions]


def _judgements(connection: sa.Connection, snapshot: Snapshot, kind: Kind, ids: list[str]) -> dict[str, Judgement]:
    """The coder's own decisions about these mentions at that moment."""
    decided = sa.select(schema.judgement).where(
        _judgement.kind == kind, _judgement.mention.in_(ids), snapshot.in_force(_judgement)
    )
    return {row.mention: _judgement_of(row) for row in connection.execute(decided)}


def _people_s(mention: str, pivot: str, corrections: tuple[Correction, ...]) -> Judgement | None:
    """Why people put a mention where the coder would not have put it."""
    decided = [each for each in corrections if each.act in ("merge", "split")]
    if not decided:
        return None
    last = decided[-1]
    words = {"merge": "merged", "split": "split off"}
    why = (f"{words[last.act]} by {last.by}", *([last.because] if last.because else []))
    return Judgement(mention=mention, pivot=pivot, score=1.0, reasons=why, version=None, decided=last.made)


def _judgement_of(row: Any) -> Judgement:
    return Judgement(
        mention=row.mention,
        pivot=row.pivot,
        score=row.score,
        reasons=_reasons.decode(row.reasons),
        version=row.version,
        decided=row.known_from,
    )
