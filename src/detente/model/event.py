"""Event mentions: one act told by one predicate (codebook, section 5)."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from msgspec import Struct

from detente.model.actor import Participant
from detente.model.time import Interval, Precision
from detente.text import Span

CasualtyKind = Literal["killed", "wounded", "captured", "missing"]
Status = Literal["actual", "ongoing", "future", "hypothetical", "negated", "historical"]


class When(Struct, frozen=True, kw_only=True):
    """The time of an act.

    interval: when it happened, `[start, end)`, a side None where open.
    expression: the words it was read from; None when it is the publication day because the act is
        the news itself.
    """

    interval: Interval
    precision: Precision
    expression: Span | None


class Place(Struct, frozen=True, kw_only=True):
    """Where an act happened; a name without coordinates when the gazetteer does not settle it.

    latitude, longitude: WGS 84 degrees.  precision: city, region, country …; country: alpha-3.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    start: int
    end: int


class Casualties(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """People killed, wounded, captured or missing; whose they are (a side, else a population), where told.

    count: as told, the lower end of a range.  at_least: whether it is only a lower bound.
    most: the upper end of a range.  The last two are left out of the record where they do not apply.
    """

    kind: CasualtyKind
    count: int | None
    whose: str | None
    at_least: bool = False
    most: int | None = None


class EventMention(Struct, frozen=True, kw_only=True):
    """One act that an actor did, does, will do, refuses or is asked to do.

    type, mode, contexts, quad, cameo, goldstein: PLOVER's (see `detente.ontology`).
    trigger: the predicate.  evidence: the sentence it stands in.
    actors, recipients, mediators: a reciprocal act has all parties under `actors`.
    when, where: None where nothing in the text ties a time or a place to the act.
    attribution: in whose words it stands, outermost first; empty for the journalist's own.
    confidence: 0 to 1, how sure the coder is of the type.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    trigger: Span
    evidence: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    mediators: tuple[Participant, ...]
    reciprocal: bool
    when: When | None
    where: Place | None
    status: Status
    attribution: tuple[str, ...]
    casualties: tuple[Casualties, ...]
    cameo: str | None
    goldstein: float | None
    confidence: float


@lru_cache(maxsize=1 << 16)  # the same few places are compared again and again
def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance between two points (degrees) on a sphere of the earth's size, by the haversine formula."""
    north, south = radians(latitude), radians(other_latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))
