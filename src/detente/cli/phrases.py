"""An act in one plain English sentence: who did what to whom."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from detente.lexicon import table
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


def pledge(kind: str, parties: Sequence[str]) -> str:
    """A commitment in a few words: what, and who is bound (`ceasefire between Armenia and Azerbaijan`, `aid by Norway`)."""
    if not parties:
        return kind
    return f"{kind} {'between' if len(parties) > 1 else 'by'} {join(called(parties))}"


def called(parties: Sequence[str]) -> list[str]:
    """The parties of a commitment as a reader calls them: states by name where the record holds their alpha-3 codes."""
    return [_states().get(party, party) for party in parties]


@cache
def _states() -> dict[str, str]:
    """The names of states and de facto entities by code (`lexicon/common/countries.csv`)."""
    return {row["code"]: row["name"] for row in table("common", "countries")}


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
