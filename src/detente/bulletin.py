"""What a reader wants to know who looks in now and then: what is new, what changed, what falls due.

Reads a View; `detente digest` prints it. The weightiest first: by how many independent sources tell it, then by the
rank of those who act.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from detente.model import Actor
from detente.model.fused import Event
from detente.model.ledger import LedgerEntry
from detente.ontology import ranks
from detente.store import Filters, View

STATES, UNRANKED = 3, 4


class New(Struct, frozen=True, kw_only=True):
    """What no report told before. sources: how many tell it independently.  rank: 1 heads of state … 4 others."""

    record: Event | LedgerEntry
    sources: int
    rank: int


class Changed(Struct, frozen=True, kw_only=True):
    """An event or commitment that stands otherwise than it did. before, now: its status or state."""

    record: Event | LedgerEntry
    before: str | None
    now: str | None
    sources: int
    rank: int


class Due(Struct, frozen=True, kw_only=True):
    """What is to happen. on: the day or moment.  what: `begins`, `ends` or, for an event, `planned`."""

    record: Event | LedgerEntry
    on: str
    what: str
    sources: int
    rank: int


class Bulletin(Struct, frozen=True, kw_only=True):
    """The state of things on `today` against that at `since`."""

    since: str
    today: str
    until: str
    new: tuple[New, ...]
    changed: tuple[Changed, ...]
    due: tuple[Due, ...]


def bulletin(view: View, since: str, today: date, days: int = 7) -> Bulletin:
    """What came in since a moment, what it changed, what falls due from today on for so many days.

    since: as in Filters.as_of: what the store held then, or, before its first run, what had been published.
    """
    told = view.since(since)
    until = today + timedelta(days=days)
    new = [New(record=event, **weight(event)) for event, before in told if before is None]
    changed = [
        Changed(record=event, before=before.status, now=event.status, **weight(event))
        for event, before in told
        if before is not None and before.status != event.status
    ]
    then = {each.id: entry for entry in view.commitments(Filters(as_of=since)) for each in entry.mentions}
    ledger = list(view.commitments())
    for entry in ledger:
        earlier = next((then[each.id] for each in entry.mentions if each.id in then), None)
        if earlier is None:
            new.append(New(record=entry, **weight(entry)))
        elif earlier.state != entry.state:
            changed.append(Changed(record=entry, before=earlier.state, now=entry.state, **weight(entry)))
    due = [*_planned(view, today, until), *_undertaken(ledger, today, until)]
    return Bulletin(
        since=since,
        today=today.isoformat(),
        until=until.isoformat(),
        new=tuple(sorted(new, key=lambda each: (-each.sources, each.rank, each.record.start, each.record.id))),
        changed=tuple(sorted(changed, key=lambda each: (-each.sources, each.rank, each.record.start, each.record.id))),
        due=tuple(sorted(due, key=lambda each: (each.on[:10], -each.sources, each.rank, each.record.id))),
    )


def weight(record: Event | LedgerEntry) -> dict[str, int]:
    """By what things are ranked: independent sources, and the rank of the first among those who act."""
    outlets = {each.report.publisher or each.report.article for each in record.mentions}
    sources = len(record.voices) if isinstance(record, Event) else len(outlets)
    return {"sources": sources, "rank": min(_ranks(record), default=UNRANKED)}


def _ranks(record: Event | LedgerEntry) -> list[int]:
    """The ranks of those who act; the parties of a commitment are states or the like."""
    if isinstance(record, LedgerEntry):
        return [STATES] if record.parties else []
    return [rank(each.actor) for side in (record.actors, record.recipients, record.mediators) for each in side]


def rank(actor: Actor | None) -> int:
    """1 heads of state and government, 2 ministers and heads of organisations, 3 states and their bodies, 4 others."""
    if actor is None:
        return UNRANKED
    role = (actor.role or "").lower()
    words = ranks()
    if _named(role, words.heads) and not _named(role, words.others):
        return 1
    if _named(role, words.ministers) and not _named(role, words.others):
        return 2
    return (
        STATES if actor.kind in ("state", "body", "organisation") and actor.sector in ("GOV", "IGO", None) else UNRANKED
    )


def _named(role: str, words: Iterable[str]) -> bool:
    return any(word in role for word in words)


def _planned(view: View, today: date, until: date) -> list[Due]:
    asked = Filters(status="future", since=today.isoformat(), until=until.isoformat())
    found = []
    for event in view.events(asked):
        if event.status == "future" and event.start[:10] >= today.isoformat():
            found.append(Due(record=event, on=event.start, what="planned", **weight(event)))
    return found


def _undertaken(ledger: Iterable[LedgerEntry], today: date, until: date) -> list[Due]:
    found = []
    for entry in ledger:
        if entry.state in ("failed", "ended", "fulfilled", "replaced"):
            continue
        for what, moment in (("begins", entry.effective), ("ends", entry.until)):
            if moment and today.isoformat() <= moment[:10] <= until.isoformat():
                found.append(Due(record=entry, on=moment, what=what, **weight(entry)))
    return found
