"""Unnamed people and their homes whom an act hits: of the country where it happens (`some 100 people`, `a hospital`,
`the town of Kidal`), sector CVL (codebook, section 4)."""

from collections import Counter
from collections.abc import Callable

from detente.coding.events.drafts import Draft
from detente.coding.events.people import known_people
from detente.model import Actor, Document, Participant, Place, Token

HARMING = frozenset({"ASSAULT", "COERCE", "AID", "RETREAT", "SANCTION"})
MOST = 0.6  # share of the places of an article in one country that make it the country of its unnamed people


def house(
    document: Document, places: tuple[Place, ...], where: Callable[[Draft], Place | None], drafts: list[Draft]
) -> None:
    """Gives unknown people, buildings and towns of harming and helping acts the country of the place, or their name.

    where: the place of an act; of one without a place, the country that most places of the article lie in counts.
    """
    told = Counter(place.country for place in places if place.country)
    country, count = told.most_common(1)[0] if told else (None, 0)
    ground = country if count >= MOST * told.total() else None
    for each in drafts:
        if each.type not in HARMING or all(p.actor for p in each.recipients):
            continue
        spot = where(each)
        here = spot.country if spot is not None else ground
        each.recipients = tuple(_housed(document, places, p, here) for p in each.recipients)


def _housed(document: Document, places: tuple[Place, ...], participant: Participant, here: str | None) -> Participant:
    """The participant as a town or as people of a country; itself where neither is plain."""
    if participant.actor is not None:
        return participant
    words = document.tokens_in(participant.start, participant.end)
    head = next((word for word in words if not any(word.head == other.i for other in words if other is not word)), None)
    if head is None:
        return participant
    town = next((p for p in places if p.precision == "city" and _names(document, head, p, participant)), None)
    if town is not None and town.country:
        return Participant.of(participant.span, _actor(town.country, town.name))
    people = known_people(document.language)
    if here is None or head.lemma not in people.residents | people.premises:
        return participant
    return Participant.of(participant.span, _actor(here, None))


def _names(document: Document, head: Token, place: Place, participant: Participant) -> bool:
    """Whether a place is what the participant names, by itself or after a word for towns (`the town of Kidal`)."""
    if not (participant.start <= place.start and place.end <= participant.end):
        return False
    people = known_people(document.language)
    return place.start <= head.start < place.end or head.lemma in people.towns


def _actor(country: str, town: str | None) -> Actor:
    key = f"{country}.CVL" if town is None else f"{country}.CVL.{town.lower().replace(' ', '-')}"
    return Actor(id=f"people:{key}", name=town, kind="population", country=country, sector="CVL")
