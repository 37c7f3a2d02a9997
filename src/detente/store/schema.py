"""The tables. Two clocks: `published`/`starts` say when things happened, `known_from`/`known_to` when we knew.

    run ──< coding >── article ──< paragraph (full-text index)
              └──< mention ──< participant >── form (full-text index) ── actor
                      └──< filing        judgement (mention → pivot)
    source (digest of a page → article)     failure
    correction ──< anchor (article, words, type → mention)    membership (mention → pivot, where people decide)
    present ──< presence, place: what the present holds, derived from the rest so that pages come quickly

A `coding` is one reading of an article by one coder; a newer one closes it (`known_to`) and nothing is
overwritten. A `mention` is an event mention, a quotation or a commitment: its whole record as JSON beside the
columns that filters use. A mention that people corrected has a second row, its revision, which names the coder's
own row as `original` and stands for it as long as the corrections do. Columns that sort or compare by code point carry
the C collation on PostgreSQL.
"""

import sqlalchemy as sa

metadata = sa.MetaData()

# Ids, times and keys compare byte by byte; SQLite does so anyhow.
Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UNDATED = "~"  # sorts after every moment


def _key() -> sa.Column[int]:
    return sa.Column("key", Key, primary_key=True)


run = sa.Table(
    "run",
    metadata,
    _key(),
    sa.Column("version", Text, nullable=False),
    sa.Column("started", Text, nullable=False),
    sa.Column("finished", Text),
    sa.Column("added", sa.Integer, nullable=False, server_default="0"),
    sa.Column("skipped", sa.Integer, nullable=False, server_default="0"),
    sa.Column("failed", sa.Integer, nullable=False, server_default="0"),
)

article = sa.Table(
    "article",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("url", Text),
    sa.Column("publisher", Text),
    sa.Column("outlet", Text),  # the publisher, folded
    sa.Column("title", Text),
    sa.Column("published", Text),
    sa.Column("reported", Text, nullable=False, index=True),  # published in UTC; when unknown, when stored
    sa.Column("language", Text, nullable=False),
    sa.Column("sketch", Text),  # of the text (model.copies); none where it is short
)

paragraph = sa.Table(
    "paragraph",
    metadata,
    _key(),
    sa.Column("article", Text, sa.ForeignKey("article.id"), nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", Text, nullable=False),
)

coding = sa.Table(
    "coding",
    metadata,
    _key(),
    sa.Column("article", Text, sa.ForeignKey("article.id"), nullable=False, index=True),
    sa.Column("coder", Text, nullable=False),
    sa.Column("run", Key, sa.ForeignKey("run.key"), nullable=False),
    sa.Column("origin", Text, nullable=False),
    sa.Column("record", sa.LargeBinary, nullable=False),
    sa.Column("known_from", Text, nullable=False, index=True),
    sa.Column("known_to", Text),
)

source = sa.Table(
    "source",
    metadata,
    sa.Column("digest", Text, primary_key=True),
    sa.Column("article", Text, sa.ForeignKey("article.id"), nullable=False),
    sa.Column("origin", Text, nullable=False),
    sa.Column("seen", Text, nullable=False),
)

mention = sa.Table(
    "mention",
    metadata,
    _key(),
    sa.Column("coding", Key, sa.ForeignKey("coding.key"), nullable=False, index=True),
    sa.Column("kind", Text, nullable=False),  # event, quotation, commitment
    sa.Column("id", Text, nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("type", Text, nullable=False),
    sa.Column("mode", Text),
    sa.Column("starts", Text, nullable=False),  # UNDATED where no time is told
    sa.Column("ends", Text),
    sa.Column("status", Text),
    sa.Column("place", Text),  # folded
    sa.Column("country", Text),
    sa.Column("record", sa.LargeBinary, nullable=False),
    # of revisions only; the coder's own rows live as long as their coding
    sa.Column("original", Key, sa.ForeignKey("mention.key", name="mention_original_fkey")),
    sa.Column("hidden", sa.Boolean),  # rejected by people
    sa.Column("known_from", Text),
    sa.Column("known_to", Text),
)
sa.Index(
    "mention_original",
    mention.c.original,
    sqlite_where=mention.c.original.is_not(None),
    postgresql_where=mention.c.original.is_not(None),
)

actor = sa.Table(
    "actor",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("name", Text),
    sa.Column("folded", Text),  # of the name
    sa.Column("kind", Text, nullable=False),
    sa.Column("country", Text, index=True),
    sa.Column("sector", Text),
    sa.Column("wikidata", Text),
)

form = sa.Table(
    "form",
    metadata,
    _key(),
    sa.Column("actor", Text, sa.ForeignKey("actor.id"), index=True),
    sa.Column("text", Text, nullable=False),
    sa.Column("role", Text),
    sa.Column("folded", Text, nullable=False),
    sa.Column("digest", Text, nullable=False, unique=True),
)

participant = sa.Table(
    "participant",
    metadata,
    sa.Column("mention", Key, sa.ForeignKey("mention.key"), primary_key=True),
    sa.Column("role", Text, primary_key=True),  # actor, recipient, mediator, party, speaker, source, attribution
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("form", Key, sa.ForeignKey("form.key"), nullable=False, index=True),
)

filing = sa.Table(
    "filing",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("mention", Key, sa.ForeignKey("mention.key"), primary_key=True),
)

judgement = sa.Table(
    "judgement",
    metadata,
    _key(),
    sa.Column("kind", Text, nullable=False),
    sa.Column("mention", Text, nullable=False, index=True),
    sa.Column("pivot", Text, nullable=False, index=True),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("reasons", Text, nullable=False),  # JSON
    sa.Column("version", Text, nullable=False),
    sa.Column("known_from", Text, nullable=False, index=True),
    sa.Column("known_to", Text),
)

failure = sa.Table(
    "failure",
    metadata,
    _key(),
    sa.Column("run", Key, sa.ForeignKey("run.key"), nullable=False),
    sa.Column("origin", Text, nullable=False, index=True),
    sa.Column("stage", Text, nullable=False),
    sa.Column("message", Text, nullable=False),
    sa.Column("remedy", Text),
    sa.Column("known_from", Text, nullable=False),
    sa.Column("known_to", Text),
)

correction = sa.Table(
    "correction",
    metadata,
    _key(),
    sa.Column("id", Text, nullable=False, unique=True),
    sa.Column("kind", Text, nullable=False),  # of the mentions it is about
    sa.Column("act", Text, nullable=False),  # accept, reject, correct, merge, split
    sa.Column("said", Text),  # of correct: the fields and values as they were given
    sa.Column("value", Text),  # of correct: the fields of the record that it replaces, JSON
    sa.Column("made_by", Text, nullable=False),
    sa.Column("because", Text),
    sa.Column("undone_by", Text),
    sa.Column("known_from", Text, nullable=False),
    sa.Column("known_to", Text),  # when it was undone
)

anchor = sa.Table(
    "anchor",
    metadata,
    sa.Column("correction", Key, sa.ForeignKey("correction.key"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("article", Text, sa.ForeignKey("article.id"), nullable=False, index=True),
    sa.Column("type", Text, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("mention", Text, index=True),  # id of the mention that tells it in the coding in force, if one does
)

membership = sa.Table(
    "membership",
    metadata,
    _key(),
    sa.Column("kind", Text, nullable=False),
    sa.Column("mention", Text, nullable=False, index=True),
    sa.Column("pivot", Text, nullable=False, index=True),
    sa.Column("known_from", Text, nullable=False),
    sa.Column("known_to", Text),
)

place = sa.Table(
    "place",
    metadata,
    _key(),
    sa.Column("folded", Text, nullable=False),
    sa.Column("country", Text),
    sa.Column("digest", Text, nullable=False, unique=True),
)

present = sa.Table(
    "present",
    metadata,
    sa.Column("mention", Key, sa.ForeignKey("mention.key"), primary_key=True, autoincrement=False),
    sa.Column("kind", Text, nullable=False),
    sa.Column("id", Text, nullable=False),
    sa.Column("article", Text, nullable=False),
    sa.Column("pivot", Text, nullable=False, index=True),
    sa.Column("begins", Text, nullable=False),  # of the group: when its pivot starts
    sa.Column("ends", Text),
    sa.Column("reach", sa.Integer, nullable=False),  # it lasts at most 2 ** reach days
    sa.Column("type", Text, nullable=False),
    sa.Column("mode", Text),
    sa.Column("status", Text),
    sa.Column("place", Key, sa.ForeignKey("place.key")),
    sa.Column("country", Text),
    sa.Column("language", Text, nullable=False),
    sa.Column("outlet", Text),
    sa.Index("present_time", "kind", "begins", "pivot"),
    sa.Index("present_reach", "kind", "reach", "begins"),
    sa.Index("present_type", "kind", "type", "begins", "pivot"),
    sa.Index("present_status", "kind", "status", "begins", "pivot"),
    sa.Index("present_country", "kind", "country", "begins", "pivot"),
    sa.Index("present_place", "place", "begins", "pivot"),
    sa.Index("present_outlet", "kind", "outlet", "begins", "pivot"),
)

presence = sa.Table(
    "presence",
    metadata,
    sa.Column("who", Text, primary_key=True),  # the id of an actor, or the country of one
    sa.Column("kind", Text, primary_key=True),
    sa.Column("begins", Text, primary_key=True),
    sa.Column("pivot", Text, primary_key=True),
    sa.Column("mention", Key, primary_key=True),
    sqlite_with_rowid=False,
)
