"""Acts told with fewer words than their parties need: they point back to an act told just before.

`Spain condemned the attack` blames whoever attacked; `X refused` turns down whoever asked; `the strike on Monday` hit
whom the strike told before hit. Only where nothing in the act's own sentence names anybody.
"""

from collections.abc import Iterator

from detente.coding.actors.identify import country_actor
from detente.coding.events.drafts import Draft, mutual
from detente.coding.events.sides import akin
from detente.coding.grammar import Grammar
from detente.model import Document, Participant, Token

NEAR = 4  # sentences back to the act that a judgement, an answer or a noun points to
FAR = 6  # sentences back to an act that a noun names again by its own kind
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "REJECT", "PROTEST"})  # what is blamed
MOVES = frozenset({"REQUEST", "AGREE", "THREATEN", "CONSULT"})  # what is turned down or accepted
HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION"})
FORCES = frozenset({"MIL", "COP"})
MATTER = ("obj", "nsubj", "obl", "nmod")


def point_back(document: Document, words: Grammar, drafts: list[Draft]) -> None:
    """Gives acts without recipients those of the act told before that they judge, answer or name again."""
    for i, each in enumerate(drafts):
        if each.dropped is not None or each.recipients or not each.actors or mutual(each.candidate, each.actors):
            continue
        before = [d for d in drafts[:i] if d.dropped is None and d.token.sentence <= each.token.sentence]
        if each.type in HARMFUL and each.candidate.entry.part == "noun":
            each.recipients = _of_same(document, words, each, before)
        elif each.type == "ACCUSE":
            each.recipients = _judged(document, words, each, drafts, before)
        elif each.type == "REJECT":
            each.recipients = _asking(document, words, each, before)
        elif each.type == "REQUEST" and any(token.lemma in words.amends for token in _matter(document, each)):
            each.recipients = _doers(each, before)


def _judged(
    document: Document, words: Grammar, each: Draft, drafts: list[Draft], before: list[Draft]
) -> tuple[Participant, ...]:
    """Who did what is judged: the act that the judgement names, or the last one told, where it names none."""
    matter = list(_matter(document, each))
    for deed in (d for d in drafts if d is not each and d.type in DEEDS and any(d.token.i == t.i for t in matter)):
        same = next((d.actors for d in before if d.type == deed.type and d.participants), ())  # the news, told first
        return _others(each, deed.actors or same)
    things = [token for token in matter if token.upos == "NOUN"]
    bare = not matter and each.candidate.entry.part == "noun" and each.candidate.carrier is None
    pointed = not things or any(_points(document, words, token) for token in things)
    return _doers(each, before) if pointed and not bare else ()


def _doers(each: Draft, before: list[Draft]) -> tuple[Participant, ...]:
    """Who did the last deed told by others."""
    deeds = (d.actors for d in _back(each, before, NEAR) if d.type in DEEDS and d.actors)
    others = (told for told in deeds if not any(_alike(p, q) for p in told for q in each.actors))
    return tuple(map(_answerable, _others(each, next(others, ()))))


def _answerable(doer: Participant) -> Participant:
    """Who answers for a deed: for soldiers and police their state."""
    actor = doer.actor
    if actor is None or actor.sector not in FORCES or actor.country is None or actor.kind == "group":
        return doer
    return Participant.of(doer.span, country_actor(actor.country))


def _asking(document: Document, words: Grammar, each: Draft, before: list[Draft]) -> tuple[Participant, ...]:
    """Whose demand or offer is turned down: the last told that reached who turns it down, or that a noun points to."""
    pointed = any(token.upos == "NOUN" and _points(document, words, token) for token in _matter(document, each))
    for move in _back(each, before, NEAR):
        reached = pointed or any(_alike(p, q) for p in move.recipients for q in each.actors)
        if move.type in MOVES and reached and (found := _others(each, move.actors)):
            return found
    return ()


def _of_same(document: Document, words: Grammar, each: Draft, before: list[Draft]) -> tuple[Participant, ...]:
    """Whom an act hit that a definite noun names again."""
    if not _points(document, words, each.token):
        return ()
    for deed in _back(each, before, FAR):
        same = any(_alike(p, q) for p in each.actors for q in deed.actors)
        if deed.type == each.type and same and deed.recipients:
            return _others(each, deed.recipients)
    return ()


def _back(each: Draft, before: list[Draft], reach: int) -> Iterator[Draft]:
    """The acts told before, the last first, as far back as so many sentences."""
    return (d for d in reversed(before) if each.token.sentence - d.token.sentence <= reach)


def _matter(document: Document, each: Draft) -> Iterator[Token]:
    """The words for what is judged: what hangs on the words of the judgement but its doers and recipients."""
    own = {t.i: t for t in (each.candidate.position, each.token, *each.candidate.words)}
    for head in own.values():
        for token in document.children(head, *MATTER):
            if token.i not in own and not any(p.start <= token.start < p.end for p in each.participants):
                yield token


def _points(document: Document, words: Grammar, noun: Token) -> bool:
    """Whether a noun points to what was told: definite, in Russian bare or with a demonstrative."""
    led = {child.lemma for child in document.children(noun, "det", "amod")}
    if not led.isdisjoint(words.pointing):
        return True
    return document.language == "ru" and not document.children(noun, "nmod", "amod", "acl", "det")


def _others(each: Draft, told: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Those told but for the doers' own side."""
    return tuple(p for p in told if p.actor is not None and not any(_alike(p, doer) for doer in each.actors))


def _alike(one: Participant, other: Participant) -> bool:
    """Whether two participants are of one side."""
    return one.actor is not None and other.actor is not None and akin(one.actor, other.actor)
