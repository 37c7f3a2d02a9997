"""Why words of an act tell none: it is only sought, out of reach, forced by a thing, or what something is taken for."""

from detente.coding.events.drafts import Draft
from detente.coding.grammar import Grammar
from detente.coding.moods import effects
from detente.model import Document

SIDES = 2  # of a war


def unreal(document: Document, words: Grammar, each: Draft) -> str | None:
    """Why an act is none that somebody did; None where it is one."""
    return (
        _sought(document, each)
        or _driven(document, each)
        or _likened(document, words, each)
        or _one_sided(each)
        or _beyond(document, words, each)
    )


def _sought(document: Document, each: Draft) -> str | None:
    """Why an agreement or a truce tells nothing where somebody only looks for it (`to reach a deal`, `wants to end the war`)."""
    frame, verb = each.candidate.entry.frame, each.candidate.position
    if frame not in ("AGREE_WITH", "CEASE_FIRE", "OPEN_RELATIONS") or each.status not in (
        "hypothetical",
        "future",
        "actual",
    ):
        return None
    asked = each.because.endswith("asks for it") or each.because.startswith(("part of", "after", "modal"))
    unmade = verb.feats.get("VerbForm") in ("Inf", "Ger") and not document.children(verb, "aux")
    carrier = each.candidate.carrier
    wished = carrier is not None and effects(document.language, "governors").get(carrier.lemma) == "hypothetical"
    if asked or (each.status == "actual" and not wished):
        return None
    return f"{each.token.text!r} is only sought" if wished or unmade or frame == "CEASE_FIRE" else None


def _driven(document: Document, each: Draft) -> str | None:
    """Why to force somebody to do something is no force: a thing drives him to it (`the storm forced X to turn back`)."""
    verb = each.token
    clauses = document.children(verb, "xcomp", "ccomp")
    led = each.candidate.entry.frame == "COERCE" and each.candidate.entry.part == "verb" and bool(clauses)
    known = any(p.actor is not None for p in each.actors)
    return f"nobody is known to have {verb.text!r} it" if led and not known else None


def _likened(document: Document, words: Grammar, each: Draft) -> str | None:
    """Why an event noun tells nothing where something is only taken for it (`seen as a reprisal`)."""
    noun = each.token
    led = each.candidate.entry.part == "noun" and noun.rel in ("xcomp", "obl")
    like = next((case for case in document.children(noun, "case", "mark") if case.lemma in words.likening), None)
    return f"something is taken for a {noun.text!r}" if led and like is not None else None


def _one_sided(each: Draft) -> str | None:
    """Why a war tells nothing of which only one side is known, who only wants it over (`we must stop the war`)."""
    alone = each.candidate.entry.frame == "WAR" and len(each.actors) < SIDES and not each.recipients
    return "a war of one side" if alone and each.because.startswith("an end to it") else None


def _beyond(document: Document, words: Grammar, each: Draft) -> str | None:
    """Why an infinitive tells no act: somebody is too weak, too far … for it."""
    verb, head = each.candidate.position, document.head(each.candidate.position)
    if head is None or head.upos != "ADJ" or verb.feats.get("VerbForm") != "Inf":
        return None
    too = any(child.lemma in words.excessive for child in document.children(head, "advmod"))
    return f"too {head.text!r} to do it" if too else None
