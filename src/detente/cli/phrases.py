"""An act in one plain English sentence: who did what to whom."""

from collections.abc import Sequence
from typing import Protocol

from detente.model import Actor
from detente.model.event import Status
from detente.ontology import words


class Somebody(Protocol):
    """A participant of a mention, or a party of a merged event."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def actor(self) -> Actor | None: ...  # noqa: D102


class Act(Protocol):
    """What a phrase is made of; event mentions and merged events both have it."""

    @property
    def type(self) -> str: ...  # noqa: D102
    @property
    def mode(self) -> str | None: ...  # noqa: D102
    @property
    def status(self) -> Status: ...  # noqa: D102
    @property
    def reciprocal(self) -> bool: ...  # noqa: D102
    @property
    def actors(self) -> Sequence[Somebody]: ...  # noqa: D102
    @property
    def recipients(self) -> Sequence[Somebody]: ...  # noqa: D102
    @property
    def mediators(self) -> Sequence[Somebody]: ...  # noqa: D102


def name_of(somebody: Somebody) -> str:
    """The actor's name, else the words of the text."""
    return (somebody.actor and somebody.actor.name) or somebody.text


def join(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`; a name told twice stands once."""
    unique = list(dict.fromkeys(names))
    return " and ".join([", ".join(unique[:-1]), unique[-1]] if len(unique) > 1 else unique)


def phrase(act: Act) -> str:
    """The act as a sentence without a final stop: `Vladimir Putin called Nikol Pashinyan`.

    Mediators come last: `Armenia and Azerbaijan met, OSCE Minsk Group mediating`.
    """
    table = words()
    entry = table.get(f"{act.type}/{act.mode}") or table[act.type]
    actors = [name_of(each) for each in act.actors]
    recipients = [name_of(each) for each in act.recipients]
    plural = len(set(actors)) > 1
    if act.reciprocal and plural and entry.each:
        base, past, ing = entry.each
        link, tail = "", []
    else:
        base, past, ing, link, *tail = entry.act
    verb = {
        "actual": past,
        "historical": past,
        "ongoing": f"{'are' if plural else 'is'} {ing}",
        "future": f"will {base}",
        "hypothetical": f"might {base}",
        "negated": f"did not {base}",
    }[act.status]
    parts = [join(actors) if actors else "someone unnamed", verb]
    if recipients:
        parts += [link, join(recipients)] if link else [join(recipients)]
    sentence = " ".join([*parts, *tail])
    if act.mediators:
        sentence += f", {join([name_of(each) for each in act.mediators])} mediating"
    return sentence
