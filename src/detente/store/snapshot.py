"""What the store knew at a moment, and which of it a filter asks for: the WHERE clauses of all views."""

import re
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from detente.model.fused import Report
from detente.store import schema
from detente.store.filters import Filters
from detente.store.rows import utc
from detente.text import fold

SPEAKING = ("speaker", "source", "attribution")
ACTING = ("actor", "recipient", "mediator", "party", "speaker", "source")

_mention, _coding, _article = schema.mention.c, schema.coding.c, schema.article.c
_judgement, _form, _actor, _participant = schema.judgement.c, schema.form.c, schema.actor.c, schema.participant.c

# The columns of `article` that make a Report.
REPORT = (
    _article.id.label("article"),
    _article.url,
    _article.publisher,
    _article.title,
    _article.published,
    _article.language,
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
        """The conditions on coding and article."""
        conditions = [self.in_force(_coding)]
        if self.reported is not None:
            conditions.append(_article.reported < self.reported)
        return conditions

    def mentions(self, kind: str) -> sa.Subquery:
        """All mentions of a kind known at that moment: key, id, starts, article, and the pivot of their group."""
        judged = sa.and_(_judgement.mention == _mention.id, _judgement.kind == kind, self.in_force(_judgement))
        return (
            sa.select(
                _mention.key,
                _mention.id,
                _mention.starts,
                _coding.article,
                _article.reported,
                sa.func.coalesce(_judgement.pivot, _mention.id).label("pivot"),
            )
            .join(schema.coding, _coding.key == _mention.coding)
            .join(schema.article, _article.id == _coding.article)
            .outerjoin(schema.judgement, judged)
            .where(_mention.kind == kind, *self.known())
            .subquery("known")
        )


def about_mention(filters: Filters, kind: str) -> list[sa.ColumnElement[bool]]:
    """The conditions on a row of `mention`; none where the filters ask nothing of it."""
    conditions: list[sa.ColumnElement[bool]] = []
    if filters.since:
        first = filters.since + "0000-01-01"[len(filters.since) :]  # `2020-10` begins on 2020-10-01
        conditions.append(_mention.starts < schema.UNDATED)
        conditions.append(sa.or_(_mention.starts >= first, _mention.ends > first))
    if filters.until:
        conditions.append(_mention.starts < filters.until + "~")
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


_CODE = re.compile(r"[A-Z]{3}")


def is_actor(asked: str) -> sa.ColumnElement[bool]:
    """Whether a row of form, with its actor where there is one, is what an actor filter asks for.

    A country's code or the name of a state stand for all actors of that country. Three capitals that are the
    code of a country in the store (`ARM`) mean nothing else, or they would also find `armée`.
    """
    state = sa.select(_actor.country).where(_actor.kind == "state", _actor.folded == fold(asked))
    worded = _form.folded.contains(_word(asked), autoescape=True)
    if _CODE.fullmatch(asked):
        others = schema.actor.alias()
        worded = sa.and_(worded, ~sa.exists().where(others.c.country == asked))
    return sa.or_(
        worded,
        sa.func.lower(_actor.id) == asked.lower(),
        _actor.country == asked.upper(),
        _actor.country.in_(state),
    )


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
