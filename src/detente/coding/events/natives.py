"""Whose people are those told without a country: of the place where the sentence has them, else of the other party."""

from collections import Counter

from msgspec import structs

from detente.coding.actors import Cast
from detente.coding.actors.identify import Owner, body_of, country_actor, population_actor
from detente.coding.actors.knowledge import countries
from detente.coding.events.drafts import Draft
from detente.coding.events.tying import between
from detente.model import Document, Participant, Place

# people who are often not from where they are, and sides of which there are two
FROM_ANYWHERE = frozenset(
    {"hostages", "prisoners", "journalist", "jihadists", "parties", "side", "companies", "banks", "migrants"}
)
ABROAD = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})


# acts that a people named alone does or undergoes as its state, and those that befall people
OF_STATES = frozenset({"AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "MOBILIZE", "REJECT", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"})  # fmt: skip
TOWARDS_STATES = frozenset({"ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SANCTION", "THREATEN"})


def states_of_peoples(document: Document, drafts: list[Draft]) -> None:
    """Peoples named by one bare word that do what states do, in Russian, which has no article to tell them from people
    (`американцы вооружают`), as their states."""
    if document.language != "ru":
        return
    for each in drafts:
        if each.type in OF_STATES:
            each.actors = tuple(_state(document, p) for p in each.actors)
        if each.type in TOWARDS_STATES:
            each.recipients = tuple(_state(document, p) for p in each.recipients)


def _state(document: Document, participant: Participant) -> Participant:
    actor = participant.actor
    if actor is None or actor.kind != "population" or actor.country not in countries():
        return participant
    words = document.tokens_in(participant.start, participant.end)
    people = actor.id == population_actor(actor.country).id
    if not people or len(words) != 1 or words[0].feats.get("Number") != "Plur":
        return participant
    return Participant.of(participant.span, country_actor(actor.country))


def hosts(document: Document, cast: Cast, drafts: list[Draft]) -> None:
    """Who summons or expels a diplomat is of another country than he: the nearest one in the sentence, else the one the
    article names most (`the Foreign Ministry summoned the French envoy`); of none where no other is named."""
    named = [(m.span.start, m.actor.country) for m in cast.mentions if m.actor is not None and m.actor.country]
    told = Counter(country for _, country in named)
    for each in drafts:
        guests = {p.actor.country for p in each.recipients if p.actor and p.actor.country}
        own = [p for p in each.actors if p.actor and p.actor.kind == "body" and p.actor.country in guests]
        if each.candidate.entry.frame not in ("SUMMON", "EXPEL") or not own:
            continue
        sentence = document.sentence_span(each.token.sentence)
        near = sorted((abs(at - each.token.start), code) for at, code in named if sentence.start <= at < sentence.end)
        codes = (*(code for _, code in near), *(code for code, _ in told.most_common()))
        host = next((code for code in codes if code not in guests), None)
        each.actors = tuple(_of_host(p, host) if p in own else p for p in each.actors)


def _of_host(participant: Participant, code: str | None) -> Participant:
    """A body as that of another country; of none where that is not known."""
    if participant.actor is None:
        return participant
    key = participant.actor.id.rpartition(".")[2]
    actor = body_of(key, Owner(country=countries()[code]) if code in countries() else Owner())
    return participant if actor is None else Participant.of(participant.span, actor)


def settle(document: Document, places: tuple[Place, ...], drafts: list[Draft]) -> None:
    """Gives roles without a country that of the places in their sentence, where these lie in one country; without
    places, that of the only country that takes part."""
    for each in drafts:
        if not any(_homeless(p) for p in each.participants):
            continue
        sentence = document.sentence_span(each.token.sentence)
        countries = {place.country for place in between(places, sentence.start, sentence.end) if place.country}
        if not countries:
            countries = {p.actor.country for p in each.participants if p.actor and p.actor.country}
        if len(countries) != 1:
            continue
        country = countries.pop()
        each.actors = tuple(_settled(p, country) for p in each.actors)
        each.recipients = tuple(_settled(p, country) for p in each.recipients)


def _homeless(participant: Participant) -> bool:
    """Whether a participant is a role whose country and name are unknown."""
    actor = participant.actor
    return (
        actor is not None
        and actor.id.startswith(".")
        and actor.id.rpartition(".")[2] not in FROM_ANYWHERE
        and actor.country is None
        and actor.sector not in ABROAD
    )


def _settled(participant: Participant, country: str) -> Participant:
    actor = participant.actor
    if actor is None or not _homeless(participant):
        return participant
    return structs.replace(participant, actor=structs.replace(actor, id=country + actor.id, country=country))
