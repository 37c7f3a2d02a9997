"""Doers told by other words than the slots of a predicate: whom a deed is laid to, who expels, who said it came from."""

from detente.coding.events.candidates import Candidate
from detente.coding.events.participants import Roles
from detente.coding.events.people import capitals
from detente.model import Participant, Token

Found = tuple[Participant, ...]
DECIDED = frozenset({"COERCE", "SANCTION", "AID"})  # what is done once it is adopted
WITHIN = frozenset({"in", "during", "at", "dans", "lors", "pendant", "на", "в"})
BUNDLED = 3  # nouns up from an act to the verb that adopts it
MEMBERSHIP = frozenset({"EXPEL_MEMBER", "SUSPEND_MEMBER"})


def told_apart(candidate: Candidate, roles: Roles) -> Found:
    """The doers of an event noun that other words than its own genitive tell; empty where none do."""
    noun, grammar = candidate.token, roles.syntax.grammar
    if noun.upos != "NOUN" or candidate.frame.reciprocal:
        return ()
    if laid := roles.of_tokens(ascribed(noun, roles)):
        return laid
    if candidate.entry.frame == "VISIT" and (visitor := roles.of_tokens(_visitor(noun, roles))):
        return visitor
    if candidate.frame.type in DECIDED and (decided := roles.of_tokens(_deciders(noun, roles))):
        return decided
    if candidate.carrier is not None and candidate.carries == "event":
        return roles.of_slots(candidate.carrier, sorted(grammar.origins))  # `condemnation of X came from Y`
    if candidate.frame.genitive == "recipient" and roles.syntax.fill(noun, "genitive"):
        return roles.of_slots(noun, ("possessive",))  # `Scotland's release of X`
    return ()


def _visitor(noun: Token, roles: Roles) -> tuple[Token, ...]:
    """Who is on the visit that is said beside the name (`X, en visite à Y`), or received on it."""
    document, syntax = roles.syntax.document, roles.syntax
    head = document.head(noun)
    led = any(case.lemma in ("en", "on", "с", "in") for case in document.children(noun, "case"))
    if head is None or not led:
        return ()
    if head.upos in ("NOUN", "PROPN") and noun.rel == "nmod" and head.i < noun.i:
        return (head,)
    hosted = any(entry.frame == "HOST" for entry in roles.syntax.lexicon.entries(head.lemma, head.upos))
    return syntax.object(head) if head.upos == "VERB" and (hosted or syntax.passive(head)) else ()


def _deciders(noun: Token, roles: Roles) -> tuple[Token, ...]:
    """Who adopts or weighs what is done to others: `X adopted a package of sanctions on Y`."""
    syntax, node = roles.syntax, noun
    for _ in range(BUNDLED):
        head = syntax.document.head(node)
        if head is None or node.rel not in ("obj", "nmod", "conj", "nsubj"):
            return ()
        if head.upos == "VERB":
            undergone = node.rel == "obj" or (node.rel == "nsubj" and syntax.passive(head))
            return syntax.subject(head) if undergone and head.lemma in syntax.grammar.deciding else ()
        if head.lemma not in syntax.grammar.containers:
            return ()
        node = head
    return ()


def ascribed(noun: Token, roles: Roles) -> tuple[Token, ...]:
    """To whom a deed is laid: `violences imputées à X`, `an attack blamed on X`, `похищение приписывают X`."""
    document, grammar = roles.syntax.document, roles.syntax.grammar
    verbs = [each for each in document.children(noun, "acl", "amod") if each.lemma in grammar.ascribing]
    above = document.head(noun)
    ascribes = above is not None and above.lemma in grammar.ascribing
    if above is not None and ascribes and (noun.rel == "obj" or (noun.rel == "nsubj" and roles.syntax.passive(above))):
        verbs.append(above)
    slots = ("dative", *grammar.asked)
    return tuple(token for verb in verbs for slot in slots for token in roles.syntax.fill(verb, slot))


def expelling(candidate: Candidate, roles: Roles) -> Found:
    """The organisation that a member was thrown out of, where nobody else is said to have done it."""
    if candidate.entry.frame not in MEMBERSHIP:
        return ()
    leads = ("from", "genitive", "de", "из")
    found = (p for lead in leads for p in roles.of_slots(candidate.token, (lead,)))
    return tuple(p for p in found if p.actor is not None and p.actor.kind == "organisation")[:1]


def without_seats(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """The parties of talks without the capital that only says where they are held (`les pourparlers d'Astana`)."""
    noun = candidate.token
    if noun.upos != "NOUN" or candidate.frame.type != "CONSULT" or not candidate.frame.reciprocal or len(actors) != 1:
        return actors
    names = capitals(roles.syntax.document.language)
    beside = (*roles.syntax.fill(noun, "genitive"), *roles.syntax.fill(noun, "demonym"))
    seat = any(t.start == actors[0].start and (t.text in names or t.lemma.capitalize() in names) for t in beside)
    return () if seat else actors


def with_owner(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """The parties of talks with whose part in them a noun tells: `Paris's stance in talks with Rome`."""
    noun, document = candidate.token, roles.syntax.document
    above = document.head(noun)
    if noun.upos != "NOUN" or candidate.frame.type != "CONSULT" or not candidate.frame.reciprocal or len(actors) > 1:
        return actors
    led = any(case.lemma in WITHIN for case in document.children(noun, "case"))
    partners = roles.of_slots(noun, candidate.entry.roles.get("partner", ())) if actors == () else actors
    if above is None or above.upos != "NOUN" or noun.rel != "nmod" or not led or not partners:
        return actors
    owners = roles.of_slots(above, ("possessive", "demonym", "genitive"))
    return actors + tuple(p for p in owners if p not in actors)
