"""`FIELD=VALUE` of `detente correct` → fields of a record, checked against the ontology and the store's actors."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from detente.errors import UsageError
from detente.model import Commitment, EventMention, Quotation
from detente.ontology import ontology
from detente.store import Dossier

Record = EventMention | Commitment | Quotation
NONE = "none"


class Words:
    """The article's text and where in it the record stands, for participants and places that are named anew."""

    def __init__(self, dossier: Dossier, text: str, at: int) -> None:
        self.dossier, self.text, self.at = dossier, text, at

    def span(self, words: str) -> dict[str, Any]:
        """Where the text has these words; an empty span at the record's own words where it has them nowhere."""
        start = self.text.find(words)
        if start < 0:
            return {"start": self.at, "end": self.at, "text": ""}
        return {"start": start, "end": start + len(words), "text": words}

    def participant(self, name: str) -> dict[str, Any]:
        """Somebody whom the store knows, or words of the text. Raises UsageError for any other name."""
        actor, span = self.dossier.actor_named(name), self.span(name)
        if actor is None and not span["text"]:
            raise UsageError(f"no actor of the store is called '{name}'", remedy="`detente actors` shows their names")
        return {**span, "actor": msgspec.to_builtins(actor)}


def values(dossier: Dossier, kind: str, mention: str, given: tuple[str, ...]) -> dict[str, Any]:
    """The fields of the record to replace. Raises UsageError for a field or value that there is not."""
    record, text = dossier.told(kind, mention)
    at = record.trigger.start if isinstance(record, EventMention) else 0
    words = Words(dossier, text, at)
    made: dict[str, Any] = {}
    for each in given:
        name, equals, value = each.partition("=")
        field = FIELDS[kind].get(name.strip())
        if field is None or not equals:
            known = ", ".join(FIELDS[kind])
            raise UsageError(
                f"'{each}' sets no field of a {kind}", remedy=f"FIELD=VALUE, and a field is one of {known}"
            )
        made |= field(words, value.strip())
    return made


def _type(_: Words, value: str) -> dict[str, Any]:
    type, _slash, mode = value.partition("/")
    type, told = type.upper(), mode.lower() or None
    try:
        cameo, goldstein = ontology().cameo(type, told)
    except KeyError as error:
        raise UsageError(f"PLOVER has no {value}", remedy=f"Types are {', '.join(ontology().types)}") from error
    return {"type": type, "mode": told, "quad": ontology().types[type].quad, "cameo": cameo, "goldstein": goldstein}


def _when(_: Words, value: str) -> dict[str, Any]:
    """A day, month, year or minute, or FIRST/LAST day."""
    if value == NONE:
        return {"when": None}
    first, slash, last = value.partition("/")
    try:
        interval, precision = _interval(first)
        if slash:
            interval = (interval[0], _interval(last)[0][1])
    except ValueError as error:
        raise UsageError(f"'{value}' is no time", remedy="2020-10-23, 2020-10, 2020-10-23T08:00, FIRST/LAST") from error
    return {"when": {"interval": interval, "precision": precision, "expression": None}}


def _interval(value: str) -> tuple[tuple[str, str | None], str]:
    if len(value) > 10:
        _moment(value)
        return (value, None), "minute"
    if len(value) == 10:
        return (value, (date.fromisoformat(value) + timedelta(days=1)).isoformat()), "day"
    first = date.fromisoformat(value + "0000-01-01"[len(value) :])
    if len(value) == 4:
        return (first.isoformat(), first.replace(year=first.year + 1).isoformat()), "year"
    return (first.isoformat(), (first + timedelta(days=31)).replace(day=1).isoformat()), "month"


def _moment(value: str) -> str:
    from datetime import datetime

    datetime.fromisoformat(value)
    return value


def _where(words: Words, value: str) -> dict[str, Any]:
    if value == NONE:
        return {"where": None}
    name, _, country = (part.strip() for part in value.partition(","))
    span = words.span(name)
    place = {"name": name, "country": country.upper() or None, "latitude": None, "longitude": None, "precision": None}
    return {"where": {**place, "start": span["start"], "end": span["end"]}}


def _names(value: str) -> list[str]:
    return [] if value == NONE else [name.strip() for name in value.split(";") if name.strip()]


def _people(field: str) -> Callable[[Words, str], dict[str, Any]]:
    return lambda words, value: {field: [words.participant(name) for name in _names(value)]}


def _plain(field: str) -> Callable[[Words, str], dict[str, Any]]:
    return lambda _, value: {field: None if value == NONE else value.lower()}


def _listed(field: str) -> Callable[[Words, str], dict[str, Any]]:
    return lambda _, value: {field: _names(value)}


def _time(field: str) -> Callable[[Words, str], dict[str, Any]]:
    def read(_: Words, value: str) -> dict[str, Any]:
        if value == NONE:
            return {field: None}
        try:
            return {field: _moment(value)}
        except ValueError as error:
            raise UsageError(f"'{value}' is no moment", remedy="2020-10-26 or 2020-10-26T08:00") from error

    return read


def _speaker(words: Words, value: str) -> dict[str, Any]:
    speaker = None if value == NONE else words.participant(value)
    return {"speaker": speaker, "chain": [speaker] if speaker else []}


FIELDS: dict[str, dict[str, Callable[[Words, str], dict[str, Any]]]] = {
    "event": {
        "type": _type,
        "status": _plain("status"),
        "when": _when,
        "where": _where,
        "actors": _people("actors"),
        "recipients": _people("recipients"),
        "mediators": _people("mediators"),
        "said-by": _listed("attribution"),
    },
    "commitment": {
        "kind": _plain("kind"),
        "parties": _listed("parties"),
        "mediators": _listed("mediators"),
        "declared": _time("declared"),
        "effective": _time("effective"),
        "until": _time("until"),
    },
    "quotation": {"speaker": _speaker},
}
