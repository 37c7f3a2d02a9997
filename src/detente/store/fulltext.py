"""Full-text search over paragraphs and wordings: FTS5 on SQLite, tsvector 'simple' on PostgreSQL; the same queries on both.

A query is words that must all occur, in any form of case and accents; words between quotation marks stand
together in that order; a word that ends in * may go on.
"""

import re
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from detente.store.prepared import Prepared
from detente.store.schema import form, paragraph
from detente.text import Span, fold

Term = tuple[str, ...]  # folded words that stand together; the last may end in *

_TERM = re.compile(r'["“«„]([^"”»“]*)["”»“]|(\S+)')
_WORD = re.compile(r"[^\W_]+")

fts = sa.table("paragraph_fts", sa.column("rowid"), sa.column("text"), sa.column("rank"))


def terms(query: str) -> list[Term]:
    """The terms of a query; none where it holds no word."""
    found = []
    for phrase, word in _TERM.findall(query):
        words = tuple(fold(phrase or word).split())
        if words:
            found.append((*words[:-1], words[-1] + "*") if word.endswith("*") else words)
    return found


def _indexing(table: str) -> Prepared:
    """Puts the words of rows into PostgreSQL's index of a table, all at once."""
    return Prepared(
        sa.text(
            f"UPDATE {table} SET words = to_tsvector('simple', told.words) "
            f"FROM unnest(:keys, :words) AS told(key, words) WHERE {table}.key = told.key"
        ).bindparams(sa.bindparam("keys", type_=ARRAY(sa.BigInteger)), sa.bindparam("words", type_=ARRAY(sa.Text)))
    )


_PARAGRAPHS, _FORMS = _indexing("paragraph"), _indexing("form")


def index_paragraphs(connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Puts stored paragraphs (key, text) into the index."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(
            sa.text("INSERT INTO paragraph_fts (rowid, text) VALUES (:key, :text)"),
            [{"key": key, "text": text} for key, text in rows],
        )
    else:
        _PARAGRAPHS.run(connection, keys=[key for key, _ in rows], words=[fold(text) for _, text in rows])


def index_forms(connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Puts stored wordings (key, folded) into their index."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        query = "INSERT INTO form_fts (rowid, folded) VALUES (:key, :folded)"
        connection.execute(sa.text(query), [{"key": key, "folded": folded} for key, folded in rows])
    else:
        _FORMS.run(connection, keys=[key for key, _ in rows], words=[folded for _, folded in rows])


def worded(connection: sa.Connection, asked: str) -> list[sa.ColumnElement[bool]]:
    """The index's condition on a row of `form`: these words, in this order, the last perhaps unfinished."""
    words = tuple(fold(asked).split())
    if not words:
        return [sa.false()]
    term = (*words[:-1], words[-1] + "*")
    if connection.dialect.name == "sqlite":
        found = sa.text("SELECT rowid FROM form_fts WHERE form_fts MATCH :wording").bindparams(wording=_fts5([term]))
        return [form.c.key.in_(found.columns(form.c.key))]
    held: sa.ColumnElement[str] = sa.literal_column("form.words")
    return [held.op("@@")(sa.func.to_tsquery(sa.literal_column("'simple'"), _tsquery([term])))]


def matching(
    connection: sa.Connection, query: Sequence[Term]
) -> tuple[sa.FromClause, sa.ColumnElement[bool], sa.ColumnElement[float]]:
    """What to select from so as to find paragraphs, under which condition, and the rank (least is best)."""
    if connection.dialect.name == "sqlite":
        match = sa.text("paragraph_fts MATCH :query").bindparams(query=_fts5(query))
        return (
            paragraph.join(fts, fts.c.rowid == paragraph.c.key),
            sa.and_(match),
            sa.literal_column("bm25(paragraph_fts)", sa.Float),
        )
    asked = sa.func.to_tsquery(sa.literal_column("'simple'"), _tsquery(query))
    words: sa.ColumnElement[str] = sa.literal_column("paragraph.words")
    return paragraph, words.op("@@")(asked), -sa.func.ts_rank(words, asked)


def _fts5(query: Iterable[Term]) -> str:
    return " AND ".join(f'"{" ".join(term).rstrip("*")}"{"*" if term[-1].endswith("*") else ""}' for term in query)


def _tsquery(query: Iterable[Term]) -> str:
    # folded words are letters and digits only, so nothing needs quoting
    return " & ".join("(" + " <-> ".join(word.replace("*", ":*") for word in term) + ")" for term in query)


def marks(text: str, start: int, query: Iterable[Term]) -> tuple[Span, ...]:
    """The words of a paragraph that a query matches; offsets count from `start`, the paragraph's own."""
    words = [(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text)]
    found = {
        (words[i][1], words[i + len(term) - 1][2])
        for term in query
        for i in range(len(words) - len(term) + 1)
        if all(_same(words[i + n][0], word) for n, word in enumerate(term))
    }
    return tuple(Span(start + a, start + b, text[a:b]) for a, b in sorted(found))


def _same(word: str, asked: str) -> bool:
    return word.startswith(asked[:-1]) if asked.endswith("*") else word == asked
