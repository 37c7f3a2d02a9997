"""Who denies what was said before: `X denied it`, `Баку опроверг это обвинение`, `Ankara a démenti toute implication`.

What is denied is the act itself, negated, in the words of whoever denies, beside the accusation (codebook, section 5,
last of the border cases). Where the denial names the act, it is told there; where it only takes it up, it is the last
act before it that somebody else laid at the denier's door. The words are in `lexicon/<language>/denials.yaml`.
"""

from msgspec import structs

from detente.coding.denial_words import denial_words
from detente.coding.events.drafts import Draft
from detente.coding.events.indefinite import indefinite
from detente.coding.events.nesting import names_of
from detente.coding.events.participants import Roles
from detente.model import Document, EventMention, Participant, Token
from detente.text import digest

SENTENCES = 2  # back from a denial to what it denies
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "SANCTION", "THREATEN", "RETREAT", "COOPERATE", "CONSULT"})
STEPS = 3  # from a denied act up to the verb of denying
SURE = 0.6  # as sure as of any act told in one word


def name_deniers(roles: Roles, drafts: list[Draft]) -> None:
    """An act that somebody denies, or denies having a part in, is his, negated, in his words.

    `denied any role in the attack`, `dément tout envoi de troupes`: where nobody else is said to have done it.
    """
    document = roles.syntax.document
    for draft in drafts:
        verb = _part_denied(document, draft)
        deniers = _deniers(roles, verb) if verb is not None else ()
        if verb is not None and deniers and not draft.actors:
            draft.actors, draft.claimed_by, draft.dropped = deniers, names_of(deniers), None
            draft.status, draft.because = "negated", f"“{verb.text}” denies a part in it"


def with_denials(roles: Roles, drafts: list[Draft], mentions: list[EventMention]) -> list[EventMention]:
    """The mentions with those that a denial takes up without naming them, in text order.

    drafts: those that became the mentions.
    """
    document = roles.syntax.document
    charges = denial_words(document.language).charges
    told = [*mentions]
    for verb in _verbs(document):
        deniers = _deniers(roles, verb)
        here = [each for each in drafts if verb in (each.token, each.candidate.carrier)]
        below = [each for each in drafts if each.status == "negated" and _below(document, each.token, verb)]
        taken_up = [each for each in drafts if each.token.lemma in charges and _object_of(document, each.token, verb)]
        if not deniers or any(each.type != "REJECT" and each not in taken_up for each in here):
            continue
        if any(each.token.lemma not in charges for each in below):
            continue
        denied = _charge(document, verb, deniers, mentions)
        if denied is not None:  # to turn an accusation down is to deny, and the accusation was made before
            idle = {each.token.start for each in (*here, *below, *taken_up)}
            told = [each for each in told if each.trigger.start not in idle]
            told.append(_denial(document, verb, deniers, denied))
    return sorted(told, key=lambda each: each.trigger.start)


def _verbs(document: Document) -> list[Token]:
    """The verbs that deny something, not themselves negated."""
    words = denial_words(document.language)
    found = []
    for token in document.tokens:
        if token.text.lower() in words.forms:
            found.append(token)
        if token.upos != "VERB" or token.lemma not in words.verbs | words.refusals or token in found:
            continue
        objects = [child.lemma for child in document.children(token, "obj", "nsubj:pass", "obl")]
        negated = any(child.feats.get("Polarity") == "Neg" for child in document.children(token, "advmod"))
        if not negated and (token.lemma in words.verbs or not words.charges.isdisjoint(objects)):
            found.append(token)
    return found


def _deniers(roles: Roles, verb: Token) -> tuple[Participant, ...]:
    """Who denies; whose capital or body where the clause has no subject (`в Минобороны опровергли`)."""
    found = roles.of_tokens(roles.syntax.subject(verb)) if verb.upos == "VERB" else _before(roles, verb)
    if not found and indefinite(roles.syntax.document, verb):
        found = roles.elsewhere.of_slots(verb, ("в",))
    return tuple(each for each in found if each.actor is not None)


def _before(roles: Roles, verb: Token) -> tuple[Participant, ...]:
    """Whoever is named right before a verb that the parser took for something else."""
    document = roles.syntax.document
    noun = document.tokens[verb.i - 1] if verb.i else verb
    while (head := document.head(noun)) is not None and noun.rel in ("nmod", "amod", "flat") and head.i < verb.i:
        noun = head
    return roles.of_tokens([noun])


def _part_denied(document: Document, draft: Draft) -> Token | None:
    """The verb by which somebody denies an act told by a noun, or having a part in an act."""
    words = denial_words(document.language)
    node = draft.candidate.position
    if node.upos == "NOUN" and (form := _misread(document, node)) is not None:
        return form
    part = node.upos == "NOUN" and node.rel == "obj"
    for _ in range(STEPS):
        head = document.head(node)
        if head is None or node.rel not in ("obj", "obl", "nmod", "conj", "acl", "xcomp"):
            return None
        if head.upos == "VERB":
            return head if part and head.lemma in words.verbs else None
        part = part or head.lemma in words.parts
        node = head
    return None


def _misread(document: Document, noun: Token) -> Token | None:
    """A form of denying that stands before a noun, with no more than its article and a part in it between."""
    words = denial_words(document.language)
    first = document.sentences[noun.sentence][0]
    for token in reversed(document.tokens[first : noun.i]):
        if token.text.lower() in words.forms:
            return token
        if token.upos not in ("DET", "ADJ", "ADP") and token.lemma not in words.parts:
            return None
    return None


def _below(document: Document, token: Token, verb: Token) -> bool:
    return any(head.i == verb.i for head in document.ancestors(token))


def _object_of(document: Document, token: Token, verb: Token) -> bool:
    """Whether a noun is what a verb turns down (`rejected the accusation`)."""
    return token.rel in ("obj", "nsubj:pass") and document.head(token) is verb


def _charge(
    document: Document, verb: Token, deniers: tuple[Participant, ...], mentions: list[EventMention]
) -> EventMention | None:
    """The last act before a denial that others say the deniers did."""
    own = {each.actor.id for each in deniers if each.actor}
    sides = {each.actor.country for each in deniers if each.actor and each.actor.country}
    first = document.sentence_span(max(0, verb.sentence - SENTENCES)).start
    for mention in reversed(mentions):
        if mention.trigger.start >= verb.start or mention.type not in DEEDS:
            continue
        if mention.trigger.start < first:
            return None
        if mention.status == "negated" or not mention.attribution or set(mention.attribution) & set(names_of(deniers)):
            continue
        doers = [each.actor for each in mention.actors if each.actor]
        if any(doer.id in own or (doer.country and doer.country in sides) for doer in doers):
            return mention
        if not mention.actors and mention.type == "ASSAULT" and _just_said(document, mention, verb):
            return structs.replace(mention, actors=deniers)  # nobody was named, and who denies it felt meant
    return None


def _just_said(document: Document, mention: EventMention, verb: Token) -> bool:
    """Whether an act stands in the sentence of a denial or in the one before."""
    return mention.evidence.start >= document.sentence_span(max(0, verb.sentence - 1)).start


def _denial(document: Document, verb: Token, deniers: tuple[Participant, ...], denied: EventMention) -> EventMention:
    part = next((c for c in document.children(verb, "obj") if c.lemma in denial_words(document.language).parts), verb)
    trigger = document.span(part, part)
    return structs.replace(
        denied,
        id=digest(document.article.id, denied.type, str(trigger.start)),
        trigger=trigger,
        evidence=document.sentence_span(verb.sentence),
        status="negated",
        attribution=names_of(deniers),
        casualties=(),
        confidence=SURE,
    )
