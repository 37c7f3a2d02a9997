"""To whom an act is done: the slots of its words, and where these are empty what stands around them.

Each strategy is asked in turn; the first that names anybody decides.
"""

from collections.abc import Callable, Iterable
from itertools import islice

from detente.coding.events.candidates import Candidate
from detente.coding.events.participants import Roles, distinct
from detente.coding.events.people import capitals
from detente.coding.events.phrases import OCCASIONS
from detente.coding.events.sides import akin, political
from detente.coding.events.victims import (
    Found,
    aimed_at,
    countered,
    hit_by_subject,
    killed_in,
    not_scenes,
    struck,
    victims,
)
from detente.model import Actor, Participant, Token

Strategy = Callable[[Candidate, Roles], Found]

TO_PLACES = frozenset(
    {
        "VISIT",
        "TRAVEL",
        "INVADE",
        "TAKE_TOWN",
        "SHELL",
        "BOMB",
        "AIR_STRIKE",
        "ATTACK",
        "GIVE",
        "AID",
        "TRADE",
        "ASK_ASYLUM",
    }
)
AT_HOME = frozenset({"curfew", "martial-law"})  # done at home; what follows is where
AT_HOME_TOO = frozenset({"ACCUSE", "REQUEST", "COERCE", "ASSAULT", "PROTEST", "CONSULT", "SUPPORT", "MOBILIZE"})
GOODS = frozenset({"RESTRICT", "BAN", "WITHHOLD", "BREAK_OFF"})  # frames of what is kept from somebody
THINGS = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # types of which a mere thing may be the victim
PERSONAL = frozenset({"ASSAULT", "COERCE", "ACCUSE"})  # types whose object suffers them, known or not
CLAUSES = frozenset({"advcl", "xcomp", "ccomp", "acl"})
BARE = frozenset({"subject", "object", "clause", "genitive", "demonym", "possessive", "none"})  # no preposition leads
OF_NOUNS = frozenset({"genitive", "demonym", "possessive"})

# types of acts that are nearly always done towards somebody
DIRECTED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "CONCEDE", "REQUEST", "THREATEN", "AGREE", "SANCTION", "AID"})


def find_recipients(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """Whom the act reaches; empty where nothing around the predicate tells."""
    roles = roles.barring(actors)
    scene = roles.elsewhere if candidate.entry.frame in TO_PLACES else roles
    if candidate.frame.type == "MOBILIZE" or candidate.frame.mode in AT_HOME:
        return roles.elsewhere.of_slots(candidate.token, roles.syntax.grammar.against) or countered(candidate, roles)
    for strategy in STRATEGIES:
        found = others(candidate, strategy(candidate, scene), actors)
        if found and candidate.frame.type == "ASSAULT" and not (hit := not_scenes(found, roles)):
            found = killed_in(candidate, roles) or (found if actors else hit)
        if found:
            return found
    slots = candidate.entry.roles.get("recipient", ())
    things = candidate.frame.type in THINGS or candidate.frame.possessive == "recipient"
    found = scene.unresolved(candidate.token, slots, things=things)
    if found and actors and candidate.entry.frame in GOODS and all(_thing(p, roles) for p in found):
        inside = scene.elsewhere.deep(candidate.token, actors)  # `banned the export of arms to X`
        found = tuple(p for p in inside if any(t.start <= p.start and p.end <= t.end for t in found)) or found
    found = found or _given(candidate, scene)
    if found:
        return found
    if actors and candidate.frame.type in DIRECTED and (found := scene.deep(candidate.token, actors)):
        return found
    return next((found for resort in RESORTS if (found := resort(candidate, roles, actors))), ())


def others(candidate: Candidate, found: Found, actors: Found) -> Found:
    """Those found without the doers' own side, where an act is done abroad: not one's own troops or consulates.

    At home one may arrest, accuse or ask one's own; of several who are met, refused or promised something, those abroad.
    """
    countries = {p.actor.country for p in actors if p.actor is not None and p.actor.country is not None}
    if len(countries) != 1 or candidate.frame.type in AT_HOME_TOO:
        return found
    own = tuple(p for p in found if p.actor is not None and p.actor.country in countries)
    if len(own) < len(found):
        return tuple(p for p in found if p not in own)
    return tuple(p for p in found if p.actor is None or not _of_ours(p.actor))


def _thing(participant: Participant, roles: Roles) -> bool:
    """Whether a participant without identity is no people."""
    if participant.actor is not None:
        return False
    inside = roles.syntax.document.tokens_in(participant.start, participant.end)
    return not any(roles.somebody(token) for token in inside)


def _of_ours(actor: Actor) -> bool:
    """Whether an actor of the doers' country only does their bidding: forces, embassies and consulates."""
    return actor.sector == "MIL" or (actor.name or "").startswith(("Embassy of", "Consulate of"))


def _undergoing(candidate: Candidate, roles: Roles) -> Found:
    """The subject of a carrier that says who undergoes the act (`essuyer des tirs`)."""
    if candidate.carrier is None or candidate.carries != "recipient":
        return ()
    subject = roles.syntax.subject(candidate.carrier)
    return roles.of_tokens(subject) or roles.unknown(subject)


def _speaking(candidate: Candidate, roles: Roles) -> Found:
    """The subject of a carrier where the doer is whoever says it."""
    if candidate.carrier is None or "speaker" not in candidate.entry.roles.get("actor", ()):
        return ()
    return roles.of_tokens(roles.syntax.subject(candidate.carrier))


def _in_words_said(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """For a threat or a demand in quoted words, the first whom these name that are not the speaker's own."""
    if candidate.frame.type not in ("THREATEN", "REQUEST") or candidate.entry.part != "verb":
        return ()
    start, end = candidate.token.start, candidate.token.end
    for quotation in roles.quotations:
        if quotation.cue is not None and quotation.cue.start < end and start < quotation.cue.end:
            named = (m for span in quotation.content for m in roles.cast.within(span.start, span.end))
            others = (m.participant for m in named if m.actor and m.actor.name and not _own(m.actor, actors))
            return tuple(islice(others, 1))
    return ()


def _demands(verb: Token, roles: Roles) -> bool:
    """Whether a verb tells a demand or a reproach."""
    lexicon = roles.syntax.lexicon
    frames = (lexicon.frames[entry.frame] for entry in lexicon.entries(verb.lemma, "VERB"))
    return any(frame.type in ("REQUEST", "ACCUSE", "REJECT") for frame in frames)


def _before_whom(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """Whom a protest is about: whose building it stands before, whom its demand or its reason names."""
    if candidate.frame.type != "PROTEST":
        return ()
    document, position = roles.syntax.document, candidate.position
    seats = capitals(document.language)
    clauses = [
        *document.children(position, "advcl", "xcomp", "acl", "ccomp"),
        *document.children(position, "obl", "nmod"),
    ]
    clauses = [c for c in clauses if OCCASIONS.isdisjoint(case.lemma for case in document.children(c, "case"))]
    if position.upos == "NOUN":  # of the clauses upon a noun only what it demands (`protests calling for X to go`)
        clauses = [each for each in clauses if each.rel not in CLAUSES or _demands(each, roles)]
    for clause in sorted(clauses, key=lambda each: (each.rel not in CLAUSES, each.i)):
        for token in document.subtree(clause):
            for mention in roles.cast.all_at(token):
                person = (
                    mention.actor is not None
                    and political(mention.actor)
                    and mention.form in ("name", "role", "description")
                )
                seat = token.text in seats or token.lemma.capitalize() in seats  # `marched in Tunis and Sfax`
                if (
                    mention.actor
                    and person
                    and not seat
                    and mention.head == token.i
                    and mention.participant not in actors
                ):
                    return (mention.participant,)
    return ()


def _host(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """The country a visitor is in, or the land an attack by others hits, where the sentence names one."""
    syntax, frame = roles.syntax, candidate.frame
    if not actors or not (candidate.entry.frame in ("VISIT", "TRAVEL") or frame.type == "ASSAULT"):
        return ()
    sentence = syntax.document.sentence_span(candidate.token.sentence)
    if frame.type == "ASSAULT":
        reach = {t.i for t in syntax.document.subtree(candidate.position)}
    else:
        reach = set(range(*syntax.document.sentences[candidate.token.sentence]))
    for mention in roles.cast.within(sentence.start, sentence.end):
        lands = mention.form == "place" and mention.actor is not None and mention.actor.kind == "state"
        if lands and mention.head in reach and mention.actor and not _own(mention.actor, actors):
            return (mention.participant,)
    return ()


def _fearful(candidate: Candidate, roles: Roles, actors: Found) -> Found:
    """Whom the deed would hit that somebody fears: whoever fears it (`craint une attaque de X`)."""
    syntax, node = roles.syntax, candidate.position
    if candidate.frame.type not in THINGS:
        return ()
    verb = syntax.document.head(node)
    if verb is None or verb.lemma not in syntax.grammar.fearing or node.rel not in ("obj", "obl", "ccomp"):
        return ()
    return roles.of_tokens(syntax.subject(verb))


def _own(actor: Actor, actors: Found) -> bool:
    """Whether an actor is one of the doers or of their country."""
    return any(p.actor is not None and akin(actor, p.actor) for p in actors)


def _asked(candidate: Candidate, roles: Roles) -> Found:
    """Of whom something is asked, before what is asked: `exiger de X le retrait`, `потребовать от X вывода`."""
    if candidate.frame.type != "REQUEST" or candidate.token.upos != "VERB":
        return ()
    verb, syntax = candidate.token, roles.syntax
    tokens = [t for lead in syntax.grammar.asked for t in syntax.phrases.beside(verb, lead) if t.i > verb.i]
    people = (t for t in tokens if roles.strangers(t) and not syntax.phrases.beside(verb, "pour"))
    unknown = (Participant.of(roles.cast.noun_phrase(t), None) for t in people)
    return roles.elsewhere.of_tokens(tokens, adjectival=True) or distinct(unknown)


def _slots(candidate: Candidate, roles: Roles) -> Found:
    """Whoever stands in the slots of the words themselves."""
    slots = candidate.entry.roles.get("recipient", ())
    if candidate.entry.frame == "MEDIATE" and not any(word.upos == "VERB" for word in candidate.words):
        return roles.of_all_slots(candidate.token, (*slots, *roles.syntax.grammar.partners))
    people = candidate.frame.type in PERSONAL or candidate.frame.possessive == "recipient"
    return roles.of_slots(candidate.token, slots, people=people)


def _words(candidate: Candidate, roles: Roles) -> Found:
    """Whom the verbs among the required words reach."""
    verbs = [word for word in candidate.words if word.upos == "VERB"]
    if candidate.entry.frame == "MEDIATE":
        slots = ("object", "dative", *roles.syntax.grammar.partners)
        return distinct(participant for verb in verbs for participant in roles.of_all_slots(verb, slots))
    return _reached(verbs, roles)


def _goals(candidate: Candidate, roles: Roles) -> Found:
    """Whom the infinitive below a promise, a threat, a refusal would reach."""
    if candidate.frame.clause != "swallow":
        return ()
    below = roles.syntax.document.children(candidate.token, "xcomp", "acl", "nmod")
    goals = [verb for verb in below if verb.feats.get("VerbForm") == "Inf"]
    found = _reached(goals, roles)
    if found or candidate.frame.type not in ("REJECT", "THREATEN"):
        return found
    unknown = (roles.unresolved(verb, ("object",), things=False) for verb in goals)
    return distinct(p for told in unknown for p in told)


def _reached(verbs: Iterable[Token], roles: Roles) -> Found:
    """Whom the acts of some verbs reach: objects, indirect objects, partners."""
    towards = ("dative", *roles.syntax.grammar.partners)
    found: list[Participant] = []
    for verb in verbs:
        objects = roles.of_slots(verb, ("object",))
        forces = all(p.actor is not None and p.actor.sector == "MIL" for p in objects)
        found += (forces and roles.of_slots(verb, towards)) or objects  # `send troops to X`
    return distinct(found)


def _beside_nouns(candidate: Candidate, roles: Roles) -> Found:
    """Whoever a preposition ties to a noun among the words of a verb (`prendre des mesures contre X`)."""
    if candidate.token.upos != "VERB":
        return ()
    nouns = [word for word in candidate.words if word.upos == "NOUN"]
    slots = candidate.entry.roles.get("recipient", ())
    led = [slot for slot in slots if slot not in BARE]
    found = distinct(participant for noun in nouns for participant in roles.of_slots(noun, led))
    if not found and "для" in slots:  # `приговор по обвинению в X для Y`
        within = roles.syntax.phrases.within
        found = roles.of_tokens(each for noun in nouns for each in within(noun, frozenset({"для"})))
    if found or "dative" not in slots:
        return found
    given = [each for noun in nouns for each in roles.syntax.phrases.bare(noun, "Dat")]  # `отменил приговор X`
    return roles.of_tokens(given) or roles.unknown(given)


def _beside_participles(candidate: Candidate, roles: Roles) -> Found:
    """For an event noun, whoever is tied to the participle that qualifies it (`les sanctions imposées à X`)."""
    noun, syntax = candidate.token, roles.syntax
    led = [slot for slot in candidate.entry.roles.get("recipient", ()) if slot not in OF_NOUNS]
    if candidate.frame.type == "CONCEDE":  # `lifted the curbs put on X`, `allègement du blocus imposé à X`
        nouns = syntax.object(noun) if noun.upos == "VERB" else syntax.phrases.genitives(noun)
        put = [
            each for thing in nouns for each in syntax.document.children(thing, "acl") if syntax.past_participle(each)
        ]
        for each in put:
            if found := roles.elsewhere.of_slots(each, ("dative", "on", *syntax.grammar.against)):
                return found
    if noun.upos != "NOUN":
        return ()
    for participle in syntax.document.children(noun, "acl"):
        if syntax.past_participle(participle) and (found := roles.of_slots(participle, led)):
            return found
        against = [slot for slot in led if slot in syntax.grammar.against]
        if syntax.past_participle(participle) and (found := roles.unresolved(participle, against, things=True)):
            return found
    return roles.of_tokens(syntax.phrases.within(noun, frozenset(syntax.grammar.against)))


def _doers_of_object(candidate: Candidate, roles: Roles) -> Found:
    """Who did what is blamed or praised: `condamner l'atteinte à X par Y` reaches Y."""
    syntax = roles.syntax
    if candidate.frame.type != "ACCUSE" or candidate.token.upos != "VERB" or syntax.document.language == "ru":
        return ()
    things = [token for token in syntax.object(candidate.token) if token.upos == "NOUN"]
    agents = frozenset({syntax.grammar.agent})
    return roles.of_tokens(token for thing in things for token in syntax.phrases.within(thing, agents))


def _of_carriers(candidate: Candidate, roles: Roles) -> Found:
    """Whoever is tied to the verb that carries an event noun (`imposer des sanctions à X`)."""
    owned = candidate.frame.possessive == "recipient" and roles.syntax.phrases.possessors(candidate.token)
    if candidate.carrier is None or owned:
        return ()
    slots = (slot for slot in candidate.entry.roles.get("recipient", ()) if slot != "genitive")
    found = roles.of_slots(candidate.carrier, (*slots, "dative"))
    armed = any(case.lemma == "with" for case in roles.syntax.document.children(_counted(candidate, roles), "case"))
    return found or (roles.of_slots(candidate.carrier, ("object",)) if armed else ())  # `slapped X with sanctions`


def _given(candidate: Candidate, roles: Roles) -> Found:
    """Whom nobody knows, tied to the verb of a noun (`adresser ses condoléances aux familles`, `commis contre l'église`)."""
    if candidate.carrier is None:
        return ()
    against = roles.syntax.grammar.against
    if candidate.carries != "actor":
        return roles.unresolved(candidate.carrier, against, things=candidate.frame.type in THINGS)
    led = [slot for slot in candidate.entry.roles.get("recipient", ()) if slot not in BARE]
    return roles.unresolved(candidate.carrier, ("dative", *led), things=False)


def _counted(candidate: Candidate, roles: Roles) -> Token:
    """The noun phrase of an event noun right below its carrier: what counts or bundles it, where anything does."""
    node = candidate.token
    while candidate.carrier is not None and node.head != candidate.carrier.i:
        head = roles.syntax.document.head(node)
        if head is None or head.upos != "NOUN":
            break
        node = head
    return node


def _told_to(candidate: Candidate, roles: Roles) -> Found:
    """To whose face something is said by a verb and its noun: a bare dative (`выразил Путину озабоченность арестом X`)."""
    if candidate.carrier is None or candidate.carries != "actor" or candidate.frame.type not in DIRECTED:
        return ()
    return roles.of_tokens(roles.syntax.phrases.bare(candidate.carrier, "Dat"))


def _of_the_deal(candidate: Candidate, roles: Roles) -> Found:
    """Whom an agreement was with that somebody leaves or breaks (`walked out of the deal between X and Y`)."""
    if candidate.frame.type != "SANCTION":
        return ()
    syntax = roles.syntax
    slots = candidate.entry.roles.get("recipient", ())
    nouns = [token for slot in slots for token in syntax.fill(candidate.token, slot)]
    nouns += [word for word in candidate.words if word.upos == "NOUN"]
    for noun in nouns:
        if any(
            syntax.lexicon.frames[entry.frame].type == "AGREE" for entry in syntax.lexicon.nouns.get(noun.lemma, ())
        ):
            return roles.of_all_slots(noun, ("between", "entre", "между", *syntax.grammar.partners))
    return ()


STRATEGIES: tuple[Strategy, ...] = (
    victims,
    _told_to,
    _undergoing,
    _speaking,
    _asked,
    _doers_of_object,
    _of_the_deal,
    struck,
    _slots,
    _words,
    _goals,
    _beside_nouns,
    _beside_participles,
    hit_by_subject,
    _of_carriers,
    aimed_at,
)

# asked last, when nothing in the syntax of the words names anybody
RESORTS: tuple[Callable[[Candidate, Roles, Found], Found], ...] = (_in_words_said, _before_whom, _host, _fearful)
