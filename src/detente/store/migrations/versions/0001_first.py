"""First tables."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    from detente.store.schema import metadata

    metadata.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE paragraph_fts USING fts5"
            "(text, content='paragraph', content_rowid='key', tokenize='unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("ALTER TABLE paragraph ADD COLUMN words tsvector")
        op.execute("CREATE INDEX paragraph_words ON paragraph USING gin (words)")
