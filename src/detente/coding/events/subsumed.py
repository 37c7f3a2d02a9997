"""Words of an act that another act of their clause tells already."""

from detente.coding.events.drafts import Draft
from detente.model import Document, Participant, Token

STRUCK = frozenset({"ATTACK", "KILL", "DESTROY", "SHOOT", "SHELL", "BOMB", "DRONE_STRIKE"})
TWICE = frozenset({"RETREAT", "CONSULT", "PROTEST", "AGREE", "AID", "COOPERATE", "COERCE", "MOBILIZE"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})  # done by saying them
MANY = 2
CHAIN = 3  # steps from a noun up to the verb that tells its act
PARTICIPLES = frozenset({"Part", "Ger", "Conv"})


def subsume(document: Document, complete: dict[int, Draft], each: Draft) -> None:
    """Drops an act that an act of its clause tells already, or a fuller noun's verb in its place.

    complete: the acts of the document that lack nothing, by the word that tells them.
    """
    if each.dropped is not None:
        return
    named = {word.i: other for other in complete.values() for word in other.candidate.words}
    above = complete.get(each.token.head) or named.get(each.token.head)
    if each.token.deprel == "compound" and above is not None and above is not each:
        each.dropped = f"says what the {above.token.text} is"
    elif _judged_already(document, complete, each):
        each.dropped = "part of another charge or judgement"
    elif (said := _gone_on(document, complete, each)) is not None:
        each.dropped = f"goes on with {said.token.text!r}"
    elif (verb := _told_by_verb(document, complete, each)) is not None:
        fuller = document.children(each.token, "nmod")
        told, again = (each, verb) if fuller else (verb, each)
        again.dropped = f"told by {told.token.text!r}"


def _gone_on(document: Document, complete: dict[int, Draft], each: Draft) -> Draft | None:
    """The act of the same kind and doer beside which a participle stands (`ordered X out, calling on him to leave`)."""
    verb = each.candidate.position
    if (
        each.type not in SPOKEN
        or verb.rel != "advcl"
        or verb.feats.get("VerbForm") not in PARTICIPLES
        or document.children(verb, "nsubj", "mark")
    ):
        return None
    above = _begun(document, {other.candidate.position.i: other for other in complete.values()}, verb)
    if above is None or above is each or above.dropped is not None or above.type != each.type:
        return None
    same = {_who(p) for p in each.participants} <= {_who(p) for p in above.participants}
    return above if same else None


def outcomes(document: Document, complete: dict[int, Draft]) -> None:
    """Drops the participles that only say what an attack just told hit; the attack reaches whom they name.

    `launched drones at the port, striking a tanker`: one act (codebook, section 5, rule 2).
    """
    places = {each.candidate.position.i: each for each in complete.values()}
    for each in complete.values():
        verb = each.candidate.position
        first = document.head(verb) if verb.rel == "conj" else None  # `launching strikes and thus breaking the truce`
        led = first if first is not None and first.upos == "VERB" else verb
        above = _begun(document, places, led)
        if above is None or above is each or above.dropped is not None or each.dropped is not None:
            continue
        struck = each.candidate.entry.frame in (*STRUCK, "BREAK_TRUCE") and above.type == "ASSAULT"
        bare = led.rel == "advcl" and verb.text.endswith("ing") and not document.children(verb, "nsubj", "mark", "case")
        if struck and bare and {_who(p) for p in each.actors} <= {_who(p) for p in above.actors}:
            each.dropped = f"what came of {above.token.text!r}"
            above.recipients = above.recipients or each.recipients


def _begun(document: Document, places: dict[int, Draft], verb: Token) -> Draft | None:
    """The act of the clause beside which a participle stands, told by its verb or below it (`resumed fighting, …`)."""
    head = document.head(verb)
    while head is not None and head.rel == "advcl" and head.i not in places:
        head = document.head(head)
    if head is None or head.i in places:
        return places.get(head.i) if head is not None else None
    return next((places[child.i] for child in document.children(head, "xcomp") if child.i in places), None)


def _judged_already(document: Document, complete: dict[int, Draft], each: Draft) -> bool:
    """Whether a judgement in somebody's words only goes on with another one (`a violation and an attempt to deceive`)."""
    if "speaker" not in each.candidate.entry.roles.get("actor", ()) or each.type != "ACCUSE":
        return False
    sentence = each.token.sentence
    above = (complete.get(node.i) for node in document.ancestors(each.token) if node.sentence == sentence)
    found = (other for other in above if other is not None and other is not each)
    return any(other.type == "ACCUSE" and other.dropped is None for other in found)


def _told_by_verb(document: Document, complete: dict[int, Draft], each: Draft) -> Draft | None:
    """The verb that tells the act of a noun below it already (`walked off the job in a strike`)."""
    node = each.token
    for _ in range(CHAIN):
        head = document.head(node)
        if head is None or node.rel not in ("obl", "nmod") or each.candidate.entry.part != "noun":
            return None
        above = complete.get(head.i)
        if above is not None and above is not each:
            same = above.dropped is None and above.type == each.type and each.type in TWICE
            modes = {mode for mode in (above.mode, each.mode) if mode}
            parties = {_who(p) for p in each.participants} <= {_who(p) for p in above.participants}
            alike = len(modes) < MANY or each.type == "PROTEST"  # `a hunger strike in protest`
            return above if same and alike and parties else None
        node = head
    return None


def _who(participant: Participant) -> str:
    return participant.actor.id if participant.actor is not None else participant.text
