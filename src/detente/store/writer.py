"""Writing: one run at a time per Writer, one transaction an article, nothing ever overwritten."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from types import TracebackType
from typing import Any, Literal, Self, TypeAlias, TypeVar

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from detente.model import CodedArticle, Commitment, EventMention, Failure
from detente.model.fused import CommitmentMention, Judgement, Mention, Report
from detente.store import rows, schema
from detente.store.corrections import Desk
from detente.store.fulltext import index_paragraphs
from detente.store.keys import one_of
from detente.store.prepared import Prepared, insert_rows
from detente.store.present import refresh
from detente.store.rows import MentionRow
from detente.store.snapshot import REPORT, report_of
from detente.store.wording import storable
from detente.store.wordings import Wordings

Kind: TypeAlias = Literal["event", "commitment"]
AnyMention: TypeAlias = Mention | CommitmentMention
R = TypeVar("R")
M = TypeVar("M", bound=AnyMention)

_EVENT = msgspec.json.Decoder(EventMention)
_COMMITMENT = msgspec.json.Decoder(Commitment)


class Change(msgspec.Struct, frozen=True):
    """The mentions that one article left without a group, for whoever groups them.

    The article's own new ones, and older ones whose pivot its new coding superseded.
    """

    events: tuple[Mention, ...]
    commitments: tuple[CommitmentMention, ...]


class Writer:
    """Adds articles to a store during one run. Use as a context manager.

    Several writers may be at work: each article waits for its turn, and the second to code an article skips it.
    """

    def __init__(self, engine: sa.Engine, version: str, clock: Callable[[], str] = rows.now) -> None:
        self._connection = engine.connect()
        self._upsert: Any = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
        self._version = version
        self._clock = clock
        self._moment = ""  # of the transaction under way
        self._wordings = Wordings(self._connection, self._insert, self._upsert)
        self._touched: dict[str, set[str]] = {"event": set(), "commitment": set()}  # ids, for `present`
        self._counts = {"added": 0, "skipped": 0, "failed": 0}
        self.desk = Desk(self)
        with self.transaction():
            self.run = self._insert(schema.run, [{"version": version, "started": self._moment}])[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with self.transaction():
                finished = {"finished": self._moment, **self._counts}
                self._connection.execute(schema.run.update().where(schema.run.c.key == self.run).values(finished))
                if self._connection.dialect.name == "sqlite":  # PostgreSQL looks after its statistics itself
                    self._connection.exec_driver_sql("PRAGMA optimize")
        finally:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written inside; inside another one, part of that."""
        if self._connection.in_transaction():
            yield
            return
        with self._connection.begin():
            self._moment = self._next_moment()
            try:
                yield
                for kind, mentions in self._touched.items():
                    self.desk.regroup(kind, set(mentions))
                    refresh(self._connection, kind, mentions)
            except BaseException:
                self._wordings.forget()  # some of them are undone with the rest
                raise
            finally:
                for mentions in self._touched.values():
                    mentions.clear()

    # --- what is known -------------------------------------------------------------------------------

    def knows(self, article: str, coder: str | None = None) -> bool:
        """Whether this article's coding in force is by this coder (name and version); by any, for None."""
        coding = schema.coding.c
        by = coding.coder == coder if coder else sa.true()
        return self._exists(sa.select(coding.key).where(coding.article == article, by, coding.known_to.is_(None)))

    def knows_source(self, digest: str, coder: str | None = None) -> bool:
        """Whether the page of that digest became an article whose coding in force is by this coder; by any, for None."""
        coding, source = schema.coding.c, schema.source.c
        by = coding.coder == coder if coder else sa.true()
        return self._exists(
            sa.select(coding.key)
            .join(schema.source, source.article == coding.article)
            .where(source.digest == digest, by, coding.known_to.is_(None))
        )

    def skip(self) -> None:
        """Counts a source that was known already."""
        self._counts["skipped"] += 1

    def note(self, source: str, article: str, origin: str) -> None:
        """Notes that a page holds an article which the store has, and counts it as known."""
        with self.transaction():
            self._add_source(source, article, origin, self._moment)
            self.skip()

    # --- writing -------------------------------------------------------------------------------------

    def add(self, coded: CodedArticle, origin: str, coder: str, source: str | None = None) -> Change | None:
        """Stores one coded article; None when the same coder has coded it before.

        origin: where it came from, as `file:line` or URL.  coder: who coded it, with its version.
        source: the digest of the page it was read from, for `knows_source`.
        A coding by another coder is closed, not overwritten.
        """
        with self.transaction():
            article, now = coded.article, self._moment
            known = self.knows(article.id, coder)
            if not known:
                self._add_article(coded, now)
            if source is not None:
                self._add_source(source, article.id, origin, now)
            self._resolve_failures(origin, now)
            if known:
                self._counts["skipped"] += 1
                return None
            orphans = self._supersede(article.id, now)
            self._add_coding(coded, origin, coder, now)
            self.desk.attach(article.id)
            self._counts["added"] += 1
            report = Report.of(article)
            older = self._found("event", _EVENT, Mention, "id", orphans)
            undertaken = self._found("commitment", _COMMITMENT, CommitmentMention, "id", orphans)
            return Change(
                (*(Mention(each, report) for each in coded.events), *(each for each, _ in older)),
                (
                    *(CommitmentMention(each, report) for each in coded.commitments),
                    *(each for each, _ in undertaken),
                ),
            )

    def file(self, mentions: Iterable[tuple[AnyMention, Iterable[str]]]) -> None:
        """Notes under which keys mentions in force are to be found again."""
        wanted = {mention.id: sorted(set(keys)) for mention, keys in mentions}
        if not wanted:
            return
        with self.transaction():
            found = _IN_FORCE.run(self._connection, ids=list(wanted)).all()
            filed = [{"key": key, "mention": row.key} for row in found for key in wanted[row.id]]
            insert_rows(self._connection, schema.filing, filed, new=False)

    def near_events(self, keys: Collection[str]) -> list[tuple[Mention, str]]:
        """The event mentions in force filed under any of the keys, each with the pivot of its group."""
        return self._found("event", _EVENT, Mention, "key", self._filed(keys))

    def near_commitments(self, keys: Collection[str]) -> list[tuple[CommitmentMention, str]]:
        """The commitments in force filed under any of the keys, each with the pivot of its group."""
        return self._found("commitment", _COMMITMENT, CommitmentMention, "key", self._filed(keys))

    def judge(self, kind: Kind, judgements: Collection[Judgement]) -> None:
        """Stores decisions; an earlier one about the same mention is closed, not overwritten.

        A mention judged to be its own pivot stands alone or leads: that needs no row.
        """
        table = schema.judgement
        if not judgements:
            return
        with self.transaction():
            about = [each.mention for each in judgements]
            held = {row.mention: row for row in _judged(kind).run(self._connection, ids=about)}
            changed = [each for each in judgements if each.pivot != _pivot(held.get(each.mention), each.mention)]
            closed = [held[each.mention].key for each in changed if each.mention in held]
            if closed:
                self._connection.execute(table.update().where(table.c.key.in_(closed)).values(known_to=self._moment))
            self._insert(table, [self._judgement_row(kind, each) for each in changed if each.pivot != each.mention])
            self._touched[kind].update(each.mention for each in changed)

    def fail(self, failure: Failure) -> None:
        """Records that a source or article could not be coded; the same failure again is not a new one."""
        with self.transaction():
            self._counts["failed"] += 1
            table = schema.failure
            row = {
                "origin": storable(failure.origin),
                "stage": failure.stage,
                "message": storable(failure.message),
                "remedy": failure.remedy,
            }
            same = (table.c.origin == row["origin"], table.c.message == row["message"], table.c.known_to.is_(None))
            if not self._exists(sa.select(table.c.key).where(*same)):
                self._connection.execute(table.insert().values(run=self.run, known_from=self._moment, **row))

    # --- rows ----------------------------------------------------------------------------------------

    def _add_article(self, coded: CodedArticle, now: str) -> None:
        """The article and its paragraphs, unless they are there: a text never changes."""
        article = coded.article
        if self._exists(sa.select(schema.article.c.id).where(schema.article.c.id == article.id)):
            return
        self._connection.execute(schema.article.insert().values(rows.article_row(article, now)))
        paragraphs = rows.paragraph_rows(article)
        keys = self._insert(schema.paragraph, paragraphs)
        index_paragraphs(self._connection, [(key, row["text"]) for key, row in zip(keys, paragraphs, strict=True)])

    def _add_source(self, source: str, article: str, origin: str, now: str) -> None:
        row = {"digest": source, "article": article, "origin": storable(origin), "seen": now}
        self._connection.execute(self._upsert(schema.source).on_conflict_do_nothing().values(row))

    def _resolve_failures(self, origin: str, now: str) -> None:
        table = schema.failure
        open_here = (table.c.origin == storable(origin), table.c.known_to.is_(None))
        self._connection.execute(table.update().where(*open_here).values(known_to=now))

    def _supersede(self, article: str, now: str) -> list[str]:
        """Closes the coding in force, if any, and the judgements on its mentions.

        Gives the ids of the mentions of other articles that are left without a pivot.
        """
        coding, mention, judgement = schema.coding, schema.mention, schema.judgement
        held = list(
            self._connection.scalars(
                sa.select(coding.c.key).where(coding.c.article == article, coding.c.known_to.is_(None))
            )
        )
        if not held:
            return []
        self._connection.execute(coding.update().where(coding.c.key.in_(held)).values(known_to=now))
        told = self._connection.execute(sa.select(mention.c.kind, mention.c.id).where(mention.c.coding.in_(held))).all()
        gone = {row.id for row in told}
        revised = sa.and_(mention.c.coding.in_(held), mention.c.original.is_not(None), mention.c.known_to.is_(None))
        self._connection.execute(mention.update().where(revised).values(known_to=now))
        self._touch((row.kind, row.id) for row in told)
        touched = sa.and_(
            sa.or_(judgement.c.pivot.in_(gone), judgement.c.mention.in_(gone)), judgement.c.known_to.is_(None)
        )
        judged = self._connection.execute(sa.select(judgement.c.kind, judgement.c.mention).where(touched)).all()
        members = {row.mention for row in judged}
        self._touch((row.kind, row.mention) for row in judged)
        self._connection.execute(judgement.update().where(touched).values(known_to=now))
        return sorted(members - gone)

    def _add_coding(self, coded: CodedArticle, origin: str, coder: str, now: str) -> None:
        coding = {
            "article": coded.article.id,
            "coder": coder,
            "run": self.run,
            "origin": storable(origin),
            "record": msgspec.json.encode(coded),
            "known_from": now,
        }
        key = self._insert(schema.coding, [coding])[0]
        mentions = list(rows.mention_rows(coded))
        self._add_mentions(mentions, [{"coding": key, **row.columns} for row in mentions])
        self._touch((row.columns["kind"], row.columns["id"]) for row in mentions)

    def _add_mentions(self, mentions: list[MentionRow], columns: list[dict[str, Any]]) -> None:
        """Rows of mentions with who takes part in them."""
        forms = self._wordings.keys({form.digest: form for row in mentions for _, form in row.participants})
        keys = self._insert(schema.mention, columns)
        taking_part = [
            {"mention": key, "role": role, "position": position, "form": forms[form.digest]}
            for key, row in zip(keys, mentions, strict=True)
            for position, (role, form) in enumerate(row.participants)
        ]
        insert_rows(self._connection, schema.participant, taking_part)

    def _judgement_row(self, kind: Kind, judgement: Judgement) -> dict[str, Any]:
        return {
            "kind": kind,
            "mention": judgement.mention,
            "pivot": judgement.pivot,
            "score": judgement.score,
            "reasons": msgspec.json.encode(judgement.reasons).decode(),
            "version": self._version,
            "known_from": self._moment,
        }

    def _filed(self, keys: Collection[str]) -> list[int]:
        """The keys of the mentions filed under any of these."""
        return list(_FILED.scalars(self._connection, keys=list(keys)))

    def _found(
        self,
        kind: Kind,
        decoder: msgspec.json.Decoder[R],
        made: Callable[[R, Report], M],
        column: str,
        keys: list[Any],
    ) -> list[tuple[M, str]]:
        """The mentions in force of which a column (id, key) is one of these, each with the pivot of its group."""
        if not keys:
            return []
        rows = _told(kind, column).run(self._connection, keys=keys)
        return [
            (made(decoder.decode(row.record), report_of(row)), row.pivot or row.id) for row in rows if row.kind == kind
        ]

    def _touch(self, mentions: Iterable[tuple[str, str]]) -> None:
        """Notes that what the present holds of these mentions (kind, id) is to be brought up to date."""
        for kind, id in mentions:
            if kind in self._touched:
                self._touched[kind].add(id)

    # --- small change --------------------------------------------------------------------------------

    def _exists(self, query: sa.Select[Any]) -> bool:
        with self.transaction():
            return self._connection.execute(query.limit(1)).first() is not None

    def _insert(self, table: sa.Table, values: list[dict[str, Any]]) -> list[int]:
        """Inserts rows and gives their keys in the same order."""
        if not values:
            return []
        if self._connection.dialect.name == "sqlite":  # which would be asked row by row; the turn to write is ours
            last = self._connection.scalar(sa.select(sa.func.max(table.c.key))) or 0
            keys = list(range(last + 1, last + 1 + len(values)))
        else:
            keys = list(_next_keys(table.name).scalars(self._connection, number=len(values)))
        insert_rows(self._connection, table, [{"key": key, **row} for key, row in zip(keys, values, strict=True)])
        return keys

    def _next_moment(self) -> str:
        """The clock, but never standing still or going back: each moment names one state of the store."""
        latest = [sa.select(sa.func.max(table.c.known_from)) for table in (schema.coding, schema.judgement)]
        known = [self._connection.scalar(query) or "" for query in latest] if not self._moment else [self._moment]
        return max(self._clock(), _next(max(known)))


_FILED = Prepared(sa.select(schema.filing.c.mention).distinct().where(one_of(schema.filing.c.key, "keys")))
_IN_FORCE = Prepared(
    sa.select(schema.mention.c.id, schema.mention.c.key)
    .join(schema.coding, schema.coding.c.key == schema.mention.c.coding)
    .where(one_of(schema.mention.c.id, "ids"), schema.mention.c.original.is_(None), schema.coding.c.known_to.is_(None))
)


@cache
def _next_keys(table: str) -> Prepared:
    """So many of the next keys of a table, on PostgreSQL."""
    sequence = sa.func.pg_get_serial_sequence(table, "key")
    number = sa.bindparam("number", type_=sa.Integer)
    return Prepared(sa.select(sa.func.nextval(sequence)).select_from(sa.func.generate_series(1, number)))


@cache
def _judged(kind: Kind) -> Prepared:
    """The judgements in force on `ids`."""
    table = schema.judgement
    mine = (table.c.kind == kind, one_of(table.c.mention, "ids"), table.c.known_to.is_(None))
    return Prepared(sa.select(table).where(*mine))


@cache
def _told(kind: Kind, column: str) -> Prepared:
    """The mentions in force whose column is one of `keys`, with their reports and the pivots of their groups."""
    mention, coding, judgement, article = schema.mention.c, schema.coding.c, schema.judgement, schema.article
    current = sa.and_(judgement.c.mention == mention.id, judgement.c.kind == kind, judgement.c.known_to.is_(None))
    return Prepared(
        sa.select(mention.kind, mention.record, judgement.c.pivot, mention.id, *REPORT)
        .join(schema.coding, coding.key == mention.coding)
        .join(article, article.c.id == coding.article)
        .outerjoin(judgement, current)
        .where(coding.known_to.is_(None), mention.original.is_(None), one_of(mention[column], "keys"))
    )


def _pivot(row: Any, mention: str) -> str:
    """To which pivot a judgement in force, if any, assigns a mention."""
    return str(row.pivot) if row else mention


def _next(moment: str) -> str:
    """The microsecond after a moment of the clock's own form."""
    if not moment:
        return moment
    return (datetime.fromisoformat(moment) + timedelta(microseconds=1)).isoformat(timespec="microseconds")
