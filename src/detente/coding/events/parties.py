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
    parties = tuple(conflict_parties(document, cast))
    for each in needy:
        if len(parties) > 1:
            each.actors = parties


def conflict_parties(document: Document, cast: Cast) -> Iterator[Participant]:
    """The parties of the conflict whose name the article tells, as it mentions them; nobody where two are told."""
    text = document.text.lower()
    named = [
        parties
        for names, parties in knowledge("common", "conflicts", list[tuple[list[str], list[str]]])
        if any(name in text for name in names)
    ]
    if len(named) != 1:
        return
    found: dict[str, Participant] = {}
    for mention in cast.mentions:
        actor = mention.actor
        if actor is None:
            continue
        for key in named[0]:
            exact = actor.name == key or (actor.country == key and actor.kind == "state")
            if key not in found and exact:
                found[key] = mention.participant
    yield from distinct(found.values())
