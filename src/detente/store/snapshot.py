"""What the store knew at a moment, and which of it a filter asks for: the WHERE clauses of all views."""

import re
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from detente.model.fused import Report
from detente.store import schema
from detente.store.filters import Filters
from detente.store.keys import one_of
from detente.store.rows import utc
from detente.text import fold

SPEAKING = ("speaker", "source", "attribution")
ACTING = ("actor", "recipient", "mediator", "party", "speaker", "source")

_mention, _coding, _article = schema.mention.c, schema.coding.c, schema.article.c
_judgement, _form, _actor, _participant = schema.judgement.c, schema.form.c, schema.actor.c, schema.participant.c
_membership, _revision = schema.membership.c, schema.mention.alias("revision").c

# The columns of `article` that make a Report.
REPORT = (
    _article.id.label("article"),
    _article.url,
    _article.publisher,
    _article.title,
    _article.published,
    _article.language,
    _article.sketch,
)


def report_of(row: Any) -> Report:
    """The report in a result row that holds the columns of REPORT."""
    return Report(
        article=row.article,
        url=row.url,
        publisher=row.publisher,
        title=row.title,
        published=row.published,
        language=row.language,
        sketch=row.sketch,
    )


class Snapshot(Struct, frozen=True):
    """A state of knowledge. reported: only what was published by then; stored: only what the store held then.

    Both are bounds that sort after all moments they take in; None bounds nothing.
    """

    reported: str | None = None
    stored: str | None = None

    @classmethod
    def of(cls, as_of: str | None, born: str | None) -> "Snapshot":
        """The state of knowledge at `as_of`; before the store was `born` it holds by publication only."""
        if as_of is None:
            return cls()
        bound = utc(as_of.replace(" ", "T")) + "~"
        return cls(bound, bound if born is not None and bound > born else None)

    def in_force(self, table: Any) -> sa.ColumnElement[bool]:
        """Whether a row with `known_from` and `known_to` held at that moment."""
        if self.stored is None:
            held: sa.ColumnElement[bool] = table.known_to.is_(None)
            return held
        return sa.and_(table.known_from < self.stored, sa.or_(table.known_to.is_(None), table.known_to > self.stored))

    def known(self) -> list[sa.ColumnElement[bool]]:
        """The conditions on mention, coding and article; what people rejected is not known any more."""
        revised = sa.exists().where(_revision.original == _mention.key, self.in_force(_revision))
        own = sa.and_(_mention.original.is_(None), ~revised)
        shown = sa.and_(_mention.original.is_not(None), self.in_force(_mention), sa.not_(_mention.hidden))
        return [*self.coded(), sa.or_(own, shown)]

    def coded(self) -> list[sa.ColumnElement[bool]]:
        """The conditions on coding and article only."""
        conditions = [self.in_force(_coding)]
        if self.reported is not None:
            conditions.append(_article.reported < self.reported)
        return conditions

    def mentions(self, kind: str, ids: Collection[str] | str | None = None) -> sa.Subquery:
        """All mentions of a kind known at that moment: key, id, starts, ends, article, and the pivot of their group.

        ids: only these; a text is the name under which they will be given to a prepared statement.
        """
        judged = sa.and_(_judgement.mention == _mention.id, _judgement.kind == kind, self.in_force(_judgement))
        decided = sa.and_(_membership.mention == _mention.id, _membership.kind == kind, self.in_force(_membership))
        query = (
            sa.select(
                _mention.key,
                _mention.id,
                _mention.starts,
                _mention.ends,
                _coding.article,
                _article.reported,
                sa.func.coalesce(_membership.pivot, _judgement.pivot, _mention.id).label("pivot"),
            )
            .join(schema.coding, _coding.key == _mention.coding)
            .join(schema.article, _article.id == _coding.article)
            .outerjoin(schema.judgement, judged)
            .outerjoin(schema.membership, decided)
            .where(_mention.kind == kind, *self.known())
        )
        if ids is not None:
            query = query.where(one_of(_mention.id, ids) if isinstance(ids, str) else _mention.id.in_(ids))
        return query.subquery("known")


def about_mention(filters: Filters, kind: str) -> list[sa.ColumnElement[bool]]:
    """The conditions on a row of `mention`; none where the filters ask nothing of it."""
    conditions: list[sa.ColumnElement[bool]] = []
    conditions += in_time(filters, _mention.starts, _mention.ends)
    if filters.type:
        conditions += _of_type(filters.type, kind)
    if filters.status and kind == "event":
        conditions.append(_mention.status == filters.status)
    if filters.place:
        named = _mention.place.contains(_word(filters.place), autoescape=True)
        conditions.append(sa.or_(named, _mention.country == filters.place.upper()))
    if filters.actor:
        conditions.append(_mention.key.in_(_taking_part(filters.actor, ACTING)))
    if filters.said_by:
        conditions.append(_mention.key.in_(_taking_part(filters.said_by, SPEAKING)))
    if filters.language or filters.publisher:
        told = (
            sa.select(_coding.key).join(schema.article, _article.id == _coding.article).where(*about_article(filters))
        )
        conditions.append(_mention.coding.in_(told))
    return conditions


def about_article(filters: Filters) -> list[sa.ColumnElement[bool]]:
    """The conditions on a row of `article` itself."""
    conditions: list[sa.ColumnElement[bool]] = []
    if filters.language:
        conditions.append(_article.language == filters.language.lower())
    if filters.publisher:
        conditions.append(_article.outlet == fold(filters.publisher))
    return conditions


def in_time(filters: Filters, starts: Any, ends: Any) -> list[sa.ColumnElement[bool]]:
    """The conditions on the time of something: overlapping with what is asked for."""
    conditions: list[sa.ColumnElement[bool]] = []
    if filters.since:
        first = first_of(filters.since)
        conditions.append(starts < schema.UNDATED)
        conditions.append(sa.or_(starts >= first, ends > first))
    if filters.until:
        conditions.append(starts < filters.until + "~")
    return conditions


def first_of(moment: str) -> str:
    """The first day of a beginning of a moment: `2020-10` begins on `2020-10-01`."""
    return moment + "0000-01-01"[len(moment) :]


_CODE = re.compile(r"[A-Z]{3}")


def is_actor(asked: str) -> sa.ColumnElement[bool]:
    """Whether a row of form, with its actor where there is one, is what an actor filter asks for.

    A country's code in capitals or the name of a state stand for all actors of that country and for nothing else
    (`ARM` must not find `armée`); a state's bare name does so too where the text settles no actor.
    """
    states, country = meant(asked)
    bare = sa.select(states.c.name).where(country, states.c.kind == "state")
    stands = sa.select(states.c.country).where(country)
    worded = folded_as(_form.folded, asked)
    if _CODE.fullmatch(asked):
        some = schema.actor.alias()
        worded = sa.and_(worded, ~sa.exists().where(some.c.country == asked))
    return sa.or_(
        sa.and_(worded, ~sa.exists().where(states.c.folded == fold(asked), states.c.kind == "state")),
        sa.func.lower(_actor.id) == asked.lower(),
        _actor.country.in_(stands),
        sa.and_(_form.actor.is_(None), _form.text.in_(bare)),
    )


def meant(asked: str) -> tuple[sa.FromClause, sa.ColumnElement[bool]]:
    """A view of the actors, and whether one of them shows that a country is asked for, which is then its own."""
    states = schema.actor.alias("states")
    called = sa.and_(states.c.kind == "state", states.c.folded == fold(asked))
    return states, sa.or_(states.c.country == asked.upper(), called)


def is_code(asked: str) -> bool:
    """Whether a filter is written as a country's code."""
    return bool(_CODE.fullmatch(asked))


def folded_as(column: sa.ColumnElement[Any], asked: str) -> sa.ColumnElement[bool]:
    """Whether a folded column holds these words, the last of them perhaps unfinished."""
    return column.contains(_word(asked), autoescape=True)


def _of_type(asked: str, kind: str) -> list[sa.ColumnElement[bool]]:
    type, _, mode = asked.partition("/")
    conditions = [_mention.type == (type.upper() if kind == "event" else type.lower())]
    return [*conditions, _mention.mode == mode.lower()] if mode else conditions


def _taking_part(asked: str, roles: tuple[str, ...]) -> sa.Select[int]:
    """The keys of mentions in which somebody of that name has one of the roles."""
    forms = sa.select(_form.key).outerjoin(schema.actor, _actor.id == _form.actor).where(is_actor(asked))
    return sa.select(_participant.mention).where(_participant.role.in_(roles), _participant.form.in_(forms))


def _word(asked: str) -> str:
    """The beginning of a word in a folded column."""
    return " " + (fold(asked) or asked)
