"""Lands and capitals as places: those that somebody attacks or visits, where nothing else says where (`invaded X`)."""

from collections.abc import Iterable

from detente.coding import atlas
from detente.coding.actors.knowledge import countries
from detente.coding.actors.names import fold
from detente.coding.gazetteer import spots
from detente.coding.inflections import base_forms
from detente.coding.settling import Candidate
from detente.model import Document, Participant, Place, Token


def land_of(document: Document, participants: Iterable[Participant]) -> Place | None:
    """The first participant that is named as a country or by its capital, as a place; None where none is."""
    return next((place for p in participants if (place := _land(document, p)) is not None), None)


def _land(document: Document, participant: Participant) -> Place | None:
    code = participant.actor.country if participant.actor is not None else None
    if participant.actor is None or participant.actor.kind == "person" or code is None or code not in countries():
        return None
    words = document.tokens_in(participant.start, participant.end)
    inside = {word.i for word in words}
    head = next((word for word in words if word.head not in inside or word.head == word.i), None)
    best = _meant(document.language, head, code) if head is not None else None
    if best is None:
        return None
    return Place(
        name=best.name,
        country=best.country,
        latitude=best.latitude,
        longitude=best.longitude,
        precision=best.precision,
        start=participant.start,
        end=participant.end,
    )


def _meant(language: str, token: Token, code: str) -> Candidate | None:
    """The country that a word names, or its capital."""
    country = countries()[code]
    names = dict.fromkeys((token.text, token.lemma, *base_forms(token.text, language)))
    if any(fold(name) in atlas.country_words(language, code) for name in names):
        return atlas.state(code)
    capital = {spot.name for spot in spots(country.capital)} | {country.capital}
    own = (spot for name in names for spot in spots(name) if spot.country == code and spot.name in capital)
    found = max(own, key=lambda spot: spot.population, default=None)
    return atlas.town(found) if found is not None else None
