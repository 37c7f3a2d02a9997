"""What people look up to decide about a mention: what the coder said of it, who else tells the same, who is known."""

from typing import Any

import msgspec
import sqlalchemy as sa

from detente.errors import UsageError
from detente.model import CodedArticle, Commitment, EventMention, Quotation
from detente.model.actor import Actor
from detente.model.correction import Correction
from detente.store import schema
from detente.store.corrections import RECORDS
from detente.store.history import corrections_where
from detente.store.present import among
from detente.store.snapshot import Snapshot
from detente.text import fold

_mention, _coding, _actor = schema.mention.c, schema.coding.c, schema.actor.c
_coded = msgspec.json.Decoder(CodedArticle)


class Dossier:
    """Read-only, beside the View."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def corrections(self, undone: bool = False) -> list[Correction]:
        """What people decided, oldest first; with `undone`, what was undone too."""
        conditions = [] if undone else [schema.correction.c.known_to.is_(None)]
        with self._engine.connect() as connection:
            return corrections_where(connection, *conditions)

    def members(self, kind: str, pivot: str) -> list[str]:
        """The ids of the mentions of a group, rejected ones too; a quotation is its own only one."""
        if kind == "quotation":
            return [pivot]
        with self._engine.connect() as connection:
            ids = among(connection, kind, [pivot])
            judged, decided = (
                {row.mention: row.pivot for row in connection.execute(self._assigned(table, kind, ids))}
                for table in (schema.judgement, schema.membership)
            )
        return sorted(id for id in ids if decided.get(id, judged.get(id, id)) == pivot)

    @staticmethod
    def _assigned(table: sa.Table, kind: str, ids: set[str]) -> sa.Select[Any]:
        held = Snapshot().in_force(table.c)
        return sa.select(table.c.mention, table.c.pivot).where(table.c.kind == kind, table.c.mention.in_(ids), held)

    def told(self, kind: str, mention: str) -> tuple[EventMention | Commitment | Quotation, str]:
        """What the coder said of a mention, and its article's text. Raises UsageError where there is none."""
        query = (
            sa.select(_mention.record, _coding.record.label("coded"))
            .join(schema.coding, _coding.key == _mention.coding)
            .where(_mention.kind == kind, _mention.id == mention)
            .where(_mention.original.is_(None), _coding.known_to.is_(None))
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise UsageError(f"no {kind} has the id {mention}")
        return msgspec.json.decode(row.record, type=RECORDS[kind]), _coded.decode(row.coded).article.text

    def actor_named(self, name: str) -> Actor | None:
        """The actor of that id, canonical name or country code (then the state); None where there is none."""
        state = sa.and_(_actor.kind == "state", _actor.country == name.upper())
        same = sa.or_(_actor.id == name, _actor.folded == fold(name), state)
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(schema.actor).where(same).order_by(_actor.id).limit(1)).first()
        if row is None:
            return None
        return Actor(**{key: getattr(row, key) for key in ("id", "name", "kind", "country", "sector", "wikidata")})
