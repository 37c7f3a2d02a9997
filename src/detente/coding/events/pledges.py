"""What somebody says in his own words that he will do is a promise or a threat; what he says he will not, a refusal.

Codebook, section 5, rule 4: a type wins over another type plus a status.
"""

from detente.coding.events.drafts import Draft
from detente.coding.events.nesting import HARMFUL
from detente.coding.events.participants import akin
from detente.coding.moods import effects
from detente.coding.verb_group import of_verb
from detente.model import Document, Participant, Quotation, Token

KIND = frozenset({"AID", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT"})
THREATS = {
    "ASSAULT": "violence",
    "SANCTION": "relations",
}  # the mode in which an act is threatened, where it has not its own
ALIKE = frozenset({"restrict", "ban", "arrest", "expel"})  # modes of an act that a threat of it shares
WORDS = frozenset({"PRAISE", "CONGRATULATE", "APOLOGIZE", "ADMIT", "REGRET"})  # done as soon as they are said
GOES_ON = frozenset({"ongoing", "actual"})  # what verbs of beginning and going on say of an act
UNWILLING = frozenset({"CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT", "CONSULT"})


def undertake(document: Document, quotations: tuple[Quotation, ...], drafts: list[Draft]) -> None:
    """Makes promises, threats and refusals of the acts to come that their doer, or who speaks for him, tells of."""
    for each in drafts:
        if each.dropped is not None or each.status == "hypothetical" or each.candidate.entry.frame in WORDS:
            continue
        if each.candidate.entry.part != "verb" and each.candidate.carries not in ("actor", "passive"):
            continue
        told = of_verb(document, _finite(document, each.candidate.position), False)
        if "future" not in told or "hypothetical" in told or not _own(quotations, each):
            continue
        _turn(each, denied=each.status == "negated")


def _turn(each: Draft, *, denied: bool) -> None:
    """Gives a draft the type of what its doer undertakes by saying it."""
    before = each.type
    if denied and before in UNWILLING:
        each.type, each.mode = "REJECT", None
    elif not denied and before in HARMFUL:
        each.type, each.mode = "THREATEN", each.mode if each.mode in ALIKE else THREATS.get(before)
    elif (denied and before in HARMFUL) or (before in KIND and each.mode not in ("withdraw", "resign")):
        each.type, each.mode = "AGREE", None
    if each.type != before:
        each.status, each.because = "actual", "who says what he will do undertakes it"


def _finite(document: Document, verb: Token) -> Token:
    """The verb that gives a chain of infinitives its tense (`will continue to strike`)."""
    phases = effects(document.language, "governors")
    while verb.rel == "xcomp" and (head := document.head(verb)) is not None and phases.get(head.lemma) in GOES_ON:
        verb = head
    return verb


def _own(quotations: tuple[Quotation, ...], each: Draft) -> bool:
    """Whether the innermost words that a draft stands in are those of its doer or his state."""
    covering = [q for q in quotations if q.covers(each.token.start)]
    inner = min(covering, key=lambda q: sum(span.end - span.start for span in q.content), default=None)
    speaker: Participant | None = inner.speaker if inner is not None else None
    if speaker is None or speaker.actor is None:
        return False
    return any(p.actor is not None and akin(p.actor, speaker.actor) for p in each.actors)
