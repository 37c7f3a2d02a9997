"""The parties of a conflict, for fighting and truces told without them (codebook, sections 4 and 5)."""

from collections.abc import Iterator

from detente.coding.actors import Cast
from detente.coding.events.drafts import Draft
from detente.coding.events.participants import distinct
from detente.lexicon import knowledge
from detente.model import Document, Participant

FRAMES = frozenset({"FIGHT", "CEASE_FIRE", "EXCHANGE_PRISONERS", "AGREE_WITH", "BREAK_TRUCE"})


def supply_parties(document: Document, cast: Cast, drafts: list[Draft]) -> None:
    """Gives acts between unnamed parties those of the one conflict that the article is about."""
    needy = [
        each for each in drafts if each.candidate.entry.frame in FRAMES and not each.actors and each.dropped is None
    ]
    if not needy:
        return
    names, keys = the_conflict(document)
    parties = tuple(conflict_parties(cast, keys))
    for each in needy:
        if len(parties) > 1:
            each.actors, each.conflict = parties, names


def the_conflict(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names and the parties of the one conflict that the article tells; empty where it tells none or two."""
    text = document.text.lower()
    table = knowledge("common", "conflicts", list[tuple[tuple[str, ...], tuple[str, ...]]])
    named = [row for row in table if any(name in text for name in row[0])]
    return named[0] if len(named) == 1 else ((), ())


def conflict_parties(cast: Cast, keys: tuple[str, ...]) -> Iterator[Participant]:
    """The parties of a conflict as the article mentions them."""
    found: dict[str, Participant] = {}
    for mention in cast.mentions:
        actor = mention.actor
        if actor is None:
            continue
        for key in keys:
            exact = actor.name == key or (actor.country == key and actor.kind == "state")
            if key not in found and exact:
                found[key] = mention.participant
    yield from distinct(found.values())
