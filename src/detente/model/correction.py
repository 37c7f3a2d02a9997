"""What people decide about records, beside what the coder said: signed, dated, with a reason, undone or not.

A correction holds to the words it is about, not to a row: when an article is coded anew, it goes to the mention
that stands on the same words. What it replaces stays in the coder's own record.
"""

from typing import Any, Literal

from msgspec import Struct

Act = Literal["accept", "reject", "correct", "merge", "split"]


class Anchor(Struct, frozen=True, kw_only=True):
    """The words that a correction is about.

    article: its id.  type: what the coder made of them.  start, end: offsets of the trigger (a quotation's first
    words, a commitment's first evidence) in the article's text.
    mention: the id of the mention that stands there now; None where the newest coding has none.
    """

    article: str
    type: str
    start: int
    end: int
    mention: str | None


class Correction(Struct, frozen=True, kw_only=True):
    """One decision.

    kind: of the mentions it is about (event, commitment, quotation).
    said: of `correct`, the fields and values as given.  value: the fields of the record that it replaces.
    by, because: who decided, and why.  made, undone: when, UTC.
    anchors: of merge, the first gives its name to the whole; of split, those that leave together.
    """

    id: str
    kind: str
    act: Act
    said: str | None
    value: dict[str, Any]
    by: str
    because: str | None
    made: str
    undone: str | None = None
    undone_by: str | None = None
    anchors: tuple[Anchor, ...] = ()
