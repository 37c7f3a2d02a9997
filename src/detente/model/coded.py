"""One article with all that was coded from it: the contract's JSON record."""

from msgspec import Struct

from detente.model.article import Article
from detente.model.commitment import Commitment
from detente.model.event import EventMention
from detente.model.quotation import Quotation
from detente.model.time import TimeExpression


class Rejection(Struct, frozen=True, kw_only=True):
    """Something that was considered and declined, with the reason in plain words."""

    start: int
    end: int
    stage: str
    reason: str


class CodedArticle(Struct, frozen=True, kw_only=True):
    """The record of one article; `msgspec.json.encode` of it is a line of `detente read --json`."""

    article: Article
    quotations: tuple[Quotation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[EventMention, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    rejections: tuple[Rejection, ...] = ()


class Failure(Struct, frozen=True, kw_only=True):
    """One source or article that could not be read or coded, and how to mend it.

    origin: `file`, `file:line` or a URL.  stage: the room that gave up.
    """

    origin: str
    stage: str
    message: str
    remedy: str | None = None
