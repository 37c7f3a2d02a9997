"""Corrections by people, what the present holds (for quick pages), and the full-text index over wordings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _mentions()
    _corrections()
    _present()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE form_fts USING fts5"
            "(folded, content='form', content_rowid='key', tokenize='unicode61 remove_diacritics 2')"
        )
        op.execute("INSERT INTO form_fts (form_fts) VALUES ('rebuild')")
    else:
        op.execute("ALTER TABLE form ADD COLUMN words tsvector")
        op.execute("UPDATE form SET words = to_tsvector('simple', folded)")
        op.execute("CREATE INDEX form_words ON form USING gin (words)")


def _mentions() -> None:
    """Revisions; the indexes by time and type move to `present`."""
    op.drop_index("mention_time", "mention")
    op.drop_index("mention_type", "mention")
    number = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    # said in SQL: SQLite adds a foreign key with its column, not after it
    op.execute(
        f"ALTER TABLE mention ADD COLUMN original {number} CONSTRAINT mention_original_fkey REFERENCES mention (key)"
    )
    op.add_column("mention", sa.Column("hidden", sa.Boolean))
    op.add_column("mention", sa.Column("known_from", TEXT))
    op.add_column("mention", sa.Column("known_to", TEXT))
    revised = sa.text("original IS NOT NULL")
    op.create_index("mention_original", "mention", ["original"], sqlite_where=revised, postgresql_where=revised)


def _corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("said", TEXT),
        sa.Column("value", TEXT),
        sa.Column("made_by", TEXT, nullable=False),
        sa.Column("because", TEXT),
        sa.Column("undone_by", TEXT),
        sa.Column("known_from", TEXT, nullable=False),
        sa.Column("known_to", TEXT),
    )
    op.create_table(
        "anchor",
        sa.Column("correction", KEY, sa.ForeignKey("correction.key"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("article", TEXT, sa.ForeignKey("article.id"), nullable=False, index=True),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("mention", TEXT, index=True),
    )
    op.create_table(
        "membership",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("mention", TEXT, nullable=False, index=True),
        sa.Column("pivot", TEXT, nullable=False, index=True),
        sa.Column("known_from", TEXT, nullable=False),
        sa.Column("known_to", TEXT),
    )


def _present() -> None:
    """Empty tables; `detente.store.migrate` fills them."""
    op.create_table(
        "place",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("country", TEXT),
        sa.Column("digest", TEXT, nullable=False, unique=True),
    )
    op.create_table(
        "present",
        sa.Column("mention", KEY, sa.ForeignKey("mention.key"), primary_key=True, autoincrement=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("article", TEXT, nullable=False),
        sa.Column("pivot", TEXT, nullable=False, index=True),
        sa.Column("begins", TEXT, nullable=False),
        sa.Column("ends", TEXT),
        sa.Column("reach", sa.Integer, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("mode", TEXT),
        sa.Column("status", TEXT),
        sa.Column("place", KEY, sa.ForeignKey("place.key")),
        sa.Column("country", TEXT),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("outlet", TEXT),
        sa.Index("present_time", "kind", "begins", "pivot"),
        sa.Index("present_reach", "kind", "reach", "begins"),
        sa.Index("present_type", "kind", "type", "begins", "pivot"),
        sa.Index("present_status", "kind", "status", "begins", "pivot"),
        sa.Index("present_country", "kind", "country", "begins", "pivot"),
        sa.Index("present_place", "place", "begins", "pivot"),
        sa.Index("present_outlet", "kind", "outlet", "begins", "pivot"),
    )
    op.create_table(
        "presence",
        sa.Column("who", TEXT, primary_key=True),
        sa.Column("kind", TEXT, primary_key=True),
        sa.Column("begins", TEXT, primary_key=True),
        sa.Column("pivot", TEXT, primary_key=True),
        sa.Column("mention", KEY, primary_key=True),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """The tables of 0001 again; corrections are lost."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE form_fts")
    else:
        op.execute("ALTER TABLE form DROP COLUMN words")
    for table in ("presence", "present", "place", "membership", "anchor", "correction"):
        op.drop_table(table)
    op.execute("DELETE FROM participant WHERE mention IN (SELECT key FROM mention WHERE original IS NOT NULL)")
    op.execute("DELETE FROM mention WHERE original IS NOT NULL")
    op.drop_index("mention_original", "mention")
    for column in ("known_to", "known_from", "hidden"):
        op.drop_column("mention", column)
    op.execute("ALTER TABLE mention DROP COLUMN original")
    op.create_index("mention_time", "mention", ["kind", "starts", "id"])
    op.create_index("mention_type", "mention", ["kind", "type", "starts"])
