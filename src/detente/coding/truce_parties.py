"""Whose truce it is: the two sides that can be bound by one."""

from collections import Counter
from itertools import pairwise

from detente.coding.actors import Cast
from detente.coding.conflicts import the_conflict
from detente.coding.truce_words import patterns_of
from detente.model import Document, EventMention
from detente.model.actor import Actor

PAIR, PAIRED = 2, 45  # parties of a truce; characters after "between A and" in which the second stands
BINDING = ("GOV", "MIL", "REB", "PRM", "IMG", "PRE")  # sectors of those who can be bound
DYAD_ACTS = ("ASSAULT", "ACCUSE", "RETREAT", "AGREE")


def dyad(document: Document, events: tuple[EventMention, ...], cast: Cast | None = None) -> tuple[str, ...]:
    """The parties of the conflict: those of the one it names, else the two who fight, accuse or stop most.

    cast: to look for parties named with a truce before counting.
    """
    _, known = the_conflict(document)
    named = known or (between(document, cast) if cast else ())
    if named:
        return named
    count = Counter(
        name
        for event in events
        if event.type in DYAD_ACTS
        for each in (*event.actors, *event.recipients)
        if each.actor and lasting(each.actor) and (name := party(each.actor))
    )
    return tuple(sorted(name for name, _ in count.most_common(2)))


def between(document: Document, cast: Cast) -> tuple[str, ...]:
    """The two parties that the article names with a truce; empty where it does not.

    "Between A and B", "an A-B truce", or else two who stand together in the sentence ("A and B agreed").
    """
    patterns, text = patterns_of(document.language), document.text
    bound = [(mention.participant, name) for mention in cast.mentions if (name := _bindable(mention.actor))]
    pairs: list[tuple[str, str]] = []
    for match in patterns.truce.finditer(text):
        led = patterns.between.match(text, match.end())
        if led is not None:
            pairs += _pair([name for one, name in bound if led.start() <= one.start and one.end <= led.end() + PAIRED])
    for number in range(len(document.sentences)):
        span = document.sentence_span(number)
        if patterns.truce.search(text, span.start, span.end):
            inside = [each for each in bound if span.start <= each[0].start < span.end]
            for (one, name), (two, other) in pairwise(inside):
                if patterns.pair.fullmatch(text, one.end, max(one.end, two.start)):
                    pairs += _pair([name, other])
    return pairs[0] if pairs else ()


def _pair(names: list[str]) -> list[tuple[str, str]]:
    """The two names in order, where there are just two."""
    unique = sorted(set(names))
    return [(unique[0], unique[1])] if len(unique) == PAIR else []


def _bindable(actor: Actor | None) -> str | None:
    return party(actor) if actor is not None and lasting(actor) else None


def lasting(actor: Actor) -> bool:
    """Whether an actor can be bound: a state or who acts for it, or a body known by name; no hostages, no crowds."""
    return actor.sector in BINDING or actor.wikidata is not None


def party(actor: Actor) -> str | None:
    """Alpha-3 code of a state and of those who act for it, the name of others."""
    return actor.country if actor.country and actor.sector in ("GOV", "MIL") else actor.name
