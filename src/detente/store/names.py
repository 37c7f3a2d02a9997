"""Names in filters: which countries, actors, wordings and places they stand for, and how to meet those quickly."""

from collections.abc import Iterator

import sqlalchemy as sa
from msgspec import Struct

from detente.store import schema
from detente.store.fulltext import worded
from detente.store.keys import one_of
from detente.store.snapshot import ACTING, SPEAKING, folded_as, is_code, meant
from detente.store.wording import form_digest
from detente.text import fold

RARE = 3000  # so many mentions of a wording are rather fetched and sorted than met on a walk
STREAMS = 20  # so many actors or places of one name are followed one by one

_present, _place = schema.present.c, schema.place.c
_participant, _form, _actor = schema.participant.c, schema.form.c, schema.actor.c

Condition = sa.ColumnElement[bool]


class Stream(Struct, frozen=True):
    """One way to meet a filter: who takes part (an actor's id or a country), and conditions on `present`."""

    who: str | None = None
    conditions: list[Condition] = []


class Forms(Struct, frozen=True):
    """Which wordings are meant: conditions that an index leads to quickly, and conditions that settle it."""

    quick: list[Condition]
    exact: list[Condition]


def people(connection: sa.Connection, asked: str) -> Iterator[Stream]:
    """The streams of those who take part under that name; see `snapshot.is_actor`, which says the same at once."""
    states, country = meant(asked)
    rows = connection.execute(
        sa.select(states.c.country, states.c.kind, states.c.name, states.c.folded).where(country)
    ).all()
    for code in {row.country for row in rows if row.country}:
        yield Stream(code)
    named = [row for row in rows if row.kind == "state"]
    if named:
        digests = [form_digest(None, None, row.name) for row in named if row.name]
        yield from _wording(connection, Forms([_form.digest.in_(digests)], []), ACTING)
    if rows and (is_code(asked) or fold(asked) in {row.folded for row in named}):
        return
    called = sa.or_(folded_as(" " + _actor.folded, asked), sa.func.lower(_actor.id) == asked.lower())
    found = list(connection.scalars(sa.select(_actor.id).where(called).limit(STREAMS + 1)))
    if len(found) > STREAMS:
        found = []
    for id in found:
        yield Stream(id)
    others = sa.or_(_form.actor.is_(None), _form.actor.not_in(found)) if found else sa.true()
    yield from _wording(connection, Forms(worded(connection, asked), [folded_as(_form.folded, asked), others]), ACTING)


def voices(connection: sa.Connection, asked: str) -> Iterator[Stream]:
    """The stream of what stands in the words of somebody of that name."""
    return _wording(connection, Forms(worded(connection, asked), [folded_as(_form.folded, asked)]), SPEAKING)


def places(connection: sa.Connection, asked: str, many: bool) -> Iterator[Stream]:
    """The streams of places of that name, or of the country of that code; one stream for all unless `many`."""
    country = connection.scalar(sa.select(_place.country).where(_place.country == asked.upper()).limit(1))
    named = folded_as(_place.folded, asked)
    keys = list(connection.scalars(sa.select(_place.key).where(named)))
    some = [[key] for key in keys] if many and len(keys) <= STREAMS else [keys] if keys else []
    if country:
        yield Stream(None, [_present.country == country])
    for each in some:
        yield Stream(None, [_present.place == each[0] if len(each) == 1 else _present.place.in_(each)])


def _wording(connection: sa.Connection, forms: Forms, roles: tuple[str, ...]) -> Iterator[Stream]:
    """The stream of mentions in which such a wording has one of the roles; none where there is no such mention."""
    met = sa.select(_participant.mention).where(_participant.role.in_(roles))
    keys = connection.scalars(sa.select(_form.key).where(*forms.quick, *forms.exact).limit(RARE + 1)).all()
    if len(keys) <= RARE:  # a mention may come twice, so rows are counted, not mentions
        few = met.where(one_of(_participant.form, keys)).limit(RARE + 1)
        some = connection.scalars(few).all()
    else:
        some = keys
    if len(some) > RARE:
        here = sa.select(_participant.mention).join(schema.form, _form.key == _participant.form)
        here = here.where(_participant.mention == _present.mention, _participant.role.in_(roles), *forms.exact)
        yield Stream(None, [here.exists()])
    elif some:
        yield Stream(None, [one_of(_present.mention, set(some))])
