"""Corrections by people, written: they lie over what the coder said and the machine joined, and come off again.

A correction of fields, an acceptance or a rejection makes a *revision*, a second row of the mention. Merges and
splits make *memberships*, which overrule judgements. Both are derived from the corrections in force, in the order
in which these were made, for the mentions concerned; so what is undone leaves no trace but its own row.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from detente.errors import UsageError
from detente.model import Commitment, EventMention, Quotation
from detente.model.correction import Act, Correction
from detente.store import rows, schema
from detente.store.history import corrections_where
from detente.text import digest

if TYPE_CHECKING:
    from detente.store.writer import Writer

RECORDS: dict[str, type[EventMention | Commitment | Quotation]] = {
    "event": EventMention,
    "commitment": Commitment,
    "quotation": Quotation,
}
JOINING = ("merge", "split")

_mention, _coding, _judgement = schema.mention.c, schema.coding.c, schema.judgement.c
_correction, _anchor, _membership = schema.correction.c, schema.anchor.c, schema.membership.c
_in_force = (_coding.known_to.is_(None), _mention.original.is_(None))


class Desk:
    """Where corrections are made and undone, within the transactions of a Writer."""

    def __init__(self, writer: "Writer") -> None:
        self._writer = writer
        self._connection = writer._connection

    # --- what people do ------------------------------------------------------------------------------

    def make(
        self,
        kind: str,
        act: Act,
        mentions: Sequence[str],
        by: str,
        because: str | None = None,
        said: str | None = None,
        value: dict[str, Any] | None = None,
    ) -> str:
        """Makes a correction about these mentions (ids) and gives its id.

        value: of `correct`, fields of the record as `msgspec.to_builtins` has them.
        Raises UsageError where a mention is not there, or where a record would not have its form any more.
        """
        with self._writer.transaction():
            moment = self._writer._moment
            told = self._own(kind, mentions)
            for id in mentions:
                if id not in told:
                    raise UsageError(f"no {kind} has the id {id}")
                _revised(kind, told[id].record, [value or {}])
            name = digest(kind, act, by, moment, *mentions)
            row = {"id": name, "kind": kind, "act": act, "said": said, "made_by": by, "because": because}
            encoded = msgspec.json.encode(value).decode() if value else None
            key = self._writer._insert(schema.correction, [{**row, "value": encoded, "known_from": moment}])[0]
            anchors = [
                {"correction": key, "position": position, "article": told[id].article, "mention": id}
                | dict(zip(("type", "start", "end"), _words(kind, told[id].record), strict=True))
                for position, id in enumerate(mentions)
            ]
            self._connection.execute(schema.anchor.insert(), anchors)
            self._derive(kind, mentions)
        return name

    def undo(self, id: str, by: str) -> Correction:
        """Undoes a correction. Raises UsageError where there is none of that id, or it is undone already."""
        with self._writer.transaction():
            found = corrections_where(self._connection, _correction.id.startswith(id, autoescape=True))
            if len(found) != 1:
                how = "no correction has" if not found else "several corrections have"
                raise UsageError(f"{how} the id {id}", remedy="`detente corrections` shows them")
            correction = found[0]
            if correction.undone:
                raise UsageError(
                    f"{correction.undone_by} undid {correction.id} already", remedy="Make it again instead"
                )
            undone = {"known_to": self._writer._moment, "undone_by": by}
            self._connection.execute(schema.correction.update().where(_correction.id == correction.id).values(undone))
            self._derive(correction.kind, [each.mention for each in correction.anchors if each.mention])
        return correction

    # --- what the machine does -----------------------------------------------------------------------

    def attach(self, article: str) -> None:
        """Ties the corrections of an article that was coded anew to the mentions on the same words."""
        query = (
            sa.select(schema.anchor, _correction.kind)
            .join(schema.correction, _correction.key == _anchor.correction)
            .where(_anchor.article == article)
        )
        held = self._connection.execute(query).all()
        if not held:
            return
        told = self._connection.execute(
            sa.select(_mention.id, _mention.kind, _mention.record)
            .join(schema.coding, _coding.key == _mention.coding)
            .where(_coding.article == article, *_in_force)
        ).all()
        stands: defaultdict[str, list[tuple[str, tuple[str, int, int]]]] = defaultdict(list)
        for row in told:
            stands[row.kind].append((row.id, _words(row.kind, row.record)))
        concerned: defaultdict[str, set[str]] = defaultdict(set)
        for row in held:
            now = _nearest(row, stands[row.kind])
            concerned[row.kind] |= {id for id in (row.mention, now) if id}
            place = sa.and_(_anchor.correction == row.correction, _anchor.position == row.position)
            self._connection.execute(schema.anchor.update().where(place).values(mention=now))
        for kind, mentions in concerned.items():
            self._derive(kind, mentions)

    def regroup(self, kind: str, mentions: Collection[str]) -> None:
        """Brings the memberships of these mentions, and of all that people joined with them, up to date."""
        if not mentions or not self._any(kind):
            return
        seeds = set(mentions)
        while True:
            groups = self._groups(kind, seeds)
            machine = {id: pivot for pivot, members in groups.items() for id in members}
            held = self._memberships(kind, {*machine, *mentions})
            more = set(self._standing(kind, held.keys() - machine.keys())) - seeds
            if not more:
                break
            seeds |= more  # they were joined with these, and may not be any more
        corrections = self._joining(kind, groups)
        wanted = {id: pivot for id, pivot in joined(groups, corrections).items() if machine[id] != pivot}
        closed = [row.key for id, row in held.items() if wanted.get(id) != row.pivot]
        moment = self._writer._moment
        if closed:
            self._connection.execute(
                schema.membership.update().where(_membership.key.in_(closed)).values(known_to=moment)
            )
        new = {id: pivot for id, pivot in wanted.items() if id not in held or held[id].pivot != pivot}
        made = [{"kind": kind, "mention": id, "pivot": pivot, "known_from": moment} for id, pivot in new.items()]
        self._writer._insert(schema.membership, made)
        self._writer._touch((kind, id) for id in {*new, *held})

    # --- derived -------------------------------------------------------------------------------------

    def _derive(self, kind: str, mentions: Iterable[str]) -> None:
        concerned = set(mentions)
        self._revise(kind, concerned)
        self.regroup(kind, concerned)

    def _revise(self, kind: str, mentions: Collection[str]) -> None:
        """Closes and makes revisions so that they are what the corrections in force lead to."""
        about = sa.and_(_anchor.mention.in_(mentions), _correction.kind == kind, _correction.known_to.is_(None))
        decided: defaultdict[str, list[Any]] = defaultdict(list)
        query = (
            sa.select(_anchor.mention, _correction.act, _correction.value)
            .join(schema.correction, _correction.key == _anchor.correction)
            .where(about)
            .order_by(_correction.key)
        )
        for row in self._connection.execute(query):
            decided[row.mention].append(row)
        told = self._own(kind, mentions)
        keys = [row.key for row in told.values()]
        revisions = sa.select(_mention.key, _mention.original, _mention.record, _mention.hidden)
        revisions = revisions.where(_mention.original.in_(keys), _mention.known_to.is_(None))
        held = {row.original: row for row in self._connection.execute(revisions)}
        for id, row in told.items():
            values = [msgspec.json.decode(each.value) for each in decided[id] if each.value]
            verdicts = [each.act for each in decided[id] if each.act in ("accept", "reject")]
            hidden = verdicts[-1:] == ["reject"]
            record = _revised(kind, row.record, values)
            revision = held.get(row.key)
            if revision and (revision.record, bool(revision.hidden)) == (record, hidden):
                continue
            if revision:
                closing = schema.mention.update().where(_mention.key == revision.key)
                self._connection.execute(closing.values(known_to=self._writer._moment))
            if (record, hidden) != (row.record, False):
                self._add_revision(kind, row, record, hidden)
            self._writer._touch([(kind, id)])

    def _add_revision(self, kind: str, row: Any, record: bytes, hidden: bool) -> None:
        decoded = msgspec.json.decode(record, type=RECORDS[kind])
        made = rows.mention_row(decoded, row.position, row.published)
        own = {"coding": row.coding, "original": row.key, "hidden": hidden, "known_from": self._writer._moment}
        self._writer._add_mentions([made], [{**made.columns, "id": row.id, **own}])

    # --- found ---------------------------------------------------------------------------------------

    def _own(self, kind: str, mentions: Collection[str]) -> dict[str, Any]:
        """The coder's own rows of these mentions in the codings in force, by id."""
        query = (
            sa.select(schema.mention, _coding.article, schema.article.c.published)
            .join(schema.coding, _coding.key == _mention.coding)
            .join(schema.article, schema.article.c.id == _coding.article)
            .where(_mention.kind == kind, _mention.id.in_(mentions), *_in_force)
        )
        return {row.id: row for row in self._connection.execute(query)}

    def _any(self, kind: str) -> bool:
        """Whether people joined or parted anything, now or earlier."""
        return self._writer._exists(
            sa.select(_correction.key).where(_correction.kind == kind, _correction.act.in_(JOINING))
        )

    def _groups(self, kind: str, mentions: Collection[str]) -> dict[str, list[str]]:
        """The machine's groups of these mentions and of all that corrections in force tie to them, by pivot."""
        groups: dict[str, list[str]] = {}
        waiting = set(mentions)
        while waiting:
            pivots = self._pivots(kind, waiting) - groups.keys()
            members = {pivot: [pivot] for pivot in self._standing(kind, pivots)}
            follows = sa.select(_judgement.mention, _judgement.pivot).where(
                _judgement.kind == kind, _judgement.pivot.in_(pivots), _judgement.known_to.is_(None)
            )
            for id, pivot in self._connection.execute(follows):
                members.setdefault(pivot, [pivot]).append(id)
            groups |= members
            anchors = {
                each.mention
                for correction in self._joining(kind, members)
                for each in correction.anchors
                if each.mention
            }
            known = {id for group in groups.values() for id in group}
            waiting = set(self._standing(kind, anchors - known))
        return groups

    def _pivots(self, kind: str, mentions: Collection[str]) -> set[str]:
        judged = sa.select(_judgement.mention, _judgement.pivot).where(
            _judgement.kind == kind, _judgement.mention.in_(mentions), _judgement.known_to.is_(None)
        )
        found = {row.mention: row.pivot for row in self._connection.execute(judged)}
        return {found.get(id, id) for id in mentions}

    def _memberships(self, kind: str, mentions: Collection[str]) -> dict[str, Any]:
        """The memberships in force of these mentions and in their groups, by mention."""
        concerned = sa.or_(_membership.mention.in_(mentions), _membership.pivot.in_(mentions))
        query = sa.select(schema.membership).where(_membership.kind == kind, _membership.known_to.is_(None), concerned)
        return {row.mention: row for row in self._connection.execute(query)}

    def _standing(self, kind: str, mentions: Collection[str]) -> list[str]:
        """Those of these mentions that the codings in force tell."""
        return sorted(self._own(kind, mentions)) if mentions else []

    def _joining(self, kind: str, groups: dict[str, list[str]]) -> list[Correction]:
        """The merges and splits in force about mentions of these groups, in the order in which they were made."""
        ids = {id for members in groups.values() for id in members}
        about = sa.select(_anchor.correction).where(_anchor.mention.in_(ids))
        return corrections_where(
            self._connection,
            _correction.kind == kind,
            _correction.act.in_(JOINING),
            _correction.known_to.is_(None),
            _correction.key.in_(about),
        )


def joined(groups: dict[str, list[str]], corrections: Iterable[Correction]) -> dict[str, str]:
    """The pivot of every mention once merges and splits are made in their order on the machine's groups.

    What is merged keeps the pivot of the first; of what is split, the part with the pivot keeps it, the other gets
    the least id. A mention that no coding tells any more takes no part.
    """
    pivots = {id: pivot for pivot, members in groups.items() for id in members}
    members = {pivot: set(ids) for pivot, ids in groups.items()}
    for correction in corrections:
        told = [each.mention for each in correction.anchors if each.mention in pivots]
        if correction.act == "merge":
            for id in told[1:]:
                first, other = pivots[told[0]], pivots[id]
                if first != other:
                    members[first] |= members.pop(other)
                    pivots |= dict.fromkeys(members[first], first)
            continue
        for pivot in {pivots[id] for id in told}:
            leaving = members[pivot] & set(told)
            staying = members[pivot] - leaving
            if leaving and staying:
                new = leaving if pivot in staying else staying
                members[pivot] -= new
                members[min(new)] = new
                pivots |= dict.fromkeys(new, min(new))
    return pivots


def _revised(kind: str, record: bytes, values: Iterable[dict[str, Any]]) -> bytes:
    """The record with these fields replaced, in that order. Raises UsageError where it loses its form."""
    fields: dict[str, Any] = {}
    for value in values:
        fields |= value
    if not fields:
        return record
    try:
        made = msgspec.convert(msgspec.json.decode(record) | fields, RECORDS[kind])
    except msgspec.ValidationError as error:
        raise UsageError(f"that is no value for this field: {error}") from error
    return msgspec.json.encode(made)


def _words(kind: str, record: bytes) -> tuple[str, int, int]:
    """The type of a mention and where the words stand that it was read from."""
    told = msgspec.json.decode(record, type=RECORDS[kind])
    if isinstance(told, EventMention):
        return told.type, told.trigger.start, told.trigger.end
    if isinstance(told, Quotation):
        return told.kind, told.content[0].start, told.content[-1].end
    spans = [(each.start, each.end) for each in told.states] or [(0, 0)]
    return told.kind, *min(spans)


def _nearest(anchor: Any, stands: list[tuple[str, tuple[str, int, int]]]) -> str | None:
    """The mention on the anchor's words: of the same type if there is one, then the one that shares most of them."""
    best = None
    for id, (type, start, end) in stands:
        shared = min(end, anchor.end) - max(start, anchor.start)
        if shared > 0 or (start, end) == (anchor.start, anchor.end):
            rank = (type == anchor.type, shared, id == anchor.mention, id)
            best = max(best, rank) if best else rank
    return best[-1] if best else None
