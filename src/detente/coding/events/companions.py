"""The words that stand with the head of a predicate, and which entry of the lexicon they complete."""

from collections.abc import KeysView

from detente.coding.events.frames import GOVERNOR, PARTICLE, Entry
from detente.coding.grammar import grammar
from detente.coding.moods import effects, moods
from detente.model import Document, Token

OBJECT = "OBJ"  # stands in an entry for any direct object
PLACE = "LOC"  # and for the name of a place
CLAUSE = "CLAUSE"  # and for a complement clause with a subject of its own (`want X to leave`)
WISH = "WISH"  # and for one that says what shall be: its verb bare after a single subject (`insist that X withdraw`)
PSEUDO = frozenset({OBJECT, PLACE, CLAUSE, WISH})
SEPARABLE = frozenset({"out", "off"})  # particles that a parser takes for prepositions
REFLEXIVE = "se"  # of French verbs
WINDOW = 4  # how many words after the head a required word may stand, whatever the parse
NEAR = 2  # steps below a head within which a word can exclude an entry
ADJECTIVES = frozenset({"ADJ", "NOUN", "VERB"})  # how a tagger may call an adjective
PARTICIPLES = ("ée", "és", "ées")  # endings of French participles, which an entry may have as adjectives
CLAUSE_RELATIONS = frozenset({"acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis", "conj"})


def best_entry(document: Document, token: Token, entries: tuple[Entry, ...]) -> tuple[Entry, tuple[Token, ...]] | None:
    """The first entry, those with more required words first, whose words all stand with the head."""
    nearby: dict[str, Token] | None = None
    far: set[str] = set()
    close: frozenset[str] = frozenset()
    for entry in entries:
        if not entry.required and not entry.forbidden:
            return entry, ()
        if nearby is None:
            nearby = companions(document, token, far)
            close = frozenset(nearby.keys() - far)
        if not entry.forbidden.isdisjoint(close) or any(options.isdisjoint(nearby) for options in entry.required):
            continue
        words = [_first(nearby, options, token) for options in entry.required]
        if all(words):
            named = zip(entry.required, words, strict=True)
            qualified = token.head if token.rel == "acl" else None  # `the truce brokered by X`: the noun stays its own
            return entry, tuple(
                word for options, word in named if word and word.i != qualified and options.isdisjoint(PSEUDO)
            )
    return None


def _first(nearby: dict[str, Token], options: frozenset[str], head: Token) -> Token | None:
    """The word among the options that stands right under the head, else the first."""
    hits = [word for lemma, word in nearby.items() if lemma in options]
    return min(hits, key=lambda token: (token.head != head.i, token.i)) if hits else None


def companions(document: Document, head: Token, far: set[str]) -> dict[str, Token]:
    """Lemma → token for the words with a head: its dependents, not through another clause, and the next few words.

    Of a participle or a relative clause also the noun that it qualifies (`the border closed by X`).
    far: filled with the lemmas of words that stand too deep below the head to exclude an entry.
    """
    found: dict[str, Token] = {}
    stack = [(child, 1) for child in document.children(head) if child.deprel != "aux:tense"]
    if not document.children(head, "obj", "obl", "xcomp", "ccomp"):  # `captured and partly demolished the quarter`
        shared = (child for verb in document.children(head, "conj") for child in document.children(verb, "obj"))
        stack.extend((child, 1) for child in shared if head.upos == "VERB")
    for child in document.children(head, "obj"):
        found[OBJECT] = child
    for clause in document.children(head, "xcomp", "ccomp"):
        for mark in document.children(clause, "mark"):
            found[mark.lemma] = mark
        if document.children(clause, "nsubj", "nsubj:pass") or OBJECT in found:
            found[CLAUSE] = clause
        if document.language == "en" and clause.rel == "ccomp" and _wished(document, clause):
            found[WISH] = clause
    for child in document.children(head, "obj", "nsubj:pass", "obl"):
        if child.upos == "PROPN" and not document.children(child, "case") and _place_name(document, child):
            found[PLACE] = child
    for child in document.children(head, "nmod") if head.upos == "NOUN" else ():
        if child.upos == "PROPN" and _place_name(document, child):
            found[PLACE] = child
    if head.rel == "xcomp" and (modal := document.head(head)) is not None and _shares(document, modal):
        for child in document.children(modal, "nsubj"):  # `les observateurs ont pu entrer`
            found[child.lemma] = child
    if head.rel == "acl" and head.upos in ("VERB", "ADJ") and (qualified := document.head(head)) is not None:
        found[qualified.lemma] = found[qualified.text.lower()] = qualified
    if head.rel == "nmod" and (named := document.head(head)) is not None:
        found[GOVERNOR + named.lemma] = named
    while stack:
        token, depth = stack.pop()
        if depth == 1 and token.deprel == "mark" and token.upos == "SCONJ" and token.i < head.i:
            continue  # it leads the whole clause (`a dit qu'elle soutenait X`), and stands under the verb above
        if depth == 1 and token.rel == "advcl" and any(m.upos == "SCONJ" for m in document.children(token, "mark")):
            continue  # what happened when or because an act was done is no word of it
        if token.lemma == REFLEXIVE and depth > 1:
            continue  # another verb's
        if token.rel == "conj" and token.upos == "VERB" and head.upos == "VERB" and depth == 1:
            continue  # an act of its own
        if depth > NEAR and token.lemma not in found:
            far.add(token.lemma)
        if not (token.deprel == "amod" and token.upos == "VERB"):  # `a London-based group` is no base
            found.setdefault(token.lemma, token)
        if token.text != token.lemma:
            found.setdefault(token.text.lower(), token)
        if token.upos in ADJECTIVES and token.lemma[-1:] in (
            "e",
            "s",
        ):  # `armée`, `communes` where the lemmatiser left the ending of an adjective
            found.setdefault(token.lemma[:-1], token)
        if token.text.endswith(PARTICIPLES):
            found.setdefault(token.text.lower().removesuffix("s").removesuffix("e"), token)  # `préoccupée`
        if depth < 3 and token.rel not in CLAUSE_RELATIONS:
            stack.extend((child, depth + 1) for child in _inside(document, token))
        if _particle(token, head, depth):
            found.setdefault(PARTICLE + token.lemma, token)
    last = document.sentences[head.sentence][1]
    for token in document.tokens[head.i + 1 : min(head.i + 3, last)]:
        if token.upos in ("ADP", "ADV", "PART", "SCONJ"):
            found.setdefault(PARTICLE + token.lemma, token)
    for token in document.tokens[head.i + 1 : min(head.i + 1 + WINDOW, last)]:
        if token.text in (",", ";", ":", "("):
            break
        if token.lemma != REFLEXIVE:
            found.setdefault(token.lemma, token)
    return found


def _wished(document: Document, clause: Token) -> bool:
    """Whether the verb of an English clause is bare after a subject in the singular (`that Kyiv target`, `that it be`)."""
    for subject in document.children(clause, "nsubj"):
        verb = next((t for t in document.tokens[subject.i + 1 : clause.i + 1] if t.upos in ("VERB", "AUX")), None)
        if verb is None or document.head(subject) is None or verb.text != verb.lemma or "Person" in verb.feats:
            continue
        modal = verb.upos == "AUX" and verb.lemma not in ("be", "have", "do")
        return not modal and (verb.lemma == "be" or subject.feats.get("Number") == "Sing")
    return False


def _shares(document: Document, modal: Token) -> bool:
    """Whether a verb's infinitive is what its own subject does (`peut`, `commence à`, `continue de`)."""
    told = effects(document.language, "governors").get(modal.lemma)
    return modal.lemma in moods(document.language).ability or told in ("actual", "ongoing")


def _inside(document: Document, token: Token) -> tuple[Token, ...]:
    """The words below a word of a predicate; of a subject not whose it is (`le ministre des Armées a rappelé`)."""
    if token.deprel != "nsubj" or token.lemma in grammar(document.language).containers:
        return document.children(token)
    return tuple(child for child in document.children(token) if child.rel != "nmod")


def _particle(token: Token, verb: Token, depth: int) -> bool:
    """Whether a word below a verb, so many steps away, belongs to it rather than to a phrase (`threw the envoy out of X`)."""
    if depth == 1:
        return token.deprel == "compound:prt" or token.rel == "advmod" or (token.upos == "ADP" and token.i > verb.i)
    return depth == 2 and token.rel == "case" and token.lemma in SEPARABLE


def _place_name(document: Document, token: Token) -> bool:
    """Whether a word belongs to the name of a place."""
    return any(entity.first <= token.i < entity.last and entity.label == "LOC" for entity in document.entities)


def lacks(entry: Entry, nearby: KeysView[str], far: set[str]) -> str | None:
    """Which word an entry needs and does not find, or finds and must not."""
    unwanted = sorted(entry.forbidden & (nearby - far))
    if unwanted:
        return f"not with “{unwanted[0]}”"
    missing = next((options for options in entry.required if options.isdisjoint(nearby)), None)
    if missing is None:
        return None
    shown = sorted(option.lstrip(PARTICLE) for option in missing)
    return "needs " + " or ".join(f"“{word}”" for word in shown[:4]) + (" …" if len(shown) > 4 else "")
