"""Subjects that the parser took for something else, and what it took for subjects."""

from detente.coding.events.carried import swapped
from detente.coding.events.indefinite import alive, apart, disguised, several
from detente.coding.events.phrases import NOMINALS
from detente.coding.grammar import Grammar
from detente.model import Document, Token


def subjects(document: Document, verb: Token) -> tuple[Token, ...]:
    """The subjects as parsed; of several before the verb, the one that a comma or colon parts from those before."""
    found = swapped(document, verb) or _own_clause(document, verb, document.children(verb, "nsubj"))
    if len(found) > 1 and found[-1].i < verb.i and found[-1].upos in ("NOUN", "PROPN") and _opens(document, found[-1]):
        return found[-1:]
    return found


def _own_clause(document: Document, verb: Token, found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Of several Russian subjects before a verb, those after the finite verb that stands between them
    (`власти выразили готовность, а патриарх обратился`, both hung on the last)."""
    if document.language != "ru" or len(found) < 2 or found[-1].i > verb.i:
        return found
    between = document.tokens[found[0].i : found[-1].i]
    last = max((t.i for t in between if t.feats.get("VerbForm") == "Fin"), default=None)
    return found if last is None else tuple(each for each in found if each.i > last)


def _lent(document: Document, verb: Token) -> tuple[Token, ...]:
    """The subject of a Russian verb that the parser hung on a later one, which has another of its own, or the relative
    before it that it hung on an earlier one (`освобождена X, которая была приговорена`)."""
    first, end = document.sentences[verb.sentence]
    if verb.feats.get("VerbForm") != "Fin" and not document.children(verb, "aux:pass", "aux"):
        return ()
    for later in document.tokens[verb.i + 1 : end]:
        theirs = document.children(later, "nsubj") if later.feats.get("VerbForm") == "Fin" else ()
        mine = tuple(each for each in theirs if each.i < verb.i)
        if mine and len(theirs) > len(mine) and mine[-1].feats.get("Number") == verb.feats.get("Number"):
            return mine[-1:]
    for token in reversed(document.tokens[first : verb.i]):
        if token.lemma == "который" and token.rel == "nsubj" and token.head < token.i:
            return (token,)
        if token.upos == "VERB":
            break
    return ()


def undergoes(document: Document, grammar: Grammar, verb: Token, noun: Token) -> bool:
    """Whether what the parser calls a subject is the object: the noun after a bare infinitive (`say they hit X`),
    in Russian a genitive or accusative before a plural verb (`Наблюдателей впустили`)."""
    if document.language != "ru":
        bare = verb.feats.get("VerbForm") == "Inf" or any(
            c.rel == "aux" and c.feats.get("VerbForm") == "Inf" for c in document.children(verb)
        )
        return verb.rel == "xcomp" and bare and noun.i > verb.i
    counted = document.children(noun, "nummod") or noun.lemma in grammar.containers
    fallen = noun.feats.get("Case") in ("Gen", "Acc") and noun.feats.get("Animacy") == "Anim" and not several(noun)
    return fallen and not counted and verb.feats.get("Number") == "Plur" and verb.feats.get("Voice") != "Pass"


def before(document: Document, verb: Token) -> tuple[Token, ...]:
    """The bare name that opens a sentence right before its finite verb, where the parser made it a second root."""
    group = [child.i for child in document.children(verb) if child.rel in ("aux", "expl", "advmod", "cop")]
    position = min((i for i in group if i < verb.i), default=verb.i)
    first = document.sentences[verb.sentence][0]
    if verb.rel != "root" or position - 1 < first:
        return ()
    node = document.tokens[position - 1]
    while node.rel in ("flat", "nmod", "amod", "appos") and (head := document.head(node)) is not None:
        if head.i >= position or head.sentence != verb.sentence or _opens(document, node):
            break
        node = head
    opened = node.rel in ("appos", "nmod") and _opens(document, node)
    stray = node.upos in ("NOUN", "PROPN") and (opened or node.rel in ("root", "dep", "obl", "obj"))
    agrees = node.feats.get("Case") in ("Nom", None) or node.feats.get("Number") == "Plur"
    stray = stray and agrees and not apart(document, verb, node)
    return (node,) if stray and not document.children(node, "case") else ()


def _opens(document: Document, noun: Token) -> bool:
    """Whether a noun phrase begins after a comma or colon: `Par la voix de X, le cabinet a`."""
    first = min((child.i for child in document.children(noun, "det", "amod") if child.i < noun.i), default=noun.i)
    return first > 0 and document.tokens[first - 1].text in (",", ":")


def disguised_subject(document: Document, verb: Token) -> tuple[Token, ...]:
    """The subject that the Russian parser took for an object, or gave to the infinitive below its verb."""
    if document.language != "ru" or document.children(verb, "nsubj") or "Number" not in verb.feats:
        return ()
    objects = document.children(verb, "obj")
    first = next((child for child in objects if disguised(document, verb, child)), None)
    if first is not None:
        return (first,)
    infinitives = document.children(verb, "xcomp")
    nominatives = tuple(n for each in infinitives for n in _nominatives(document, each))
    return nominatives or _neighbour(document, verb) or _lent(document, verb)


def _neighbour(document: Document, verb: Token) -> tuple[Token, ...]:
    """A proper name right before its verb that was taken for a part of the words before (`После боёв Баку ввёл`)."""
    before = document.tokens[verb.i - 1] if verb.i > document.sentences[verb.sentence][0] else verb
    loose = before.deprel in ("flat:name", "appos", "nmod") and before.upos == "PROPN"
    if not loose or before.feats.get("Case") != "Nom" or document.children(before, "case"):
        return ()
    head = document.head(before)
    return (before,) if head is not None and head.feats.get("Case") not in ("Nom", None) else ()


def _nominatives(document: Document, infinitive: Token) -> tuple[Token, ...]:
    """The subjects that hang on an infinitive, which in Russian has none."""
    if infinitive.feats.get("VerbForm") != "Inf":
        return ()
    found = document.children(infinitive, "nsubj", "obj")
    return tuple(c for c in found if c.upos in NOMINALS and (c.rel == "nsubj" or alive(c)))


def fellow_verb(document: Document, verb: Token, head: Token) -> Token | None:
    """The finite verb with a subject that a Russian one goes on from, where the parser joined it to a participle."""
    finite = verb.feats.get("VerbForm") == "Fin" and head.upos == "VERB" and head.feats.get("VerbForm") != "Fin"
    if document.language != "ru" or not finite or document.children(head, "nsubj"):
        return None
    first = document.sentences[verb.sentence][0]
    for token in reversed(document.tokens[first : verb.i]):
        if token.feats.get("VerbForm") == "Fin" and document.children(token, "nsubj"):
            return token if token.feats.get("Number") == verb.feats.get("Number") else None
    return None


def raised_object(document: Document, verb: Token) -> tuple[Token, ...]:
    """The object of a Russian infinitive that stands as the subject of `можно` or `нельзя` above it."""
    head = document.head(verb)
    if verb.rel != "csubj" or head is None or head.upos != "ADV":
        return ()
    return tuple(each for each in document.children(head, "nsubj") if each.upos in NOMINALS)
