"""Why judgements and duties tell no act: nobody makes them, they are said of nothing, or a demand says them already."""

from detente.coding.events.drafts import Draft
from detente.coding.events.participants import Roles
from detente.coding.events.sides import akin
from detente.model import Document, Participant, Token

SPEAKERS = frozenset({"GOV", "MIL", "SPY"})  # who speaks for a state


def unjudged(document: Document, roles: Roles, each: Draft) -> str | None:
    """Why words by which a speaker judges, blames or asks something of others do no such thing here; None where they do."""
    return (
        _wish(document, roles, each)
        or _unsaid(each)
        or _felt(document, each)
        or _unpredicated(document, each)
        or _asked_already(roles, each)
    )


def _unpredicated(document: Document, each: Draft) -> str | None:
    """Why a Russian adjective or noun judges nothing: nothing is said to be so (`превратилось в неприемлемое`)."""
    entry, word = each.candidate.entry, each.token
    if document.language != "ru" or entry.part == "verb" or "speaker" not in entry.roles.get("actor", ()):
        return None
    short = word.feats.get("Variant") == "Short" or word.upos == "ADV"
    said = short or document.children(word, "nsubj", "cop", "csubj")
    return None if said else f"nothing is said to be {word.text!r}"


def _asked_already(roles: Roles, each: Draft) -> str | None:
    """Why a duty is no demand of its own: it is what a demand says (`X insists that Y must`)."""
    if each.candidate.entry.frame != "OUGHT":
        return None
    syntax, start = roles.syntax, each.token.start
    cues = [q.cue for q in roles.quotations if q.cue is not None and q.covers(start)]
    tokens = [token for cue in cues for token in syntax.document.tokens_in(cue.start, cue.end)]
    above = syntax.document.head(each.candidate.position)
    if above is not None and each.candidate.position.rel in ("ccomp", "parataxis"):
        tokens.append(above)
    for token in tokens:
        entries = syntax.lexicon.entries(token.lemma, token.upos)
        if any(not entry.required and syntax.lexicon.frames[entry.frame].type == "REQUEST" for entry in entries):
            return f"what {token.text!r} asks for"
    return None


def _felt(document: Document, each: Draft) -> str | None:
    """Why an adjective of blame beside a noun tells no act: it says what some people are like (`недовольные решением`)."""
    clause = document.children(each.token, "nsubj", "cop")  # `исламистов, которые недовольны`
    beside = each.token.rel in ("amod", "acl", "appos") and not clause
    felt = each.type == "ACCUSE" and each.candidate.entry.part == "adjective" and beside
    return f"{each.token.text!r} says what people feel, not what they do" if felt else None


def _wish(document: Document, roles: Roles, each: Draft) -> str | None:
    """Why `must` asks nothing of anybody: it is said of oneself, of a thing, or it opens a condition (`should X strike`)."""
    if each.candidate.entry.frame != "OUGHT" or each.candidate.entry.part == "noun":
        return None
    modal, verb = each.token, each.candidate.position
    subjects = document.children(verb, "nsubj")
    if "dative" in each.candidate.entry.roles.get("recipient", ()):  # `Киеву следует выполнить`
        subjects = roles.syntax.dative(modal)
        duties = document.children(modal, "xcomp", "csubj", "ccomp", "obj")
        if not any(duty.feats.get("VerbForm") == "Inf" for duty in duties):
            return f"{modal.text!r} leads to no deed"
    helpers = {helper.lemma for helper in document.children(verb, "aux")}
    if "have" in helpers or (modal.lemma == "must" and "be" in helpers and verb.text.endswith("ing")):
        return f"{modal.text!r} judges what was done"
    late = any(subject.i > modal.i for subject in subjects) and document.language != "ru"
    if document.children(verb, "nsubj:pass") or late:
        return f"{modal.text!r} asks nobody to act"
    if not any(somebody(roles, subject) for subject in subjects):
        return f"{modal.text!r} is said of a thing"
    if each.actors and each.recipients and all(_own(p, each.actors) for p in each.recipients):
        return f"{modal.text!r} is said of the speaker's own side"
    return None


def _unsaid(each: Draft) -> str | None:
    """Why a judgement tells no act: nobody is said to make it (`officials responsible for the blast`)."""
    judges = "speaker" in each.candidate.entry.roles.get("actor", ())
    return "nobody says so" if judges and not each.actors else None


def _own(told: Participant, speakers: tuple[Participant, ...]) -> bool:
    """Whether who must act is the state that one of the speakers speaks for."""
    actor = told.actor
    if actor is None or not (actor.kind in ("state", "population") or actor.sector in SPEAKERS):
        return False
    return any(p.actor is not None and p.actor.sector in SPEAKERS and akin(actor, p.actor) for p in speakers)


def somebody(roles: Roles, token: Token) -> bool:
    """Whether a word stands for somebody; `this` and an `it` that is nobody do not."""
    if token.upos == "PRON" and (token.feats.get("Person") in ("1", "2") or token.lemma in ("they", "who")):
        return True
    return roles.somebody(token) or bool(roles.cast.all_at(token) or roles.cast.resolve(token))
