"""The rows of wordings and of the actors they stand for, made when new."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from detente.model.actor import Actor
from detente.store import schema
from detente.store.fulltext import index_forms
from detente.store.keys import one_of
from detente.store.prepared import Prepared
from detente.store.present import batches
from detente.store.rows import Form
from detente.text import fold

_KNOWN = Prepared(sa.select(schema.form.c.digest, schema.form.c.key).where(one_of(schema.form.c.digest, "digests")))


class Wordings:
    """Finds and makes rows of `form` for one writer, and remembers those it met.

    insert: puts rows into a table and gives their keys.  upsert: the database's own insert, which can pass over rows
    that are there.
    """

    def __init__(
        self, connection: sa.Connection, insert: Callable[[sa.Table, list[dict[str, Any]]], list[int]], upsert: Any
    ) -> None:
        self._connection = connection
        self._insert = insert
        self._upsert = upsert
        self._known: dict[str, int] = {}

    def forget(self) -> None:
        """Forgets what it met: a transaction was undone."""
        self._known.clear()

    def keys(self, forms: dict[str, Form]) -> dict[str, int]:
        """The keys of the rows of these wordings (by digest), made when new."""
        table = schema.form
        unseen = [digest for digest in forms if digest not in self._known]
        for some in batches(unseen):
            self._known.update((row.digest, row.key) for row in _KNOWN.run(self._connection, digests=some))
        new = [(digest, forms[digest]) for digest in unseen if digest not in self._known]
        self._add_actors({form.actor.id: form.actor for _, form in new if form.actor})
        made = [
            {
                "actor": form.actor and form.actor.id,
                "text": form.text,
                "role": form.actor and form.actor.role,
                "folded": form.folded,
                "digest": digest,
            }
            for digest, form in new
        ]
        keys = self._insert(table, made)
        index_forms(self._connection, [(key, form.folded) for key, (_, form) in zip(keys, new, strict=True)])
        self._known.update((digest, key) for key, (digest, _) in zip(keys, new, strict=True))
        return self._known

    def _add_actors(self, actors: dict[str, Actor]) -> None:
        made = [
            {
                "id": actor.id,
                "name": actor.name,
                "folded": actor.name and fold(actor.name),
                "kind": actor.kind,
                "country": actor.country,
                "sector": actor.sector,
                "wikidata": actor.wikidata,
            }
            for actor in actors.values()
        ]
        if made:
            self._connection.execute(self._upsert(schema.actor).on_conflict_do_nothing(), made)
