"""To whom an act is done: the slots of its words, and where these are empty what stands around them.

Each strategy is asked in turn; the first that names anybody decides.
"""

from collections.abc import Callable

from detente.coding.events.candidates import Candidate
from detente.coding.events.participants import Roles, distinct
from detente.model import Participant

Found = tuple[Participant, ...]
Strategy = Callable[[Candidate, Roles], Found]

TO_PLACES = frozenset({"VISIT", "INVADE", "TAKE_TOWN", "SHELL", "BOMB", "AIR_STRIKE", "ATTACK", "GIVE", "AID", "TRADE"})
AGAINST = frozenset({"contre", "against", "против"})
THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # types of which a mere thing may be the victim
BARE = frozenset({"subject", "object", "clause", "genitive", "demonym", "possessive", "none"})  # no preposition leads
OF_NOUNS = frozenset({"genitive", "demonym", "possessive"})

# types of acts that are nearly always done towards somebody
DIRECTED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE", "REQUEST", "THREATEN", "AGREE", "SANCTION", "AID"})


def find_recipients(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """Whom the act reaches; empty where nothing around the predicate tells."""
    scene = roles.elsewhere if candidate.entry.frame in TO_PLACES else roles
    for strategy in STRATEGIES:
        if found := strategy(candidate, scene):
            return found
    slots = candidate.entry.roles.get("recipient", ())
    if found := scene.unresolved(candidate.token, slots, things=candidate.frame.type in THINGS):
        return found
    if actors and candidate.frame.type in DIRECTED:
        return scene.deep(candidate.token, actors)
    return ()


def _undergoing(candidate: Candidate, roles: Roles) -> Found:
    """The subject of a carrier that says who undergoes the act (`essuyer des tirs`)."""
    if candidate.carrier is None or candidate.carries != "recipient":
        return ()
    return roles.of_tokens(roles.syntax.subject(candidate.carrier))


def _speaking(candidate: Candidate, roles: Roles) -> Found:
    """The subject of a carrier where the doer is whoever says it."""
    if candidate.carrier is None or "speaker" not in candidate.entry.roles.get("actor", ()):
        return ()
    return roles.of_tokens(roles.syntax.subject(candidate.carrier))


def _slots(candidate: Candidate, roles: Roles) -> Found:
    """Whoever stands in the slots of the words themselves."""
    return roles.of_slots(candidate.token, candidate.entry.roles.get("recipient", ()))


def _words(candidate: Candidate, roles: Roles) -> Found:
    """Whom the verbs among the required words reach."""
    verbs = (word for word in candidate.words if word.upos == "VERB")
    return roles.of_tokens(token for verb in verbs for token in roles.syntax.reached(verb))


def _goals(candidate: Candidate, roles: Roles) -> Found:
    """Whom the infinitive below a promise, a threat, a refusal would reach."""
    if candidate.frame.clause != "swallow":
        return ()
    below = roles.syntax.document.children(candidate.token, "xcomp", "acl", "nmod")
    goals = (verb for verb in below if verb.feats.get("VerbForm") == "Inf")
    return roles.of_tokens(token for verb in goals for token in roles.syntax.reached(verb))


def _beside_nouns(candidate: Candidate, roles: Roles) -> Found:
    """Whoever a preposition ties to a noun among the words of a verb (`prendre des mesures contre X`)."""
    if candidate.token.upos != "VERB":
        return ()
    nouns = (word for word in candidate.words if word.upos == "NOUN")
    led = [slot for slot in candidate.entry.roles.get("recipient", ()) if slot not in BARE]
    return distinct(participant for noun in nouns for participant in roles.of_slots(noun, led))


def _beside_participles(candidate: Candidate, roles: Roles) -> Found:
    """For an event noun, whoever is tied to the participle that qualifies it (`les sanctions imposées à X`)."""
    noun, syntax = candidate.token, roles.syntax
    if noun.upos != "NOUN":
        return ()
    led = [slot for slot in candidate.entry.roles.get("recipient", ()) if slot not in OF_NOUNS]
    for participle in syntax.document.children(noun, "acl"):
        if syntax.past_participle(participle) and (found := roles.of_slots(participle, led)):
            return found
    return roles.of_tokens(syntax.within(noun, AGAINST))


def _of_events(candidate: Candidate, roles: Roles) -> Found:
    """The object of a verb whose subject is an attack (`une attaque a visé X`)."""
    if candidate.carries != "event" or candidate.frame.type != "ASSAULT":
        return ()
    found = roles.elsewhere.of_slots(candidate.position, ("object",))
    return found or roles.unresolved(candidate.position, ("object",), things=True)


def _of_carriers(candidate: Candidate, roles: Roles) -> Found:
    """Whoever is tied to the verb that carries an event noun (`imposer des sanctions à X`)."""
    if candidate.carrier is None:
        return ()
    slots = (slot for slot in candidate.entry.roles.get("recipient", ()) if slot != "genitive")
    return roles.of_slots(candidate.carrier, (*slots, "dative"))


STRATEGIES: tuple[Strategy, ...] = (
    _undergoing,
    _speaking,
    _slots,
    _words,
    _goals,
    _beside_nouns,
    _beside_participles,
    _of_events,
    _of_carriers,
)
