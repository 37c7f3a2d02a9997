"""What a reader of the store asks for: the filters that all commands share."""

import re
from typing import get_args

from msgspec import Struct

from detente.errors import UsageError
from detente.model.commitment import State
from detente.model.event import Status

_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?\Z")
_STATUSES = (*get_args(Status), *get_args(State))


class Filters(Struct, frozen=True, kw_only=True):
    """Conditions that all hold at once; None asks nothing.

    since, until: beginnings of ISO dates (`2020`, `2020-10`, `2020-10-26T08`); `until` takes in the whole of
        what it names. Events and commitments count by their own time, as their most telling mention has it,
        quotations and articles by publication.
    actor: a canonical name, id, role or words of the text; case and accents do not matter, words may be left
        unfinished at their end (`azerb`). An alpha-3 code or the name of a state is all actors of that country.
    type: a PLOVER type, or type/mode (`CONSULT`, `consult/phone`); for quotations and commitments their kind.
    place: a place's name, as `actor`; or the alpha-3 code of its country.
    status: of the act, or (commitments) a state that somebody reports.
    said_by: in whose words it stands.   language: of the article, ISO 639-1.   publisher: of the article.
    as_of: a moment or the beginning of one, in UTC unless it says else. Before the store's first run: what had been published by then.
        Since: what the store held then, as it was coded then.
    limit: at most so many, from the first.   after: go on after the event or commitment of this id.
    Raises UsageError for a moment that is none, a status that is none, a limit below 1.
    """

    since: str | None = None
    until: str | None = None
    actor: str | None = None
    type: str | None = None
    place: str | None = None
    status: str | None = None
    said_by: str | None = None
    language: str | None = None
    publisher: str | None = None
    as_of: str | None = None
    limit: int | None = None
    after: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until", "as_of"):
            value = getattr(self, name)
            if value is not None and not _MOMENT.match(value):
                raise UsageError(
                    f"{name} does not understand '{value}'",
                    remedy="Give a date or the beginning of one: 2020, 2020-10, 2020-10-26, 2020-10-26T08:00",
                )
        if self.status is not None and self.status not in _STATUSES:
            raise UsageError(f"there is no status '{self.status}'", remedy=f"Statuses are {', '.join(_STATUSES)}")
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"limit is {self.limit}", remedy="Give a number from 1 up")
