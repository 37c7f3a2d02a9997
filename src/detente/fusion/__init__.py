"""Mentions in many articles → events and commitments; each merge a Judgement that explains itself.

Pure functions over records; `detente.pipeline` brings them together with the store. A mention joins at most one
*pivot*, the most telling mention that tells the same, and only pivots are joined: groups never grow in chains,
so two truces a week apart stay apart however many reports lie between them. The outcome does not depend on the
order of arrival, and a new mention touches only groups near it.
"""

from collections.abc import Iterable

from detente.fusion.acts import ACTS
from detente.fusion.commitments import COMMITMENTS
from detente.fusion.grouping import Rules, settle, settle_all
from detente.model.fused import CommitmentMention, Event, Mention
from detente.model.ledger import LedgerEntry, in_turn

__all__ = ["ACTS", "COMMITMENTS", "Rules", "fuse", "join", "settle"]


def fuse(mentions: Iterable[Mention]) -> tuple[Event, ...]:
    """The events that these mentions tell, in time order; the same in whatever order they are given."""
    groups = settle_all(mentions, ACTS)
    events = [Event.of(pivot, members, judgements) for pivot, members, judgements in groups]
    return tuple(sorted(events, key=lambda event: (event.start, event.id)))


def join(mentions: Iterable[CommitmentMention]) -> tuple[LedgerEntry, ...]:
    """The commitments that these mentions tell, in time order; the same in whatever order they are given."""
    groups = settle_all(mentions, COMMITMENTS)
    entries = [LedgerEntry.of(pivot, members, judgements) for pivot, members, judgements in groups]
    return tuple(in_turn(sorted(entries, key=lambda entry: (entry.start, entry.id))))
