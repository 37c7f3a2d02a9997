"""First tables, and the full-text index over paragraphs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "run",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("started", TEXT, nullable=False),
        sa.Column("finished", TEXT),
        sa.Column("added", sa.Integer, nullable=False, server_default="0"),
        sa.Column("skipped", sa.Integer, nullable=False, server_default="0"),
        sa.Column("failed", sa.Integer, nullable=False, server_default="0"),
    )

    op.create_table(
        "article",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("url", TEXT),
        sa.Column("publisher", TEXT),
        sa.Column("outlet", TEXT),
        sa.Column("title", TEXT),
        sa.Column("published", TEXT),
        sa.Column("reported", TEXT, nullable=False, index=True),
        sa.Column("language", TEXT, nullable=False),
    )

    op.create_table(
        "paragraph",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("article", TEXT, sa.ForeignKey("article.id"), nullable=False, index=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", TEXT, nullable=False),
    )

    op.create_table(
        "coding",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("article", TEXT, sa.ForeignKey("article.id"), nullable=False, index=True),
        sa.Column("coder", TEXT, nullable=False),
        sa.Column("run", KEY, sa.ForeignKey("run.key"), nullable=False),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("known_from", TEXT, nullable=False, index=True),
        sa.Column("known_to", TEXT),
    )

    op.create_table(
        "source",
        sa.Column("digest", TEXT, primary_key=True),
        sa.Column("article", TEXT, sa.ForeignKey("article.id"), nullable=False),
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("seen", TEXT, nullable=False),
    )

    op.create_table(
        "mention",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("coding", KEY, sa.ForeignKey("coding.key"), nullable=False, index=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("id", TEXT, nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("mode", TEXT),
        sa.Column("starts", TEXT, nullable=False),
        sa.Column("ends", TEXT),
        sa.Column("status", TEXT),
        sa.Column("place", TEXT),
        sa.Column("country", TEXT),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Index("mention_time", "kind", "starts", "id"),
        sa.Index("mention_type", "kind", "type", "starts"),
    )

    op.create_table(
        "actor",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("name", TEXT),
        sa.Column("folded", TEXT),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("country", TEXT, index=True),
        sa.Column("sector", TEXT),
        sa.Column("wikidata", TEXT),
    )

    op.create_table(
        "form",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("actor", TEXT, sa.ForeignKey("actor.id"), index=True),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("role", TEXT),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False, unique=True),
    )

    op.create_table(
        "participant",
        sa.Column("mention", KEY, sa.ForeignKey("mention.key"), primary_key=True),
        sa.Column("role", TEXT, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("form", KEY, sa.ForeignKey("form.key"), nullable=False, index=True),
    )

    op.create_table(
        "filing",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("mention", KEY, sa.ForeignKey("mention.key"), primary_key=True),
    )

    op.create_table(
        "judgement",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("mention", TEXT, nullable=False, index=True),
        sa.Column("pivot", TEXT, nullable=False, index=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", TEXT, nullable=False),
        sa.Column("version", TEXT, nullable=False),
        sa.Column("known_from", TEXT, nullable=False, index=True),
        sa.Column("known_to", TEXT),
    )

    op.create_table(
        "failure",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("run", KEY, sa.ForeignKey("run.key"), nullable=False),
        sa.Column("origin", TEXT, nullable=False, index=True),
        sa.Column("stage", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=False),
        sa.Column("remedy", TEXT),
        sa.Column("known_from", TEXT, nullable=False),
        sa.Column("known_to", TEXT),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE paragraph_fts USING fts5"
            "(text, content='paragraph', content_rowid='key', tokenize='unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("ALTER TABLE paragraph ADD COLUMN words tsvector")
        op.execute("CREATE INDEX paragraph_words ON paragraph USING gin (words)")
