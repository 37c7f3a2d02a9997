"""The sketch of every article's text, by which copies are known."""

import msgspec
import sqlalchemy as sa
from alembic import op

from detente.model.copies import sketch

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


class _Article(msgspec.Struct):
    text: str


class _Coded(msgspec.Struct):
    article: _Article


def upgrade() -> None:
    op.add_column("article", sa.Column("sketch", TEXT))
    connection = op.get_bind()
    decoder = msgspec.json.Decoder(_Coded)
    record = sa.text("SELECT record FROM coding WHERE article = :id LIMIT 1")  # the text is the same in all
    for id in connection.scalars(sa.text("SELECT id FROM article")).all():
        found = connection.scalar(record, {"id": id})
        if found is not None:
            drawn = sketch(decoder.decode(found).article.text)
            connection.execute(
                sa.text("UPDATE article SET sketch = :sketch WHERE id = :id"), {"sketch": drawn, "id": id}
            )


def downgrade() -> None:
    op.drop_column("article", "sketch")
