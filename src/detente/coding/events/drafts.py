"""A candidate on its way to an event mention: its roles filled, what it governs and what governs it."""

from collections.abc import Iterator

from msgspec import Struct

from detente.coding.events.candidates import Candidate
from detente.coding.events.carried import sentence_before
from detente.coding.events.doers import expelling, told_apart, with_owner, without_seats
from detente.coding.events.frames import Frame
from detente.coding.events.indefinite import indefinite
from detente.coding.events.participants import Roles, distinct
from detente.coding.events.phrases import OCCASIONS
from detente.coding.events.recipients import find_recipients
from detente.coding.events.tying import tying_words
from detente.coding.moods import moods
from detente.model import Participant, Token
from detente.model.event import Status

AT_HOME = ("à", "in", "в")  # whose capital follows, calls up
ORIGINS = frozenset({"from", "by"})
SPOKEN = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})  # acts done by saying


OWNED = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT"})  # `the US demand` is theirs whoever speaks of it


class Draft(Struct, kw_only=True):
    """One act in the making; changed while its neighbours are looked at, then made a frozen EventMention.

    because: why it has its status.  claimed_by: names of those whose accusation or demand it stands in.  conflict: names of the
    conflict whose parties were supplied, and in whose region it then happened.  dropped: why it is no mention of its own.
    """

    candidate: Candidate
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    mediators: tuple[Participant, ...] = ()
    status: Status = "actual"
    because: str = ""
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


def lacking(each: Draft) -> str | None:
    """The first role that the words need and have not found: actor, recipient or any party; None where all are there.

    Who undergoes what a verb and its noun tell does so whoever does it (`has drawn criticism`).
    """
    undergone = each.candidate.carries == "recipient" and not each.frame.reciprocal
    found = {"actor": each.actors or (undergone and each.recipients), "recipient": each.recipients}
    return next((need for need in each.frame.needs if not found.get(need, each.participants)), None)


def draft(candidate: Candidate, roles: Roles) -> Draft:
    """The candidate with its roles filled from the syntax around it."""
    slots = candidate.entry.roles
    predicate, carrier = candidate.token, candidate.carrier
    actors = with_owner(candidate, roles, without_seats(candidate, roles, _actors(candidate, roles))) or expelling(
        candidate, roles
    )
    if not actors and candidate.frame.type == "MOBILIZE":
        actors = roles.of_slots(predicate, ("object",)) or roles.elsewhere.of_slots(predicate, AT_HOME)
    if (
        not actors
        and candidate.frame.type == "PROTEST"
        and predicate.upos == "NOUN"
        and candidate.carries != "recipient"
    ):
        actors = roles.subject_above(predicate) if _joined_by_subject(candidate, roles) else ()
    between_parties = candidate.frame.reciprocal and candidate.frame.type in ("ASSAULT", "RETREAT")
    receives = "от" in slots.get("actor", ())  # who receives a permission gives none
    acted = candidate.entry.part == "verb" and not receives
    if not actors and not between_parties and (acted or candidate.carries == "actor"):
        actors = roles.unknown_subject(candidate.position)
    sides: tuple[Participant, ...] = ()
    if not actors and candidate.entry.part == "noun" and "со" in slots.get("actor", ()):
        actors = sides = _on_their_part(candidate, roles)
    if not actors and candidate.entry.part == "noun" and candidate.frame.type in SPOKEN:  # `a call from the families`
        actors = roles.unresolved(predicate, [slot for slot in slots.get("actor", ()) if slot in ORIGINS], things=False)
    mediators = roles.of_slots(predicate, (*slots.get("mediator", ()), "mediator"))
    brokers = roles.of_tokens(roles.syntax.brokers(predicate))
    if candidate.frame.type == "PROTEST":  # `a march organised by X`
        actors, brokers = actors or brokers, ()
    mediators = mediators or brokers
    if candidate.frame.type != "CONSULT" or candidate.frame.reciprocal:
        actors = tuple(actor for actor in actors if actor not in brokers)
    if not mediators and carrier is not None:
        mediators = roles.of_slots(carrier, ("mediator",))
    recipients: tuple[Participant, ...] = ()
    if candidate.frame.reciprocal:
        partners = roles.of_slots(predicate, slots.get("partner", ()))
        if carrier is not None and not partners:
            partners = roles.of_slots(carrier, slots.get("partner", ()))
        if not actors and not partners and candidate.entry.frame == "NEGOTIATE":
            partners = _leaving(candidate, roles)
        if not actors and partners and candidate.frame.type == "CONSULT" and _held_there(candidate, roles):
            actors = roles.subject_above(predicate)
        partners = partners or roles.unresolved(predicate, slots.get("partner", ()), things=False)
        actors = distinct(actors + partners)
    if not mutual(candidate, actors):
        recipients = find_recipients(candidate, roles, actors)
    recipients = tuple(r for r in recipients if not any(p.span.overlaps(r.span) for p in sides))
    frame = candidate.frame
    if frame.official is not None and any(_official(p) for p in actors):
        frame = roles.syntax.lexicon.frames[frame.official]
    named = candidate.entry.frame == "LEAVE" and candidate.entry.part == "noun"
    if named and roles.syntax.document.language == "fr":  # `la sortie de la Cour`: it is left
        left = {word.start for word in candidate.words}
        actors = tuple(p for p in actors if not any(p.start <= start < p.end for start in left))
    if candidate.frame.possessive == "recipient":
        actors = tuple(p for p in actors if p.actor or not any(p.span.overlaps(r.span) for r in recipients))
    acting = {p.actor.id for p in actors if p.actor}
    told = {word.text for word in candidate.words}
    return Draft(
        candidate=candidate,
        type=frame.type,
        mode=frame.mode,
        actors=actors,
        recipients=tuple(p for p in recipients if _other(p, acting, told)),
        mediators=tuple(m for m in mediators if m.actor is None or m.actor.id not in acting),
    )


def _on_their_part(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """People nobody knows who do what a Russian noun tells (`угрозы со стороны радикалов`)."""
    tokens = roles.syntax.document.tokens
    led = (*roles.syntax.fill(candidate.token, "с"), *roles.syntax.fill(candidate.token, "со"))
    found = (each for each in led if roles.somebody(each))
    sides = (each for each in found if any(t.text == "стороны" for t in tokens[candidate.token.i : each.i]))
    return distinct(Participant.of(roles.cast.noun_phrase(each), None) for each in sides)


def _official(participant: Participant) -> bool:
    """Whether a doer is a state, a body, an organisation or one who speaks for them."""
    actor = participant.actor
    return actor is not None and (
        actor.kind in ("state", "body", "organisation") or actor.sector in ("GOV", "MIL", "IGO")
    )


def _leaving(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """The parties of talks about a parting: who leaves and whom (`переговоры о выходе X из Y`, `talks on the exit of X from Y`)."""
    lexicon, document = roles.syntax.lexicon, roles.syntax.document
    for noun in document.subtree(candidate.token):
        entry = next((each for each in lexicon.entries(noun.lemma, noun.upos) if each.frame == "LEAVE"), None)
        if entry is not None and noun.i != candidate.token.i:
            leaver = roles.of_slots(noun, entry.roles.get("actor", ()))
            left = roles.of_slots(noun, entry.roles.get("recipient", ()))
            return distinct(leaver + left) if leaver and left else ()
    return ()


def _held_there(candidate: Candidate, roles: Roles) -> bool:
    """Whether whoever acts in the clause does so at the talks that the noun names (`in talks with X, Y said`)."""
    document, noun = roles.syntax.document, candidate.token
    led = candidate.entry.part == "noun" and candidate.carrier is None and noun.rel == "obl"
    at = tying_words(document.language).during | OCCASIONS
    return led and any(case.lemma in at for case in document.children(noun, "case"))


def _joined_by_subject(candidate: Candidate, roles: Roles) -> bool:
    """Whether the subject of the clause that names a protest takes part: not what causes it, nor who acts because of it."""
    document, noun = roles.syntax.document, candidate.token
    verb = document.head(noun)
    if verb is not None and (verb.lemma in moods(document.language).results or noun.rel in ("nmod", "obj")):
        return False
    if verb is not None and any(e.frame == "KILL" for e in roles.syntax.lexicon.entries(verb.lemma, "VERB")):
        return False  # `в ходе столкновений пострадали пять человек`
    return not any(case.lemma in roles.syntax.grammar.circumstances for case in document.children(noun, "case"))


def _gathered(candidate: Candidate, roles: Roles) -> list[Token]:
    """Those whom a verb brings together or against each other (`une réunion rassemblant X et Y`, `un combat opposant X à Y`)."""
    document, gathering = roles.syntax.document, roles.syntax.lexicon.gathering
    verbs = {each.i: each for each in document.children(candidate.token, "acl", "advcl")}
    if candidate.carrier is not None and candidate.carries == "event":
        below = document.children(candidate.carrier, "advcl", "acl")
        verbs.update({each.i: each for each in (candidate.carrier, *below)})
    found: list[Token] = []
    for verb in verbs.values():
        objects = document.children(verb, "obj") if verb.lemma in gathering else ()
        others = (each for noun in (verb, *objects) for each in document.children(noun, "obl", "nmod"))
        to = roles.syntax.grammar.dative
        led = [each for each in others if to and any(case.lemma == to for case in document.children(each, "case"))]
        found += [*objects, *(led if objects else ())]
    return found


def mutual(candidate: Candidate, actors: tuple[Participant, ...]) -> bool:
    """Whether an act has only doers; one known actor who agrees alone agrees to do something for another."""
    known = [p for p in actors if p.actor is not None and p.actor.name is not None and p.actor.kind != "party"]
    alone = candidate.frame.type == "AGREE" and len(actors) == len(known) == 1
    return candidate.frame.reciprocal and not (alone and candidate.position.feats.get("Number") != "Plur")


def _other(participant: Participant, acting: set[str], told: set[str]) -> bool:
    """Whether a recipient is none of the doers and no word of the predicate itself."""
    actor = participant.actor
    if actor is not None and actor.id in acting:
        return False
    return participant.text not in told or (actor is not None and actor.kind != "person")


def _said_by(candidate: Candidate, roles: Roles) -> Participant | None:
    """The speaker of the quotation whose verb tells the act (`« … », a prévenu X`), wherever the parser hung the name."""
    if candidate.entry.part != "verb" or candidate.frame.type not in SPOKEN:
        return None
    start, end = candidate.token.start, candidate.token.end
    cues = (q for q in roles.quotations if q.cue is not None and q.cue.start < end and start < q.cue.end)
    return next((q.speaker for q in cues if q.speaker is not None and q.speaker.actor is not None), None)


def _quoted(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """The speaker of the innermost quotation that a judgement stands in, where that is known."""
    covering = [q for q in roles.quotations if q.covers(candidate.token.start)]
    inner = min(covering, key=lambda q: sum(span.end - span.start for span in q.content), default=None)
    speaker = inner.speaker if inner is not None else None
    if speaker is None or speaker.actor is not None:
        return (speaker,) if speaker is not None else ()
    tokens = roles.syntax.document.tokens_in(speaker.start, speaker.end)
    inside = {token.i for token in tokens}
    head = tuple(token for token in tokens if token.head == token.i or token.head not in inside)[:1]
    return roles.of_tokens(head) or roles.unknown(head)


def _actors(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Who acts: for a carried noun what the carrier says, else the entry's slots."""
    carrier, slots = candidate.carrier, candidate.entry.roles.get("actor", ())
    found: tuple[Participant, ...] = ()
    if (said_by := _said_by(candidate, roles)) is not None:
        return (said_by,)
    if "speaker" in slots:
        told = roles.of_slots(candidate.token, slots)
        named = "subject" in slots and roles.syntax.subject(candidate.token)
        return told or (() if named else _quoted(candidate, roles) or _those_in(candidate, roles))
    if candidate.token.upos == "NOUN" and candidate.frame.type in OWNED and not candidate.frame.reciprocal:
        found = roles.of_slots(candidate.token, [slot for slot in slots if slot in ("demonym", "possessive")])
    found = told_apart(candidate, roles) or found
    found = found or _with_what(candidate, roles)
    if carrier is not None:
        if candidate.frame.reciprocal and "entre" in slots:
            found = roles.of_slots(candidate.token, ("entre",))
        if candidate.carries == "actor" or candidate.carries == "passive":
            found = found or roles.of_tokens(roles.syntax.subject(carrier))
        if candidate.carries in ("actor", "passive") and not candidate.frame.reciprocal:
            found = found or roles.unknown_subject(carrier)
    if candidate.frame.reciprocal and not found and candidate.entry.part == "noun":
        gathered = _gathered(candidate, roles)
        found = roles.of_tokens(gathered) or roles.unknown(gathered)
    if candidate.frame.reciprocal and not found and candidate.entry.part == "noun":
        found = roles.of_all_slots(candidate.token, [slot for slot in slots if slot != "genitive"])
    found = found or roles.of_slots(candidate.token, slots)
    if not found and candidate.frame.reciprocal and "entre" in slots and candidate.token.rel == "nsubj":
        verb = roles.syntax.document.head(candidate.token)  # `un entretien est prévu entre X et Y`
        found = roles.of_slots(verb, ("entre",)) if verb is not None else ()
    if not found and candidate.token.upos == "NOUN":
        syntax = roles.syntax
        found = roles.of_tokens(syntax.carriers_below(candidate.token))
    if not found and candidate.token.upos == "NOUN":
        told_by = candidate.frame.reciprocal  # `l'accord annoncé par X`: who announces it may be no party to it
        found = roles.of_tokens(
            each for each in syntax.proposers(candidate.token) if not (told_by and _announces(each, roles))
        )
        if syntax.document.language != "ru":
            within = syntax.phrases.within(candidate.token, frozenset({syntax.grammar.agent}))
            agents = [each for each in within if not _of_another(each, candidate, roles)]
            agents = [each for each in agents if not (told_by and _announces(each, roles))]
            found = found or roles.of_tokens(agents) or roles.unknown(_of_clause_upon(agents, candidate, roles))
            if not found and candidate.frame.type in ("ASSAULT", "COERCE"):  # `l'attaque par la garde`
                found = roles.unknown(syntax.fill(candidate.token, syntax.grammar.agent))
        if not found and candidate.entry.frame == "VISIT" and not _only_about(candidate, roles):
            verbs = (each for each in syntax.document.ancestors(candidate.token) if each.upos == "VERB")
            found = roles.of_tokens(token for verb in verbs for token in syntax.subject(verb))
        if not found:
            found = roles.of_tokens((*syntax.agent_above(candidate.token), *syntax.deciders(candidate.token)))
        found = found or _killers(candidate, roles) or _of_bundle(candidate, roles)
    if not found and carrier is not None and candidate.carries == "event":
        prepositions = tuple(s for s in slots if s not in ("demonym", "possessive", "genitive", "subject"))
        found = roles.of_slots(carrier, prepositions)
    if not found and carrier is not None and candidate.carries == "recipient":
        found = roles.of_slots(carrier, roles.syntax.grammar.origins)
    found = found or roles.of_tokens(
        roles.syntax.authors(candidate.position, aims=candidate.frame.type in SPOKEN and not candidate.frame.reciprocal)
    )
    found = found or _papers(candidate, roles) or _launched(candidate, roles)
    if any(q.kind == "direct" and q.covers(candidate.token.start) for q in roles.quotations):
        return found  # in his own words, they are not himself
    return found or roles.of_tokens(roles.syntax.spoken(candidate.position)) or _those_in(candidate, roles)


def _only_about(candidate: Candidate, roles: Roles) -> bool:
    """Whether a noun only says what something is about or against (`a protest over the visit to X`)."""
    grammar, document = roles.syntax.grammar, roles.syntax.document
    led = {case.lemma for case in document.children(candidate.token, "case")}
    return not led.isdisjoint({*grammar.about, *grammar.against})


def _announces(agent: Token, roles: Roles) -> bool:
    """Whether an agent only makes an act known."""
    verb = roles.syntax.document.head(agent)
    return verb is not None and verb.lemma in roles.syntax.grammar.announcers


def _of_clause_upon(agents: list[Token], candidate: Candidate, roles: Roles) -> Iterator[Token]:
    """Those agents whose participle stands upon the noun itself (`les assassinats commis par X`)."""
    document = roles.syntax.document
    for agent in agents:
        verb = document.head(agent)
        above = document.head(verb) if verb is not None and verb.upos == "VERB" else None
        if above is not None and candidate.token in (above, document.head(above)):
            yield agent


def _launched(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Whose the ships or planes are that something is fired from (`missiles tirés depuis des navires de X`)."""
    verb, document = candidate.position, roles.syntax.document
    if candidate.frame.type != "ASSAULT" or verb.upos != "VERB" or not roles.syntax.passive(verb):
        return ()
    starts = roles.syntax.grammar.starts
    nouns = (noun for noun in document.children(verb, "obl") if noun.upos == "NOUN")
    return roles.of_tokens(n for n in nouns if any(case.lemma in starts for case in document.children(n, "case")))


def _papers(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Whose the paper is that a participle after a comma tells of (`came with a statement from X, condemning …`)."""
    verb, document = candidate.position, roles.syntax.document
    head = document.head(verb)
    if head is None or verb.rel != "advcl" or candidate.frame.type not in SPOKEN or not verb.text.endswith("ing"):
        return ()
    before = [each for each in document.children(head, "obl", "obj") if head.i < each.i < verb.i]
    origins = roles.syntax.grammar.origins
    return roles.of_tokens(roles.syntax.phrases.within(before[-1], origins)) if before else ()


def _of_bundle(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Whose the noun is that bundles the acts (`the EU's package of sanctions`)."""
    noun, above = candidate.token, roles.syntax.document.head(candidate.token)
    if above is None or noun.rel != "nmod" or above.lemma not in roles.syntax.grammar.containers:
        return ()
    return roles.of_slots(above, ("possessive", "demonym"))


def _killers(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Who did it by a passive verb beside an attack that it names (`were killed by X in a raid`)."""
    syntax = roles.syntax
    verb = syntax.document.head(candidate.token)
    if candidate.frame.type != "ASSAULT" or candidate.token.rel != "obl" or verb is None or not syntax.passive(verb):
        return ()
    return roles.of_tokens(token for token in syntax.subject(verb) if token.i != candidate.token.i)


def _with_what(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Who does something with a demand, blame or praise in it, or out of it: the subject of the clause.

    `приняли резолюцию с осуждением X`, `объяснил уход несогласием с X`, `views X with concern`.
    """
    document, noun = roles.syntax.document, candidate.token
    head = document.head(noun)
    if noun.upos != "NOUN" or head is None or candidate.frame.type not in ("REQUEST", "ACCUSE", "THREATEN", "SUPPORT"):
        return ()
    cases = [case.lemma for case in document.children(noun, "case")]
    if document.language == "ru":
        led = (cases == ["с"] or (not cases and noun.rel == "obl")) and noun.feats.get("Case") == "Ins"
    else:
        led = cases in (["with"], ["avec"]) and noun.rel == "obl"
    plain = led and (
        noun.rel == "nmod" or (noun.rel == "obl" and head.upos == "VERB" and not roles.syntax.passive(head))
    )
    return roles.subject_above(noun) if plain else ()


def _of_another(token: Token, candidate: Candidate, roles: Roles) -> bool:
    """Whether an agent below an event noun belongs to another act told in between (`a rally after an attack by X`)."""
    for node in roles.syntax.document.ancestors(token):
        if node.i == candidate.token.i:
            return False
        cases = {case.lemma for case in roles.syntax.document.children(node, "case")}
        if node.upos == "NOUN" and not cases.isdisjoint(OCCASIONS):
            return True
    return False


def _those_in(candidate: Candidate, roles: Roles) -> tuple[Participant, ...]:
    """Whose capital or body speaks in a sentence without a subject: `в Баку осудили`, `в ООН призвали`."""
    if candidate.frame.type not in SPOKEN or not indefinite(roles.syntax.document, candidate.position):
        return ()
    named = roles.elsewhere.of_slots(candidate.position, ("в",))
    found = tuple(p for p in named if p.actor is not None and p.actor.kind in ("state", "body", "organisation"))
    before = sentence_before(roles.syntax.document, candidate.position) if not named else None
    return found or (roles.of_tokens(roles.syntax.subject(before)) if before is not None else ())
