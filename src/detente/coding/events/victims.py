"""Whom an attack hits: its victims before its scene, wherever they are told (`the strike killed ten`, `killing ten`)."""

from detente.coding.events.candidates import Candidate
from detente.coding.events.participants import Roles
from detente.model import Document, Participant, Token

Found = tuple[Participant, ...]


def not_scenes(found: Found, roles: Roles) -> Found:
    """Those found but for the lands and towns where something was done: of an attack by nobody known they are only the scene."""
    scenes = {(m.span.start, m.span.end) for m in roles.cast.mentions if m.form == "place" and m.actor is not None}
    return tuple(p for p in found if (p.start, p.end) not in scenes)


def struck(candidate: Candidate, roles: Roles) -> Found:
    """Who is said to be killed or hit by an attack: the subject of the passive that the attack is the agent of."""
    noun, syntax = candidate.token, roles.syntax
    verb = syntax.document.head(noun)
    if candidate.frame.type != "ASSAULT" or noun.upos != "NOUN" or verb is None or verb.upos != "VERB":
        return ()
    if noun.rel != "obl" or not syntax.passive(verb) or not _harmful(candidate, roles, verb):
        return ()
    return roles.of_slots(verb, ("object",)) or roles.unresolved(verb, ("object",), things=True)


def _harmful(candidate: Candidate, roles: Roles, verb: Token) -> bool:
    """Whether an attack is what a passive verb says was done: its agent, or what its victims died in."""
    syntax = roles.syntax
    if any(case.lemma == syntax.grammar.agent for case in syntax.document.children(candidate.token, "case")):
        return True
    entries = syntax.lexicon.entries(verb.lemma, "VERB")
    return any(entry.frame in ("KILL", "DESTROY", "ASSASSINATE") for entry in entries)


def hit_by_subject(candidate: Candidate, roles: Roles) -> Found:
    """The object of a verb whose subject is an attack (`une attaque a visé X`)."""
    if candidate.frame.type != "ASSAULT":
        return ()
    verb = candidate.position if candidate.carries == "event" else _killing(candidate, roles)
    if verb is None:
        return ()
    found = roles.elsewhere.of_slots(verb, ("object",))
    return found or roles.unresolved(verb, ("object",), things=True)


def _killing(candidate: Candidate, roles: Roles) -> Token | None:
    """The verb of killing or destroying whose subject an attack is (`the strike killed ten`)."""
    noun, syntax = candidate.token, roles.syntax
    verb = syntax.document.head(noun)
    if noun.upos != "NOUN" or noun.rel != "nsubj" or verb is None:
        return None
    entries = syntax.lexicon.entries(verb.lemma, "VERB")
    return verb if any(entry.frame in ("KILL", "DESTROY") for entry in entries) else None


def victims(candidate: Candidate, roles: Roles) -> Found:
    """Who is said to be the victims of an act (`X, victimes d'une épuration ethnique`)."""
    victims = roles.syntax.document.head(candidate.token)
    if candidate.token.rel != "nmod" or victims is None or victims.lemma not in roles.syntax.lexicon.victims:
        return ()
    named = roles.syntax.document.head(victims)
    subjects = roles.syntax.document.children(victims, "nsubj")
    if subjects or named is None or victims.rel not in ("appos", "nmod", "acl", "amod", "conj"):
        return roles.of_tokens(subjects)
    told = tuple(p for p in roles.of_tokens((named,)) if not p.start <= victims.start < p.end)
    return told or roles.of_tokens((victims,))


def killed_in(candidate: Candidate, roles: Roles) -> Found:
    """Whom a participle says an attack killed (`carried out a strike on X, killing Y`): the victims, before the scene."""
    syntax = roles.syntax
    hit = candidate.entry.part == "verb" and syntax.object(candidate.token)  # `attacked a convoy, killing ten`
    if candidate.frame.type != "ASSAULT" or hit:
        return ()
    for verb in syntax.document.children(candidate.position, "advcl", "acl"):
        entries = syntax.lexicon.entries(verb.lemma, "VERB")
        participle = verb.feats.get("VerbForm") in ("Ger", "Part", "Conv") and verb.feats.get("Tense") != "Past"
        if participle and any(entry.frame == "KILL" for entry in entries):
            found = roles.of_slots(verb, ("object",), people=True) or roles.unresolved(verb, ("object",), things=False)
            if found:
                return found
    return ()


def aimed_at(candidate: Candidate, roles: Roles) -> Found:
    """Whom the purpose of an attack names (`an operation to eliminate the leaders of X`, `fired to intimidate X`)."""
    if candidate.frame.type != "ASSAULT":
        return ()
    for verb in purposes(candidate, roles):
        if _other_act(verb, roles):
            continue  # `an operation to free hostages`
        if found := roles.of_slots(verb, ("object",)) or roles.unresolved(verb, ("object",), things=False):
            return found
        inside = (roles.unresolved(thing, ("genitive",), things=False) for thing in roles.syntax.object(verb))
        if found := next((each for each in inside if each), ()):
            return found
    return ()


def _other_act(verb: Token, roles: Roles) -> bool:
    """Whether a verb tells an act that is no attack."""
    lexicon = roles.syntax.lexicon
    frames = {entry.frame for entry in lexicon.entries(verb.lemma, "VERB") if not entry.required}
    types = {lexicon.frames[frame].type for frame in frames - {"ARREST", "SEIZE"}}
    return bool(frames) and types.isdisjoint({"ASSAULT", "THREATEN", "COERCE"})


def countered(candidate: Candidate, roles: Roles) -> Found:
    """Whom forces are raised or sent to oppose (`troops to counter X`, `войска для противодействия X`)."""
    syntax = roles.syntax
    facing = [verb for verb in purposes(candidate, roles) if verb.lemma in syntax.grammar.countering]
    facing += [
        noun
        for each in (candidate.position, candidate.token, *candidate.words)
        for noun in syntax.document.children(each, "obl", "nmod")
        if noun.lemma in syntax.grammar.countering
    ]
    found = (roles.of_slots(each, ("object", "genitive", "dative", *syntax.grammar.partners)) for each in facing)
    return next((each for each in found if each), ())


def purposes(candidate: Candidate, roles: Roles) -> tuple[Token, ...]:
    """The infinitives that say what an act is for, upon its words or a noun for its aim (`in order to`, `с целью`)."""
    document, aims = roles.syntax.document, roles.syntax.grammar.aims
    words = {t.i: t for t in (candidate.position, candidate.token, *candidate.words)}
    nouns = [each for word in words.values() for each in document.children(word, "obl", "nmod") if each.lemma in aims]
    below = (v for word in (*words.values(), *nouns) for v in document.children(word, "advcl", "acl", "xcomp", "nmod"))
    return tuple(verb for verb in below if _infinitive(document, verb))


def _infinitive(document: Document, verb: Token) -> bool:
    marks = document.children(verb, "mark")
    to = any(mark.lemma in ("to", "pour", "de", "чтобы") for mark in marks)
    return verb.upos == "VERB" and (verb.feats.get("VerbForm") == "Inf" or to)
