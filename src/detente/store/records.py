"""What a View hands out beside the records of the model."""

from typing import Literal

from msgspec import Struct

from detente.model import CodedArticle, Quotation
from detente.model.actor import Actor
from detente.model.correction import Correction
from detente.model.fused import Event, Report
from detente.model.ledger import LedgerEntry
from detente.text import Span


class SaidThing(Struct, frozen=True):
    """A quotation and the report it stands in, with what people decided about it."""

    quotation: Quotation
    report: Report
    corrections: tuple[Correction, ...] = ()

    @property
    def id(self) -> str:
        """The id of the quotation."""
        return self.quotation.id


class ActorCount(Struct, frozen=True, kw_only=True):
    """An actor and how often it occurs.

    names: its wordings in the texts, the most frequent first.
    events, quotations, articles: in how many distinct ones it takes part, speaks, occurs.
    """

    actor: Actor
    names: tuple[str, ...]
    events: int
    quotations: int
    articles: int


class Hit(Struct, frozen=True, kw_only=True):
    """A paragraph that matches a search.

    start, text: the paragraph, at that offset of the article's text.
    marks: the matching words; their offsets count the article's text.
    """

    report: Report
    start: int
    text: str
    marks: tuple[Span, ...]

    def snippet(self, before: str = "", after: str = "", width: int = 160) -> str:
        """About `width` characters round the first marks, each mark between `before` and `after`."""
        if not self.marks:
            return self.text[:width]
        first = self.marks[0].start - self.start
        left = _boundary(self.text, max(0, min(first - width // 3, len(self.text) - width)))
        right = min(len(self.text), max(left + width, self.marks[0].end - self.start))
        parts, at = ["…" if left else ""], left
        for mark in self.marks:
            start, end = mark.start - self.start, mark.end - self.start
            if start >= at and end <= right:
                parts += [self.text[at:start], before, self.text[start:end], after]
                at = end
        return "".join([*parts, self.text[at:right], "…" if right < len(self.text) else ""])


class Counts(Struct, frozen=True, kw_only=True):
    """How much the store holds, as coded now; events and commitments joined, mentions not."""

    articles: int
    events: int
    event_mentions: int
    quotations: int
    commitments: int
    commitment_mentions: int
    actors: int
    failures: int


class Run(Struct, frozen=True, kw_only=True):
    """One opening for writing; finished is None while it goes on, or when it was killed."""

    id: int
    version: str
    started: str
    finished: str | None
    added: int
    skipped: int
    failed: int


class FailureRow(Struct, frozen=True, kw_only=True):
    """A source or article that could not be coded, since when."""

    origin: str
    stage: str
    message: str
    remedy: str | None
    since: str


class Found(Struct, frozen=True):
    """What an id leads to; a mention's id leads to the event or commitment it was joined to."""

    kind: Literal["event", "quotation", "commitment", "article"]
    record: Event | SaidThing | LedgerEntry | CodedArticle


def _boundary(text: str, at: int) -> int:
    """The first beginning of a word at or after `at`; `at` itself where none is near."""
    if at == 0:
        return 0
    space = text.find(" ", at, at + 30)
    return space + 1 if space >= 0 else at
