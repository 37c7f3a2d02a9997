"""Coded articles → rows: the columns that filters use, read off the records."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from detente.model import CodedArticle, Commitment, EventMention, Participant, Quotation
from detente.model.actor import Actor
from detente.model.article import Article
from detente.model.copies import sketch
from detente.store.schema import UNDATED
from detente.store.wording import form_digest, storable
from detente.text import fold

Role = str  # actor, recipient, mediator, party, speaker, source, attribution


class Form(Struct, frozen=True):
    """One wording that stands for an actor (or for nobody settled) in one role of office."""

    text: str
    actor: Actor | None

    @property
    def digest(self) -> str:
        """Its name: the same wording for the same actor in the same office is one row."""
        actor = self.actor
        return form_digest(actor.id, actor.role, self.text) if actor else form_digest(None, None, self.text)

    @property
    def folded(self) -> str:
        """All that an actor filter may hit, in one string: name, office, wording, each after a ` | `."""
        actor = self.actor
        parts = [self.text, *((actor.name, actor.role) if actor else ())]
        return "".join(f" | {fold(part)}" for part in dict.fromkeys(parts) if part)


class MentionRow(Struct, frozen=True):
    """One row of `mention` with the forms that take part in it."""

    columns: dict[str, Any]
    participants: tuple[tuple[Role, Form], ...]


def article_row(article: Article, now: str) -> dict[str, Any]:
    """The row of an article; `now` stands in where its publication is unknown."""
    return {
        "id": article.id,
        "url": _plain(article.url),
        "publisher": _plain(article.publisher),
        "outlet": article.publisher and fold(article.publisher),
        "title": _plain(article.title),
        "published": article.published,
        "reported": utc(article.published) if article.published else now,
        "language": article.language,
        "sketch": sketch(article.text),
    }


def paragraph_rows(article: Article) -> list[dict[str, Any]]:
    """The paragraphs of an article with their text."""
    return [
        {"article": article.id, "start": start, "end": end, "text": storable(article.text[start:end])}
        for start, end in article.paragraphs
    ]


def mention_row(told: EventMention | Quotation | Commitment, position: int, published: str | None) -> MentionRow:
    """The row of one record of an article published then."""
    if isinstance(told, EventMention):
        return _event_row(told, position)
    return _quotation_row(told, position, published) if isinstance(told, Quotation) else _commitment_row(told, position)


def mention_rows(coded: CodedArticle) -> Iterator[MentionRow]:
    """A row for every event mention, quotation and commitment, in that order."""
    for position, event in enumerate(coded.events):
        yield _event_row(event, position)
    for position, quotation in enumerate(coded.quotations):
        yield _quotation_row(quotation, position, coded.article.published)
    for position, commitment in enumerate(coded.commitments):
        yield _commitment_row(commitment, position)


def _event_row(event: EventMention, position: int) -> MentionRow:
    interval = event.when.interval if event.when else None
    columns = {
        "kind": "event",
        "id": event.id,
        "position": position,
        "type": event.type,
        "mode": event.mode,
        "starts": (interval and (interval.start or interval.end)) or UNDATED,
        "ends": interval and interval.end,
        "status": event.status,
        "place": f" | {fold(event.where.name)}" if event.where else None,
        "country": event.where.country if event.where else None,
        "record": msgspec.json.encode(event),
    }
    participants = (
        *_forms("actor", event.actors),
        *_forms("recipient", event.recipients),
        *_forms("mediator", event.mediators),
        *_names("attribution", event.attribution),
    )
    return MentionRow(columns, participants)


def _quotation_row(quotation: Quotation, position: int, published: str | None) -> MentionRow:
    columns = {
        "kind": "quotation",
        "id": quotation.id,
        "position": position,
        "type": quotation.kind,
        "mode": None,
        "starts": published or UNDATED,
        "ends": None,
        "status": None,
        "place": None,
        "country": None,
        "record": msgspec.json.encode(quotation),
    }
    speakers = (quotation.speaker,) if quotation.speaker else ()
    others = tuple(each for each in quotation.chain if each != quotation.speaker)
    return MentionRow(columns, (*_forms("speaker", speakers), *_forms("source", others)))


def _commitment_row(commitment: Commitment, position: int) -> MentionRow:
    columns = {
        "kind": "commitment",
        "id": commitment.id,
        "position": position,
        "type": commitment.kind,
        "mode": None,
        "starts": commitment.effective or commitment.declared or UNDATED,
        "ends": commitment.until,
        "status": None,
        "place": None,
        "country": None,
        "record": msgspec.json.encode(commitment),
    }
    claimants = dict.fromkeys(state.claimed_by for state in commitment.states if state.claimed_by)
    participants = (
        *_names("party", commitment.parties),
        *_names("mediator", commitment.mediators),
        *_names("attribution", claimants),
    )
    return MentionRow(columns, participants)


def _forms(role: Role, participants: Iterable[Participant]) -> Iterator[tuple[Role, Form]]:
    for each in participants:
        yield role, Form(storable(each.text), each.actor)


def _names(role: Role, names: Iterable[str]) -> Iterator[tuple[Role, Form]]:
    for name in names:
        yield role, Form(storable(name), None)


def _plain(text: str | None) -> str | None:
    return text if text is None else storable(text)


def utc(moment: str) -> str:
    """A moment with an offset in UTC, without it; any other as it stands (`2018-07-09`)."""
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    if parsed.tzinfo is None:
        return moment
    return parsed.astimezone(UTC).replace(tzinfo=None).isoformat()


def now() -> str:
    """This moment in UTC to the microsecond, always of the same length, so that text order is time order."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
