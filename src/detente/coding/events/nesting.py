"""Acts inside acts: a promise swallows what is promised, a demand makes what is demanded a wish of another.

Codebook, section 5, rule 4 (a type wins over another type plus a status) and the border cases of REQUEST.
"""

from detente.coding.events.drafts import Draft
from detente.coding.events.participants import distinct
from detente.coding.grammar import Grammar
from detente.coding.moods import moods
from detente.coding.status import goes_on
from detente.model import Document, Participant, Quotation, Token

COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "obj", "obl", "iobj", "acl", "advcl", "nmod", "csubj", "dep", "appos", "conj"}
)
TEMPORAL = frozenset({"after", "before", "during", "since", "après", "avant", "pendant", "lors", "depuis", "durant"})
PURPOSES = frozenset({"pour", "afin", "чтобы", "для", "whether", "ли"})
GERUND = frozenset({"against", "from", "of", "on", "about", "at", "to", "into"})  # lead to what a verb is about
VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE"})
ADDRESSES = frozenset({"AGREE", "REQUEST", "THREATEN"})
PHRASE = frozenset({"obj", "iobj", "obl", "nsubj", "nmod", "appos", "conj"})  # from a noun up to what is done with it
UNDONE = frozenset({"future", "hypothetical", "ongoing", "actual"})  # what quoted words may ask for or threaten with
HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # to promise such an act is to threaten (rule 4)
PLANNED = frozenset({"PROTEST", "CONSULT", "COOPERATE"})  # what is announced before it is done
PART = "part of"  # how the reason begins for what another act swallows
ASKED = "asks for"  # and how it ends for a mere word that another asks for
MAX_STEPS = 6


def nest(document: Document, grammar: Grammar, drafts: list[Draft]) -> None:
    """Drops, changes and completes the drafts by what governs them."""
    owners: dict[int, Draft] = {}
    for draft in drafts:
        for token in (draft.candidate.token, *draft.candidate.words):
            owners.setdefault(token.i, draft)
        if draft.candidate.carrier is not None and draft.candidate.carries != "event":
            owners.setdefault(draft.candidate.carrier.i, draft)
    for draft in drafts:
        outer, chain = governor(document, grammar, owners, draft)
        if outer is not None:
            _apply(document, outer, draft, chain)
        elif announcer := _announced(document, grammar, draft):
            _announce(draft, announcer)
        elif (outer := _occasioned(document, owners, draft)) is not None:
            draft.actors = outer.actors
        elif (outer := _replied(document, owners, draft)) is not None:
            _reply(outer, draft, told=_names_matter(document, grammar, draft.candidate.position))
        elif (outer := _conditioned(document, owners, draft)) is not None:
            draft.claimed_by = names_of(outer.actors)


def governor(
    document: Document, grammar: Grammar, owners: dict[int, Draft], draft: Draft
) -> tuple[Draft | None, tuple[Token, ...]]:
    """The draft in whose complement a draft stands, with the tokens between them; None where there is none."""
    node = draft.candidate.position
    carrier = draft.candidate.carrier
    if carrier is not None and draft.candidate.carries == "actor" and draft.token.rel == "obj":
        outer = owners.get(carrier.i)
        if outer is not None and outer is not draft and outer.token.i == carrier.i:
            return outer, ()  # `proposed a truce`: the verb carries the noun and tells an act itself
    between: list[Token] = []
    for _ in range(MAX_STEPS):
        head = document.head(node)
        if head is None or node.rel not in COMPLEMENTS or _circumstantial(document, grammar, node):
            return None, ()
        if node.rel == "conj" and node.upos != head.upos:
            return None, ()
        if node.rel == "ccomp" and node.i < head.i and _apart(document, node, head):
            return None, ()
        if head.rel == "obl" and head.lemma in grammar.occasions:
            return None, ()
        outer = owners.get(head.i)
        if outer is not None and node.rel == "acl" and _relative(document, grammar, node):
            return None, ()
        if outer is not None and outer is not draft:
            if node.rel == "conj":
                inherited, chain = governor(document, grammar, owners, outer)
                return inherited, chain
            return outer, tuple(between)
        if node.rel == "acl" and node.feats.get("VerbForm") != "Inf" and node.upos == "VERB":
            return None, ()
        between.append(head)
        node = head
    return None, ()


def _occasioned(document: Document, owners: dict[int, Draft], draft: Draft) -> Draft | None:
    """The act that parties did at talks told without them (`au terme de dix heures de pourparlers, X et Y ont convenu`)."""
    if draft.actors or draft.type != "CONSULT" or not draft.frame.reciprocal or draft.token.upos != "NOUN":
        return None
    for head in document.ancestors(draft.candidate.position):
        outer = owners.get(head.i)
        if outer is not None and outer is not draft:
            return outer if outer.frame.reciprocal and len(outer.actors) > 1 else None
    return None


def _relative(document: Document, grammar: Grammar, clause: Token) -> bool:
    """Whether a clause upon a noun tells what somebody did with it, not what it holds (`the offer, which X refused`)."""
    taken = (c for c in document.children(clause, "obj", "obl") if c.i < clause.i)
    doer = document.children(clause, "nsubj")
    return bool(doer) and any(c.lemma in grammar.relatives or c.feats.get("PronType") == "Rel" for c in taken)


def _apart(document: Document, node: Token, head: Token) -> bool:
    """Whether a clause before a verb only stands beside it (`X accused Y; Z rejects the charge`)."""
    return any(token.text == ";" for token in document.tokens[node.i : head.i]) or bool(document.children(head, "obj"))


def _circumstantial(document: Document, grammar: Grammar, node: Token) -> bool:
    """Whether a dependent only says when, why or under what condition."""
    leads = {child.lemma for child in document.children(node, "case", "mark")}
    if node.rel == "advcl" and node.feats.get("VerbForm") not in ("Inf", "Ger") and not _gerund(document, node):
        return True
    conditions = moods(document.language).marks.get("hypothetical", frozenset()) - PURPOSES
    return not leads.isdisjoint(TEMPORAL | grammar.despite) or (
        node.rel == "advcl" and not leads.isdisjoint(conditions)
    )


def _gerund(document: Document, node: Token) -> bool:
    """Whether an English participle is what a preposition leads to (`warned X against making demands`)."""
    leads = document.children(node, "mark", "case")
    return node.text.endswith("ing") and any(lead.lemma in GERUND for lead in leads)


def _apply(document: Document, outer: Draft, inner: Draft, chain: tuple[Token, ...]) -> None:
    """What an act does to one in its complement."""
    clause = outer.frame.clause
    joined = inner.candidate.position.rel == "conj"
    if clause == "wish" and outer.dropped is not None and outer.dropped.startswith(PART) and not joined:
        inner.dropped = outer.dropped
        return
    if _answers(outer, inner):
        outer.recipients = outer.recipients or inner.actors
        inner.recipients = inner.recipients or outer.actors
        inner.status, inner.because = "actual", f"“{outer.token.text}” answers it"
        return
    if inner.type == "AGREE" and inner.token.upos == "NOUN" and inner.candidate.carrier is None and chain == ():
        inner.dropped = f"what {outer.token.text} is about, no act of its own"
        return
    if _blames(outer, inner):
        return
    direct = not any(token.upos == "VERB" for token in chain)
    if outer.frame.complement and direct and outer.mode is None:
        outer.mode = outer.frame.complement.get(inner.type, outer.frame.complement.get("other"))
    harm = direct and inner.type in HARMFUL and inner.status != "negated"  # who promises not to strike threatens nobody
    if outer.candidate.entry.frame == "PROMISE" and harm:
        outer.type, outer.mode = "THREATEN", "violence" if inner.type == "ASSAULT" else None
    if clause == "swallow" and direct and (outer.dropped or "").endswith(ASKED):
        _asked_within(outer, inner)
    elif clause == "swallow" and direct:
        if outer.type == "AGREE" and inner.type == "CONSULT":
            inner.status, inner.because = "future", f"“{outer.token.text}” plans it"
            inner.dropped = "planned"
            if not inner.actors:
                inner.actors = outer.actors
        else:
            inner.dropped = f"{PART} {outer.type} ({outer.token.text})"
        if not outer.recipients and not outer.frame.reciprocal:
            reached = inner.recipients + (inner.actors if inner.actors != outer.actors else ())
            acting = {p.actor.id for p in outer.actors if p.actor}
            outer.recipients = tuple(p for p in reached if p.actor is not None and p.actor.id not in acting)
    elif clause == "wish":
        if inner.frame.genitive == "recipient":  # whose release is asked for is not who is asked
            freed = {(p.start, p.end) for p in inner.recipients}
            outer.recipients = tuple(p for p in outer.recipients if (p.start, p.end) not in freed)
        lasting = goes_on(document, inner.token)
        inner.status = "ongoing" if lasting else "hypothetical"
        inner.because = lasting or f"“{outer.token.text}” asks for it"
        if outer.status in ("actual", "future"):  # a demand that was made, no standing wish
            inner.claimed_by = names_of(outer.actors)
        if not inner.actors and not inner.frame.reciprocal:
            inner.actors = outer.recipients
        if inner.frame.reciprocal and not inner.actors:
            inner.actors = outer.recipients
        asking = {p.actor.id for p in outer.actors if p.actor}
        asked = {p.actor.id for p in inner.actors if p.actor}
        if asked and asked <= asking and outer.recipients:  # whoever is asked is to do it, not who asks
            inner.actors = tuple(p for p in outer.recipients if p not in inner.recipients)
            asked = {p.actor.id for p in inner.actors if p.actor}
        if not inner.participants or (asked and asked <= asking) or inner.type in VERBAL:
            inner.dropped = f"what {outer.token.text} {ASKED}"
    elif clause == "claim":
        inner.claimed_by = names_of(outer.actors)
        accusing = {p.actor.id for p in outer.actors if p.actor}
        accused = {p.actor.id for p in inner.actors if p.actor}
        if not inner.actors or (accused and accused <= accusing):  # nobody lays a deed at his own door
            each_other = outer.frame.reciprocal or len(outer.actors) > 1  # each says that the other did it
            inner.actors = outer.recipients or (outer.actors if each_other else ())
    elif clause == "keep" and direct and outer.type in ("ACCUSE", "SUPPORT"):
        acting = {p.actor.id for p in outer.actors if p.actor}
        doers = tuple(p for p in inner.actors if p not in outer.actors and not (p.actor and p.actor.id in acting))
        if doers and (not outer.recipients or inner.candidate.position.rel == "obj"):
            outer.recipients = doers


def _asked_within(outer: Draft, inner: Draft) -> None:
    """What somebody is asked to undertake is what is asked (`demanded that X commit to withdrawing`)."""
    inner.status, inner.because, inner.claimed_by = "hypothetical", outer.because, outer.claimed_by
    if inner.frame.reciprocal or not inner.actors:
        inner.actors = distinct(outer.actors + inner.actors)
    if inner.type in VERBAL or not inner.participants:
        inner.dropped = outer.dropped


def quote(quotations: tuple[Quotation, ...], drafts: list[Draft]) -> None:
    """What is threatened, promised or asked in words before the verb that says so (`« Nous frapperons », a averti X`)."""
    for outer in drafts:
        clause = outer.frame.clause
        if clause not in ("swallow", "wish") or outer.candidate.entry.part != "verb" or outer.dropped is not None:
            continue
        verb = outer.token
        spoken = next((q for q in quotations if q.cue and q.cue.start <= verb.start < q.cue.end), None)
        if spoken is None:
            continue
        for inner in drafts:
            beside = inner is not outer and inner.dropped is None and inner.token.sentence == verb.sentence
            if (
                not beside
                or inner.status not in UNDONE
                or (inner.type == outer.type and clause == "wish")
                or not spoken.covers(inner.token.start)
                or _blames(outer, inner)
            ):
                continue
            if clause == "swallow":
                inner.dropped = f"part of {outer.type} ({verb.text})"
            else:
                inner.status, inner.because = "hypothetical", f"“{verb.text}” asks for it"
            if outer.status == "hypothetical" and inner.status != "actual":
                outer.status, outer.because = "actual", f"“{verb.text}” says it"


def _blames(outer: Draft, inner: Draft) -> bool:
    """Whether a warning tells what another does wrong, so that it blames (`warned that X is stalling the talks`)."""
    told = inner.candidate.position.rel == "ccomp" and inner.status in ("actual", "ongoing")
    judged = told and "speaker" in inner.candidate.entry.roles.get("actor", ())
    return outer.type == "THREATEN" and inner.type == "ACCUSE" and judged


def _answers(outer: Draft, inner: Draft) -> bool:
    """Whether an act answers what somebody else offered, asked or threatened: two acts, each towards the other's doer."""
    if outer.type not in ANSWERS or inner.type not in ADDRESSES | {"ACCUSE"} or inner.token.upos != "NOUN":
        return False
    doers = {p.actor.id for p in inner.actors if p.actor}
    return bool(doers) and doers.isdisjoint(p.actor.id for p in outer.actors if p.actor)


def _replied(document: Document, owners: dict[int, Draft], draft: Draft) -> Draft | None:
    """The answer to what somebody asked or offered in a clause upon the thing answered, or as its passive subject.

    `refuses the quotas that X insists on`, `rejected the plan offered by X`, `X's offer was turned down by Y`.
    """
    node = draft.candidate.position
    head = document.head(node)
    clause = node.rel in ("acl", "amod") and node.upos == "VERB" and node.feats.get("VerbForm") != "Inf"
    if draft.type not in ADDRESSES or head is None or not (clause or node.deprel == "nsubj:pass"):
        return None
    while clause and head.upos != "VERB" and head.rel in PHRASE and (above := document.head(head)) is not None:
        head = above
    outer = owners.get(head.i)
    if outer is None or outer.type not in ANSWERS or outer.dropped is not None:
        return None
    doers = {p.actor.id for p in draft.actors if p.actor}
    return outer if doers and doers.isdisjoint(p.actor.id for p in outer.actors if p.actor) else None


def _conditioned(document: Document, owners: dict[int, Draft], draft: Draft) -> Draft | None:
    """The threat, demand or promise on whose condition an act stands: in the words of whoever makes it.

    `threatened to attack X if it does not agree`.
    """
    node = draft.candidate.position
    outer = owners.get(node.head) if node.rel == "advcl" else None
    if outer is None or outer is draft or outer.type not in ADDRESSES:
        return None
    conditions = moods(document.language).marks.get("hypothetical", frozenset()) - PURPOSES
    return outer if any(mark.lemma in conditions for mark in document.children(node, "mark")) else None


def _names_matter(document: Document, grammar: Grammar, node: Token) -> bool:
    """Whether a clause qualifies the matter asked for or offered, not who asks (`the UN, which wants a pause`)."""
    if node.upos != "VERB" or (node.feats.get("VerbForm") == "Part" and node.feats.get("Tense") != "Pres"):
        return True
    return any(child.lemma not in grammar.relatives for child in document.children(node, "nsubj"))


def _reply(outer: Draft, inner: Draft, *, told: bool) -> None:
    """An answer reaches whoever asked or offered; what was asked or offered, whoever answers, where the matter is told."""
    if outer.type == "REJECT" or not outer.recipients:
        outer.recipients = inner.actors
    if told and not inner.frame.reciprocal and outer.actors:
        inner.recipients = outer.actors


def _announced(document: Document, grammar: Grammar, draft: Draft) -> Token | None:
    """The verb that announces an act not yet done; None where it is told otherwise."""
    carrier, carries = draft.candidate.carrier, draft.candidate.carries
    if carrier is not None and carrier.lemma in grammar.announcers and carries in ("actor", "passive"):
        return carrier if draft.status in ("actual", "ongoing") else None
    node = draft.candidate.position
    head = document.head(node)
    if head is None or head.lemma not in grammar.announcers or node.rel not in ("obj", "xcomp", "ccomp", "nsubj"):
        return None
    past = node.upos == "VERB" and draft.status not in ("future", "hypothetical")
    return None if past else head


def _announce(draft: Draft, announcer: Token) -> None:
    """Declaring a withdrawal is CONCEDE, announcing aid AGREE, a strike or a visit announced is to come (border cases)."""
    if draft.type == "RETREAT" and draft.mode != "resign":
        draft.recipients = () if draft.mode == "withdraw" else draft.recipients  # the land to be left is where
        draft.type, draft.mode, draft.status = "CONCEDE", None, "actual"
    elif draft.type == "AID":
        draft.type, draft.mode, draft.status = "AGREE", None, "actual"
    elif draft.type in PLANNED and draft.token.upos == "NOUN" and draft.status in ("actual", "ongoing"):
        draft.status, draft.because = "future", f"“{announcer.text}” announces it"


def names_of(participants: tuple[Participant, ...]) -> tuple[str, ...]:
    """The names under which participants stand in an attribution: the actor's, else the words that mention it."""
    return tuple((p.actor.name if p.actor else None) or p.text for p in participants)
