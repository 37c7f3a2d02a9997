"""PLOVER's types, modes, contexts, sectors and scores (`plover.yaml`), what may become of a commitment, ranks."""

from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import yaml
from msgspec import Struct, convert

T = TypeVar("T")


class Mode(Struct, frozen=True):
    """A mode's own CAMEO code and Goldstein score."""

    cameo: str
    goldstein: float


class EventType(Struct, frozen=True):
    """A PLOVER type: its quad class, the nearest CAMEO code, its score and its modes by name."""

    quad: str
    cameo: str
    goldstein: float
    modes: dict[str, Mode]


class Ontology(Struct, frozen=True):
    """All of PLOVER that records name."""

    types: dict[str, EventType]
    contexts: tuple[str, ...]
    sectors: dict[str, str]

    def cameo(self, type: str, mode: str | None) -> tuple[str, float]:
        """The CAMEO code and Goldstein score of a type and mode; raises KeyError for an unknown pair."""
        event_type = self.types[type]
        chosen = event_type if mode is None else event_type.modes[mode]
        return chosen.cameo, chosen.goldstein


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The ontology shipped with Détente."""
    return _read("plover.yaml", Ontology)


class Words(Struct, frozen=True):
    """An act in plain English.

    act: base, past and -ing form, the word before the recipient, and, where there are any, the words after.
    each: the three forms for a reciprocal act.
    """

    act: tuple[str, ...]
    each: tuple[str, str, str] | None = None


@lru_cache(maxsize=1)
def words() -> dict[str, Words]:
    """Plain words by `TYPE` and `TYPE/mode`, for people."""
    return _read("words.yaml", dict[str, Words])


class Transition(Struct, frozen=True):
    """After which states of a commitment a report of one moves it on, and after which it retells what was known."""

    moves: frozenset[str]
    retells: frozenset[str]


@lru_cache(maxsize=1)
def transitions() -> dict[str, Transition]:
    """What may become of a commitment, by state."""
    return _read("states.yaml", dict[str, Transition])


class Ranks(Struct, frozen=True):
    """Words of the roles of heads of state and government, of ministers, and words beside these that make neither."""

    heads: tuple[str, ...]
    ministers: tuple[str, ...]
    others: tuple[str, ...]


@lru_cache(maxsize=1)
def ranks() -> Ranks:
    """The words that tell the rank of a role."""
    return _read("ranks.yaml", Ranks)


def _read(name: str, form: type[T]) -> T:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return convert(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), form)
