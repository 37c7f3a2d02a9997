"""A candidate on its way to an event mention: its roles filled, what it governs and what governs it."""

from msgspec import Struct

from detente.coding.events.candidates import Candidate
from detente.coding.events.frames import Frame
from detente.coding.events.participants import Roles, distinct
from detente.model import Participant, Token
from detente.model.event import Status

TO_PLACES = frozenset(
    {"VISIT", "INVADE", "TAKE_TOWN", "SHELL", "BOMB", "AIR_STRIKE", "ATTACK", "MOBILIZE", "GIVE", "AID", "TRADE"}
)
AGAINST = frozenset({"contre", "against", "против"})
VICTIMS = frozenset(
    {"ASSAULT", "COERCE", "AID", "SANCTION", "RETREAT"}
)  # types whose recipients count even when nobody knows them

BARE = frozenset(
    {"subject", "object", "clause", "genitive", "demonym", "possessive", "none"}
)  # slots without a preposition

# types of acts that are nearly always done towards somebody
DIRECTED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE", "REQUEST", "THREATEN", "AGREE", "SANCTION", "AID"})


class Draft(Struct, kw_only=True):
    """One act in the making; changed while its neighbours are looked at, then made a frozen EventMention.

    claimed_by: names of those whose accusation it stands in.  conflict: names of the
    conflict whose parties were supplied, and in whose region it then happened.  dropped: why it is no mention of its own.
    """

    candidate: Candidate
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    mediators: tuple[Participant, ...] = ()
    status: Status = "actual"
    claimed_by: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
    dropped: str | None = None

    @property
    def token(self) -> Token:
        """The head of the predicate."""
        return self.candidate.token

    @property
    def frame(self) -> Frame:
        """What the words tell."""
        return self.candidate.frame

    @property
    def participants(self) -> tuple[Participant, ...]:
        """All who take part."""
        return self.actors + self.recipients + self.mediators


def draft(candidate: Candidate, roles: Roles) -> Draft:
    """The candidate with its roles filled from the syntax around it."""
    slots = candidate.entry.roles
    predicate = candidate.token
    actors = _actors(candidate, roles)
    if not actors and candidate.entry.part == "verb" and candidate.frame.type != "ASSAULT":
        actors = roles.people(predicate)
    partners = roles.of_slots(predicate, slots.get("partner", ()))
    recipients: tuple[Participant, ...] = ()
    if candidate.carries == "recipient" and candidate.carrier is not None:
        recipients = roles.of_tokens(roles.syntax.subject(candidate.carrier))
    if candidate.entry.frame in TO_PLACES:
        roles = roles.elsewhere
    if candidate.carrier is not None and "speaker" in slots.get("actor", ()):
        recipients = roles.of_tokens(roles.syntax.subject(candidate.carrier))
    if not recipients:
        recipients = roles.of_slots(predicate, slots.get("recipient", ()))
    if not recipients:
        verbs = [word for word in candidate.words if word.upos == "VERB"]
        recipients = roles.of_tokens(token for verb in verbs for token in roles.syntax.reached(verb))
    if not recipients and candidate.frame.clause == "swallow":
        infinitives = roles.syntax.document.children(predicate, "xcomp", "acl", "nmod")
        goals = (verb for verb in infinitives if verb.feats.get("VerbForm") == "Inf")
        recipients = roles.of_tokens(token for verb in goals for token in roles.syntax.reached(verb))
    if not recipients and predicate.upos == "VERB":
        nouns = (word for word in candidate.words if word.upos == "NOUN")
        led = [slot for slot in slots.get("recipient", ()) if slot not in BARE]
        recipients = distinct(participant for noun in nouns for participant in roles.of_slots(noun, led))
    if not recipients and predicate.upos == "NOUN":
        led = [slot for slot in slots.get("recipient", ()) if slot not in ("genitive", "demonym", "possessive")]
        for participle in roles.syntax.document.children(predicate, "acl"):
            if roles.syntax.past_participle(participle):
                recipients = recipients or roles.of_slots(participle, led)
        recipients = recipients or roles.of_tokens(roles.syntax.within(predicate, AGAINST))
    if not recipients and candidate.carries == "event" and candidate.frame.type == "ASSAULT":
        recipients = roles.elsewhere.of_slots(candidate.position, ("object",))
        recipients = recipients or roles.unresolved(candidate.position, ("object",), things=True)
    if candidate.carrier is not None:
        carrier_slots = tuple(slot for slot in slots.get("recipient", ()) if slot != "genitive")
        partners = partners or roles.of_slots(candidate.carrier, slots.get("partner", ()))
        recipients = recipients or roles.of_slots(candidate.carrier, (*carrier_slots, "dative"))
    mediators = roles.of_slots(predicate, (*slots.get("mediator", ()), "mediator"))
    if not mediators and candidate.carrier is not None:
        mediators = roles.of_slots(candidate.carrier, ("mediator",))
    if candidate.frame.reciprocal:
        actors, recipients = distinct(actors + partners), ()
    elif not recipients and candidate.frame.type in VICTIMS:
        recipients = roles.unresolved(
            predicate, slots.get("recipient", ()), things=candidate.frame.type not in ("RETREAT", "AID")
        )
    if not recipients and not candidate.frame.reciprocal and actors and candidate.frame.type in DIRECTED:
        recipients = roles.deep(predicate, actors)
    acting = {p.actor.id for p in actors if p.actor}
    told = {word.text for word in candidate.words}
    recipients = tuple(
        p
        for p in recipients
        if (p.actor is None or p.actor.id not in acting)
        and (p.text not in told or (p.actor and p.actor.kind != "person"))
    )
    return Draft(
        candidate=candidate,
        type=candidate.frame.type,
        mode=candidate.frame.mode,
        actors=actors,
        recipients=recipients,
        mediators=tuple(m for m in mediators if m.actor is None or m.actor.id not in acting),
    )


def _actors(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Who acts: for a carried noun what the carrier says, else the entry's slots."""
    carrier, slots = candidate.carrier, candidate.entry.roles.get("actor", ())
    found: tuple[Participant, ...] = ()
    if "speaker" in slots:
        return roles.of_slots(candidate.token, slots)
    if carrier is not None:
        if candidate.frame.reciprocal and "entre" in slots:
            found = roles.of_slots(candidate.token, ("entre",))
        if candidate.carries == "actor" or candidate.carries == "passive":
            found = found or roles.of_tokens(roles.syntax.subject(carrier))
    if candidate.frame.reciprocal and not found and candidate.entry.part == "noun":
        found = roles.of_all_slots(candidate.token, [slot for slot in slots if slot != "genitive"])
    found = found or roles.of_slots(candidate.token, slots)
    if not found and candidate.token.upos == "NOUN":
        syntax = roles.syntax
        found = roles.of_tokens(syntax.proposers(candidate.token))
        if syntax.document.language != "ru":
            found = found or roles.of_tokens(syntax.within(candidate.token, frozenset({syntax.grammar.agent})))
        if not found and candidate.entry.frame == "VISIT":
            verbs = (each for each in syntax.document.ancestors(candidate.token) if each.upos == "VERB")
            found = roles.of_tokens(token for verb in verbs for token in syntax.subject(verb))
    if not found and carrier is not None and candidate.carries == "event":
        prepositions = tuple(s for s in slots if s not in ("demonym", "possessive", "genitive", "subject"))
        found = roles.of_slots(carrier, prepositions)
    if not found and carrier is not None and candidate.carries == "recipient":
        found = roles.of_slots(carrier, roles.syntax.grammar.origins)
    return found or roles.of_tokens(roles.syntax.spoken(candidate.position))
