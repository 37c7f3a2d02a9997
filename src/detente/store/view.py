"""Reading: events, commitments, quotations, actors and texts, under filters, as of any moment."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
import sqlalchemy as sa

from detente.errors import UsageError
from detente.model import CodedArticle, Commitment, Quotation
from detente.model.actor import Actor
from detente.model.fused import CommitmentMention, Event
from detente.model.ledger import LedgerEntry, in_turn
from detente.store import schema
from detente.store.filters import Filters
from detente.store.fulltext import marks, matching, terms
from detente.store.groups import Group, Kind, load
from detente.store.history import corrections_of
from detente.store.news import came_since, event_of
from detente.store.pages import pivots
from detente.store.records import ActorCount, Counts, FailureRow, Found, Hit, Run, SaidThing
from detente.store.snapshot import ACTING, REPORT, Snapshot, about_article, about_mention, is_actor, report_of

PAGE = 200  # groups fetched at a time
ANY = Filters()

_COMMITMENT = msgspec.json.Decoder(Commitment)
_mention, _coding, _article = schema.mention.c, schema.coding.c, schema.article.c
_membership = schema.membership.c
_judgement, _form, _actor, _participant = schema.judgement.c, schema.form.c, schema.actor.c, schema.participant.c
_coded = msgspec.json.Decoder(CodedArticle)
_quotation = msgspec.json.Decoder(Quotation)


class View:
    """Read-only; each method answers from one moment's state of the database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # --- events and commitments ----------------------------------------------------------------------

    def events(self, filters: Filters = ANY) -> Iterator[Event]:
        """The events of which some mention fits the filters, each with all its mentions, in time order.

        Undated events come last.
        """
        for group in self._groups("event", filters):
            yield event_of(group)

    def since(self, moment: str) -> list[tuple[Event, Event | None]]:
        """The events that articles which came after a moment tell, each with itself as it stood then, if it did."""
        with self._engine.connect() as connection:
            return came_since(connection, self._snapshot(connection, moment))

    def commitments(self, filters: Filters = ANY) -> Iterator[LedgerEntry]:
        """The ledger: commitments by the time they take effect, under the same filters.

        A truce is replaced by the next one between its parties, whether that one fits the filters or not.
        """
        with self._engine.connect() as connection:
            snapshot = self._snapshot(connection, filters.as_of)
            fitting = set(pivots(connection, snapshot, "commitment", filters))
        entries = (entry for entry in self._ledger(filters.as_of) if entry.id in fitting)
        if filters.status:
            entries = (entry for entry in entries if any(each.state == filters.status for each in entry.states))
        return islice(entries, filters.limit)

    def _ledger(self, as_of: str | None) -> Iterator[LedgerEntry]:
        return in_turn(_entry(group) for group in self._groups("commitment", Filters(as_of=as_of)))

    def _groups(self, kind: Kind, filters: Filters) -> Iterator[Group]:
        """The groups of which a mention fits, in time order."""
        with self._engine.connect() as connection:
            snapshot = self._snapshot(connection, filters.as_of)
            found = pivots(connection, snapshot, kind, filters)
            for start in range(0, len(found), PAGE):
                yield from load(connection, snapshot, kind, found[start : start + PAGE])

    # --- quotations, actors, texts -------------------------------------------------------------------

    def quotations(self, filters: Filters = ANY) -> Iterator[SaidThing]:
        """The quotations that fit, by publication of their article, then in text order."""
        with self._engine.connect() as connection:
            snapshot = self._snapshot(connection, filters.as_of)
            query = (
                sa.select(_mention.record, _mention.id.label("id"), *REPORT)
                .join(schema.coding, _coding.key == _mention.coding)
                .join(schema.article, _article.id == _coding.article)
                .where(_mention.kind == "quotation", *snapshot.known())
                .where(*about_mention(filters, "quotation"))
                .order_by(_article.reported, _article.id, _mention.position)
                .limit(filters.limit)
            )
            found = connection.execute(query).all()
            decided = corrections_of(connection, snapshot, "quotation", {row.id for row in found}) if found else {}
        for row in found:
            yield SaidThing(_quotation.decode(row.record), report_of(row), decided.get(row.id, ()))

    def actors(self, filters: Filters = ANY) -> list[ActorCount]:
        """The actors that take part in events or speak, under the filters, the most frequent first."""
        with self._engine.connect() as connection:
            snapshot = self._snapshot(connection, filters.as_of)
            events, quotations = snapshot.mentions("event"), snapshot.mentions("quotation")
            either = sa.union_all(
                _fitting(events, "event", filters), _fitting(quotations, "quotation", filters)
            ).subquery()
            counted = (
                sa.select(
                    *_actor,
                    sa.func.count(sa.distinct(sa.case((either.c.kind == "event", either.c.pivot)))).label("events"),
                    sa.func.count(sa.distinct(sa.case((either.c.kind == "quotation", either.c.key)))).label(
                        "quotations"
                    ),
                    sa.func.count(sa.distinct(either.c.article)).label("articles"),
                )
                .join(schema.form, _form.actor == _actor.id)
                .join(schema.participant, _participant.form == _form.key)
                .join(either, either.c.key == _participant.mention)
                .where(_participant.role.in_(ACTING), *([is_actor(filters.actor)] if filters.actor else []))
                .group_by(*_actor)
            )
            ranked = sa.select(counted.subquery())
            c = ranked.selected_columns
            ranked = ranked.order_by((c.events + c.quotations).desc(), c.id).limit(filters.limit)
            rows = connection.execute(ranked).all()
            names = _names(connection, [row.id for row in rows])
        return [
            ActorCount(
                actor=Actor(
                    id=row.id,
                    name=row.name,
                    kind=row.kind,
                    country=row.country,
                    sector=row.sector,
                    wikidata=row.wikidata,
                ),
                names=tuple(names.get(row.id, ())),
                events=row.events,
                quotations=row.quotations,
                articles=row.articles,
            )
            for row in rows
        ]

    def search(self, text: str, filters: Filters = ANY) -> list[Hit]:
        """The paragraphs in which all words of `text` occur, best first; see `detente.store.fulltext`.

        Filters on acts ask for articles that tell such an act; since and until go by publication.
        Raises UsageError for a query without a word.
        """
        query = terms(text)
        if not query:
            raise UsageError(f"'{text}' holds no word to search for")
        with self._engine.connect() as connection:
            table, condition, rank = matching(connection, query)
            known = sa.select(_coding.article).join(schema.article, _article.id == _coding.article)
            known = known.where(*self._snapshot(connection, filters.as_of).coded())
            asked = msgspec.structs.replace(filters, since=None, until=None, language=None, publisher=None)
            for_acts = [about_mention(asked, "event"), about_mention(asked, "quotation")]
            if any(for_acts):
                acts = known.join(schema.mention, _mention.coding == _coding.key)
                known = acts.where(
                    sa.or_(
                        *(
                            sa.and_(_mention.kind == kind, *conditions)
                            for kind, conditions in zip(("event", "quotation"), for_acts, strict=True)
                        )
                    )
                )
            found = (
                sa.select(schema.paragraph.c.start, schema.paragraph.c.text, *REPORT)
                .select_from(table.join(schema.article, _article.id == schema.paragraph.c.article))
                .where(condition, _article.id.in_(known), *about_article(filters), *_published(filters))
                .order_by(rank, _article.reported, _article.id, schema.paragraph.c.start)
                .limit(filters.limit)
            )
            rows = connection.execute(found).all()
        return [
            Hit(report=report_of(row), start=row.start, text=row.text, marks=marks(row.text, row.start, query))
            for row in rows
        ]

    # --- single records ------------------------------------------------------------------------------

    def article(self, id: str) -> CodedArticle:
        """The record of an article, as coded now. Raises UsageError when there is none of that id."""
        with self._engine.connect() as connection:
            record = connection.scalar(
                sa.select(_coding.record).where(_coding.article == id, _coding.known_to.is_(None))
            )
        if record is None:
            raise UsageError(f"no article has the id {id}")
        return _coded.decode(record)

    def find(self, id: str) -> Found:
        """What an id, or the beginning of one, leads to; a mention's leads to its event or commitment.

        Raises UsageError when it leads nowhere, to several, or to what people rejected.
        """
        kind, name, _ = self.named(id)
        if kind == "article":
            return Found("article", self.article(name))
        with self._engine.connect() as connection:
            if kind == "event":
                for group in load(connection, Snapshot(), "event", [name]):
                    return Found("event", event_of(group))
            decided = corrections_of(connection, Snapshot(), kind, {id, name}).values()
        if kind == "quotation" and (said := self._quotation(name)):
            return Found("quotation", said)
        if kind == "commitment":
            for entry in self._ledger(None):
                if entry.id == name:
                    return Found("commitment", entry)
        made = next((each for made in decided for each in reversed(made) if each.act == "reject"), None)
        raise UsageError(
            f"the {kind} {id} was rejected" + (f" by {made.by}" if made else ""),
            remedy=f"`detente undo {made.id}` brings it back" if made else None,
        )

    def named(self, id: str) -> tuple[str, str, str]:
        """The kind of the record that an id, or the beginning of one, leads to, its id, and the whole id given.

        Raises UsageError when it leads nowhere or to several.
        """
        candidates = self._candidates(id)
        if not candidates:
            raise UsageError(f"nothing in the store has the id {id}", remedy="`detente chronology` shows ids")
        if len({(kind, name) for kind, name, _ in candidates}) > 1:
            some = ", ".join(sorted({f"{name} ({kind})" for kind, name, _ in candidates})[:5])
            raise UsageError(f"several records have an id that begins with {id}: {some}", remedy="Give more of it")
        return min(candidates, key=lambda each: (each[2] != each[1], each[2]))

    def _candidates(self, id: str) -> set[tuple[str, str, str]]:
        """Kind, id and id found of the records whose id is, or begins with, this; mentions stand for their group."""
        end = id + "~"
        judged = sa.and_(
            _judgement.mention == _mention.id, _judgement.kind == _mention.kind, _judgement.known_to.is_(None)
        )
        decided = sa.and_(
            _membership.mention == _mention.id, _membership.kind == _mention.kind, _membership.known_to.is_(None)
        )
        pivot = sa.func.coalesce(_membership.pivot, _judgement.pivot, _mention.id)
        mentions = (
            sa.select(_mention.kind, _mention.id, pivot.label("pivot"))
            .join(schema.coding, _coding.key == _mention.coding)
            .outerjoin(schema.judgement, judged)
            .outerjoin(schema.membership, decided)
            .where(_mention.id >= id, _mention.id < end, _coding.known_to.is_(None), _mention.original.is_(None))
        )
        articles = sa.select(_article.id).where(_article.id >= id, _article.id < end)
        with self._engine.connect() as connection:
            found = {(row.kind, row.pivot, row.id) for row in connection.execute(mentions.limit(100))}
            found |= {("article", name, name) for name in connection.scalars(articles.limit(100))}
        return {each for each in found if each[2] == id} or found

    def _quotation(self, id: str) -> SaidThing | None:
        """The quotation of that id, unless people rejected it."""
        query = (
            sa.select(_mention.record, *REPORT)
            .join(schema.coding, _coding.key == _mention.coding)
            .join(schema.article, _article.id == _coding.article)
            .where(_mention.id == id, _mention.kind == "quotation", *Snapshot().known())
        )
        with self._engine.connect() as connection:
            row = connection.execute(query.limit(1)).first()
            decided = corrections_of(connection, Snapshot(), "quotation", {id})
        return SaidThing(_quotation.decode(row.record), report_of(row), decided.get(id, ())) if row else None

    # --- the store itself ----------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How much the store holds, as coded now."""
        snapshot = Snapshot()
        events, commitments = snapshot.mentions("event"), snapshot.mentions("commitment")
        quotations = snapshot.mentions("quotation")
        current = _coding.known_to.is_(None)
        columns: dict[str, sa.ScalarSelect[Any]] = {
            "articles": sa.select(sa.func.count()).select_from(schema.coding).where(current).scalar_subquery(),
            "events": sa.select(sa.func.count(sa.distinct(events.c.pivot))).scalar_subquery(),
            "event_mentions": sa.select(sa.func.count(events.c.key)).scalar_subquery(),
            "quotations": sa.select(sa.func.count(quotations.c.key)).scalar_subquery(),
            "commitments": sa.select(sa.func.count(sa.distinct(commitments.c.pivot))).scalar_subquery(),
            "commitment_mentions": sa.select(sa.func.count(commitments.c.key)).scalar_subquery(),
            "actors": sa.select(sa.func.count()).select_from(schema.actor).scalar_subquery(),
            "failures": sa.select(sa.func.count())
            .select_from(schema.failure)
            .where(schema.failure.c.known_to.is_(None))
            .scalar_subquery(),
        }
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(*(query.label(name) for name, query in columns.items()))).one()
        return Counts(**row._mapping)

    def coded_otherwise(self, coder: str) -> list[tuple[str, str]]:
        """The articles (ids, origins) whose coding in force is by another coder than this, by id."""
        other = sa.select(_coding.article, _coding.origin).where(_coding.known_to.is_(None), _coding.coder != coder)
        with self._engine.connect() as connection:
            return [(row.article, row.origin) for row in connection.execute(other.order_by(_coding.article))]

    def number_coded_otherwise(self, coder: str) -> int:
        """How many these are."""
        other = sa.select(sa.func.count()).where(_coding.known_to.is_(None), _coding.coder != coder)
        with self._engine.connect() as connection:
            return connection.scalar(other) or 0

    def failures(self) -> list[FailureRow]:
        """What could not be coded and has not been since, oldest first."""
        c = schema.failure.c
        query = (
            sa.select(c.origin, c.stage, c.message, c.remedy, c.known_from.label("since"))
            .where(c.known_to.is_(None))
            .order_by(c.key)
        )
        with self._engine.connect() as connection:
            return [FailureRow(**row._mapping) for row in connection.execute(query)]

    def runs(self) -> list[Run]:
        """Every run, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(schema.run).order_by(schema.run.c.key)).all()
        return [
            Run(
                id=row.key,
                version=row.version,
                started=row.started,
                finished=row.finished,
                added=row.added,
                skipped=row.skipped,
                failed=row.failed,
            )
            for row in rows
        ]

    @staticmethod
    def _snapshot(connection: sa.Connection, as_of: str | None) -> Snapshot:
        born = connection.scalar(sa.select(sa.func.min(schema.run.c.started))) if as_of else None
        return Snapshot.of(as_of, born)


def _fitting(known: sa.Subquery, kind: str, filters: Filters) -> sa.Select[Any]:
    """Kind, key, pivot and article of the mentions that fit."""
    return (
        sa.select(sa.literal(kind).label("kind"), known.c.key, known.c.pivot, known.c.article)
        .join(schema.mention, _mention.key == known.c.key)
        .where(*about_mention(filters, kind))
    )


def _entry(group: Group) -> LedgerEntry:
    mentions = [
        CommitmentMention(_COMMITMENT.decode(record), report, decided) for record, report, decided in group.mentions
    ]
    return LedgerEntry.of(group.pivot, mentions, group.judgements)


def _names(connection: sa.Connection, actors: list[str]) -> dict[str, list[str]]:
    """The wordings of each actor, the most frequent first."""
    count = sa.func.count()
    query = (
        sa.select(_form.actor, _form.text)
        .join(schema.participant, _participant.form == _form.key)
        .where(_form.actor.in_(actors))
        .group_by(_form.actor, _form.text)
        .order_by(_form.actor, count.desc(), _form.text)
    )
    found: dict[str, list[str]] = {}
    for actor, text in connection.execute(query):
        found.setdefault(actor, []).append(text)
    return found


def _published(filters: Filters) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if filters.since:
        conditions.append(_article.published >= filters.since)
    if filters.until:
        conditions.append(_article.published < filters.until + "~")
    return conditions
