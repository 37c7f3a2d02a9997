"""Whether a store is whole: the database itself, every span against its text, and all that is derived.

Each check yields what is wrong as a Fault; nothing is changed. `detente verify` lists them.
"""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from detente.model import CodedArticle
from detente.store import rows, schema
from detente.store.present import KINDS, batches, presence_of, rows_of
from detente.store.snapshot import Snapshot
from detente.store.wording import storable

_coded = msgspec.json.Decoder(CodedArticle)
_now = Snapshot()
_mention, _coding, _article = schema.mention.c, schema.coding.c, schema.article.c


class Fault(Struct, frozen=True):
    """Something wrong. where: the table and id it concerns."""

    where: str
    what: str


def faults(engine: sa.Engine) -> Iterator[Fault]:
    """All that is wrong with a store, from one state of it; none where all is well."""
    with engine.connect() as connection:
        for check in CHECKS:
            yield from check(connection)


def _database(connection: sa.Connection) -> Iterator[Fault]:
    """What the database says of itself, and whether the indexes of words are complete."""
    if connection.dialect.name == "sqlite":
        for row in connection.exec_driver_sql("PRAGMA integrity_check"):
            if row[0] != "ok":
                yield Fault("database", str(row[0]))
        for table, key, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Fault(f"{table} {key}", f"its row of {other} is missing")
    for table in (schema.paragraph, schema.form):
        if connection.dialect.name == "sqlite":
            indexed = sa.text(f"SELECT id FROM {table.name}_fts_docsize").columns(sa.column("id"))
            missing = sa.select(sa.func.count()).where(table.c.key.not_in(indexed))
        else:
            missing = sa.select(sa.func.count()).select_from(table).where(sa.literal_column("words").is_(None))
        if number := connection.scalar(missing):
            yield Fault(table.name, f"{number} rows are missing in the index of words")


def _codings(connection: sa.Connection) -> Iterator[Fault]:
    """Every coding: its record against its article's text, its rows against its record."""
    keys = connection.scalars(sa.select(_coding.key).order_by(_coding.key)).all()
    for some in batches(keys):
        told: dict[int, dict[tuple[str, str], bytes]] = {}
        query = sa.select(_mention.coding, _mention.kind, _mention.id, _mention.record)
        for row in connection.execute(query.where(_mention.coding.in_(some), _mention.original.is_(None))):
            told.setdefault(row.coding, {})[row.kind, row.id] = row.record
        for row in connection.execute(sa.select(schema.coding).where(_coding.key.in_(some))):
            where = f"coding {row.key} of article {row.article}"
            try:
                coded = _coded.decode(row.record)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield Fault(where, f"its record cannot be read: {error}")
                continue
            if coded.article.id != row.article:
                yield Fault(where, f"its record is of article {coded.article.id}")
            for wrong in _wrong_spans(msgspec.to_builtins(coded), coded.article.text):
                yield Fault(where, wrong)
            wanted = {
                (each.columns["kind"], each.columns["id"]): each.columns["record"] for each in rows.mention_rows(coded)
            }
            if wanted != told.get(row.key, {}):
                yield Fault(where, "its mentions are not those of its record")


def _wrong_spans(record: Any, text: str) -> Iterator[str]:
    """The spans of a record that do not hold what the text has there."""
    if isinstance(record, dict):
        start, end = record.get("start"), record.get("end")
        if isinstance(start, int) and isinstance(end, int):
            if not 0 <= start <= end <= len(text):
                yield f"a span [{start}, {end}) lies outside a text of {len(text)} characters"
            elif isinstance(record.get("text"), str) and record["text"] != text[start:end]:
                yield f"the span [{start}, {end}) says '{record['text'][:40]}', the text '{text[start:end][:40]}'"
        record = list(record.values())
    if isinstance(record, list | tuple):
        for part in record:
            yield from _wrong_spans(part, text)


def _articles(connection: sa.Connection) -> Iterator[Fault]:
    """Every article has one coding in force, whose text is that of its paragraphs."""
    current = (
        sa.select(_coding.article, sa.func.count().label("number"))
        .where(_coding.known_to.is_(None))
        .group_by(_coding.article)
        .subquery()
    )
    counted = sa.select(_article.id, current.c.number).outerjoin(current, current.c.article == _article.id)
    for id, number in connection.execute(counted.where(sa.func.coalesce(current.c.number, 0) != 1)):
        yield Fault(f"article {id}", f"has {number or 0} codings in force")
    ids = connection.scalars(sa.select(_article.id).order_by(_article.id)).all()
    paragraph = schema.paragraph.c
    for some in batches(ids):
        records = sa.select(_coding.article, _coding.record).where(
            _coding.article.in_(some), _coding.known_to.is_(None)
        )
        texts = {}
        for id, record in connection.execute(records):
            try:
                texts[id] = storable(_coded.decode(record).article.text)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # told by `_codings`
        for row in connection.execute(sa.select(schema.paragraph).where(paragraph.article.in_(some))):
            if row.article in texts and texts[row.article][row.start : row.end] != row.text:
                yield Fault(f"paragraph {row.key} of article {row.article}", "is not what the article's text has there")


def _judgements(connection: sa.Connection) -> Iterator[Fault]:
    """Every judgement in force is about mentions in force, and its pivot follows nobody."""
    for table in (schema.judgement, schema.membership):
        for kind in KINDS:
            known = sa.select(_mention.id).join(schema.coding, _coding.key == _mention.coding)
            known = known.where(_mention.kind == kind, _coding.known_to.is_(None), _mention.original.is_(None))
            open_ = sa.and_(table.c.kind == kind, table.c.known_to.is_(None))
            for name in ("mention", "pivot"):
                lost = sa.select(table.c.key, table.c[name]).where(open_, table.c[name].not_in(known))
                for key, id in connection.execute(lost):
                    yield Fault(f"{table.name} {key}", f"its {name} {id} is no {kind} in force")
            follows = table.alias()
            chained = sa.select(table.c.key, table.c.pivot).where(
                open_,
                table.c.pivot == follows.c.mention,
                follows.c.kind == kind,
                follows.c.known_to.is_(None),
                follows.c.pivot != follows.c.mention,
            )
            for key, id in connection.execute(chained):
                yield Fault(f"{table.name} {key}", f"its pivot {id} follows another")


def _histories(connection: sa.Connection) -> Iterator[Fault]:
    """No row ends before it begins, and no two about the same hold at once."""
    same = {
        schema.coding: ("article",),
        schema.judgement: ("kind", "mention"),
        schema.membership: ("kind", "mention"),
        schema.mention: ("original",),
    }
    for table, names in same.items():
        one, other = table.alias(), table.alias()
        for key in connection.scalars(sa.select(one.c.key).where(one.c.known_to < one.c.known_from)):
            yield Fault(f"{table.name} {key}", "ends before it begins")
        both = sa.and_(one.c.key < other.c.key, *(one.c[name] == other.c[name] for name in names))
        at_once = sa.and_(
            sa.or_(one.c.known_to.is_(None), one.c.known_to > other.c.known_from),
            sa.or_(other.c.known_to.is_(None), other.c.known_to > one.c.known_from),
        )
        for key, second in connection.execute(sa.select(one.c.key, other.c.key).where(both, at_once)):
            yield Fault(f"{table.name} {key}", f"holds at the same time as {second}")


def _present(connection: sa.Connection) -> Iterator[Fault]:
    """What the present holds is what codings, judgements and corrections lead to."""
    present, presence = schema.present, schema.presence
    for kind in KINDS:
        known = _now.mentions(kind)
        pivots = set(connection.scalars(sa.select(known.c.pivot)))
        pivots |= set(connection.scalars(sa.select(present.c.pivot).where(present.c.kind == kind)))
        for some in batches(sorted(pivots)):
            wanted = {row["mention"]: row for row in rows_of(connection, kind, some)}
            held = sa.select(present).where(present.c.kind == kind, present.c.pivot.in_(some))
            found = {row.mention: dict(row._mapping) for row in connection.execute(held)}
            for key in sorted(wanted.keys() | found.keys()):
                if wanted.get(key) != found.get(key):
                    yield Fault(f"present {key}", "is not what the records lead to; `detente migrate` derives it anew")
            takes_part = {tuple(sorted(row.items())) for row in presence_of(connection, wanted)}
            here = sa.select(presence).where(presence.c.kind == kind, presence.c.mention.in_(wanted))
            stored = {tuple(sorted(row._mapping.items())) for row in connection.execute(here)}
            if takes_part != stored:
                yield Fault("presence", f"differs for the group of {some[0]} or one of the {len(some)} after it")


CHECKS: tuple[Callable[[sa.Connection], Iterator[Fault]], ...] = (
    _database,
    _codings,
    _articles,
    _judgements,
    _histories,
    _present,
)
