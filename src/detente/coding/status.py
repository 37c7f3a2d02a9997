"""Whether an act was done, goes on, is planned, is only thought of, or did not happen (codebook, section 5).

Read from tense, mood, negation and its scope, modals, governing verbs and nouns (implicatives, plans, wishes),
conjunctions (conditions, purposes), adverbs, adjectives and questions. The words are in `lexicon/<language>/grammar.yaml`.
"""

from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model import Document, Token
from detente.model.event import Status

Says = dict[Status, frozenset[str]]
CLAUSAL = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "obj", "obl", "csubj", "nmod", "iobj", "nsubj", "dep", "parataxis"}
)
ORDER: tuple[Status, ...] = ("hypothetical", "negated", "future", "ongoing", "actual")
MAX_CLIMB = 6


class Grammar(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's function words (lemmas).

    modals: auxiliaries and modal verbs, by what they say of the act.  governors, nouns, adjectives, marks,
    adverbs, events: governing verbs, governing nouns, adjectives of an event noun, conjunctions of its clause,
    adverbs, verbs whose subject is the act, likewise.  negated_events: verbs that, negated, say of their subject
    that it did not happen (`n'a pas abouti`).  restrictive: words that turn a negation into `only`.
    weak_negations: negate only together with another.  conditionals: particles of an unreal mood (`бы`).
    conjunctions: that join the parts of a list.  partners: prepositions that lead to whom an act is done with or against.  not_yet: adverbs of `has yet to agree`.  bare_complements: whether complement clauses may lack a conjunction (`said he left`).
    tenseless_participles: whether a bare present participle has the time of its governor (`succeeded in taking`).
    ability: modals whose negation says that it did not happen.  reported_future: `would` in reported speech.
    infinitives, reflexives: endings of infinitives, and of reflexive verbs that may be passives (`обстреливаться`).
    future_auxiliaries: forms that make a future whatever their tense.  circumstances: prepositions of cause,
    time or condition, which make no predicate of a verb and its noun.  relative_adverbs: `where`, `when` of relative
    clauses.  topics: prepositions that after a noun name
    what it is about (`министр по выходу`).
    containers: nouns that only count or bundle acts (`series of strikes`).  announcers: verbs that make an act
    known before it is done.  mediating: participles of a mediator's part (`brokered by`).  locative: prepositions
    of place.  origins: prepositions that lead to whose something is (`an offer from X`, `a bid by X`).
    object_marks: what leads to clauses whose subject is the object of their governor (`thanked X for helping`).
    """

    relatives: frozenset[str]
    possessives: frozenset[str]
    genitive: str
    dative: str
    agent: str
    prepositions: dict[str, str]
    subject_control: frozenset[str]
    negations: frozenset[str]
    modals: Says
    governors: Says
    nouns: Says
    adjectives: Says
    marks: Says
    adverbs: Says
    events: Says
    negated_events: frozenset[str]
    restrictive: frozenset[str] = frozenset()
    weak_negations: frozenset[str] = frozenset()
    conditionals: frozenset[str] = frozenset()
    ability: frozenset[str] = frozenset()
    bare_complements: bool = False
    tenseless_participles: bool = False
    infinitives: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    future_auxiliaries: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    relative_adverbs: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    partners: tuple[str, ...] = ()
    not_yet: frozenset[str] = frozenset()
    reported_future: frozenset[str] = frozenset()
    containers: frozenset[str] = frozenset()
    announcers: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    mediating: frozenset[str] = frozenset()
    locative: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    object_marks: frozenset[str] = frozenset()


@cache
def grammar(language: str) -> Grammar:
    """The function words of a language."""
    return knowledge(language, "grammar", Grammar)


@cache
def _effects(language: str, kind: str) -> dict[str, Status]:
    """Lemma → what it says of the act, for one of the lists of `Grammar`."""
    says: Says = getattr(grammar(language), kind)
    return {lemma: status for status, lemmas in says.items() for lemma in lemmas}


def status_of(document: Document, trigger: Token, carrier: Token | None, *, durative: bool) -> Status:
    """The status of the act told at `trigger`, dates left aside.

    carrier: the verb that carries an event noun (`mener des discussions`); None for others.
    durative: whether an act told in the present tense goes on (talks, fighting, a demand) rather than being
    a speech act told in the vivid present (condemns, praises).
    """
    found: set[Status] = set()
    if trigger.upos not in ("VERB", "AUX"):
        found |= _of_noun(document, trigger)
    verb = trigger if trigger.upos in ("VERB", "AUX", "ADJ") else carrier
    if verb is not None:
        found |= _of_verb(document, verb, durative)
        if carrier is not None and verb is carrier:
            found |= _of_subject_verb(document, trigger, carrier)
        found |= _of_governors(document, verb)
    else:
        found |= _of_governors(document, trigger)
    if _asked(document, trigger):
        found.add("hypothetical")
    return next((status for status in ORDER if status in found), "actual")


def negated(document: Document, verb: Token) -> bool:
    """Whether a negation has this word in its scope."""
    words = grammar(document.language)
    children = document.children(verb)
    hits = [c for c in children if c.lemma in words.negations or c.feats.get("Polarity") == "Neg"]
    hits += [
        grandchild
        for child in children
        if child.rel in ("obj", "nsubj", "aux")
        for grandchild in document.children(child, "det", "advmod")
        if grandchild.lemma in words.negations and grandchild.lemma not in words.weak_negations
    ]
    strong = [hit for hit in hits if hit.lemma not in words.weak_negations]
    if not strong:
        if not hits or not words.weak_negations:
            return bool(hits) and not words.weak_negations
        return any(c.lemma in ("pouvoir", "cesser", "oser") for c in (verb,)) and not _restricted(document, verb)
    return not _restricted(document, verb)


def _restricted(document: Document, verb: Token) -> bool:
    """`ne … que`: only; nothing is denied."""
    words = grammar(document.language)
    if not words.restrictive:
        return False
    strong = any(c.lemma in words.negations - words.weak_negations for c in document.children(verb))
    return not strong and any(token.lemma in words.restrictive for token in document.tokens[verb.i + 1 : verb.i + 4])


def _of_noun(document: Document, noun: Token) -> set[Status]:
    """What adjectives and determiners of an event noun say of it."""
    language = document.language
    adjectives = _effects(language, "adjectives")
    found: set[Status] = set()
    for child in document.children(noun):
        if child.rel in ("amod", "acl", "advmod", "nmod", "det", "compound") and child.lemma in adjectives:
            found.add(adjectives[child.lemma])
        elif child.rel in ("det", "advmod") and child.lemma in grammar(language).negations:
            found.add("negated")
    return found


def _of_verb(document: Document, verb: Token, durative: bool) -> set[Status]:
    """What the verb group itself says: tense, mood, modals, negation, adverbs."""
    language = document.language
    words = grammar(language)
    modals, adverbs = _effects(language, "modals"), _effects(language, "adverbs")
    found: set[Status] = set()
    children = document.children(verb)
    auxiliaries = [c for c in children if c.rel in ("aux", "cop")]
    denied = negated(document, verb)
    if any(a.lemma == "be" for a in auxiliaries) and any(c.lemma == "to" and c.rel == "mark" for c in children):
        found.add("future")  # `is to leave`
    for auxiliary in auxiliaries:
        if auxiliary.text.lower() in words.future_auxiliaries:
            found.add("future")
        if auxiliary.lemma in words.reported_future:
            found.add("future" if verb.rel in ("ccomp", "acl", "conj") else "hypothetical")
        elif auxiliary.lemma in modals:
            able = auxiliary.lemma in words.ability and denied
            found.add("negated" if able else modals[auxiliary.lemma])
    if denied:
        found.add("negated")
    for child in children:
        if child.lemma in words.conditionals:
            found.add("hypothetical")
        elif child.rel in ("advmod", "obl") and child.lemma in adverbs:
            found.add(adverbs[child.lemma])
    found |= _of_tense(document, verb, auxiliaries, durative)
    if verb.rel == "conj" and not auxiliaries and verb.feats.get("VerbForm") in ("Inf", "Part"):
        first = document.head(verb)
        if first is not None and first.upos == "VERB" and first.feats.get("VerbForm") == verb.feats.get("VerbForm"):
            found |= _of_verb(document, first, durative) - {"negated"}
    return found


def _of_tense(document: Document, verb: Token, auxiliaries: list[Token], durative: bool) -> set[Status]:
    finite = next((a for a in auxiliaries if a.feats.get("VerbForm") == "Fin" or "Mood" in a.feats), verb)
    tense, mood = finite.feats.get("Tense"), finite.feats.get("Mood")
    compound = finite is not verb and finite.deprel in ("aux:tense", "aux")
    if mood == "Cnd" and not compound:
        conditional = document.children(verb, "advcl")
        if any(
            c.lemma in grammar(document.language).marks.get("hypothetical", ())
            for a in conditional
            for c in document.children(a, "mark")
        ):
            return {"hypothetical"}
        return {"future"} if verb.rel == "ccomp" else set()
    if mood == "Imp" and finite is verb:
        return {"hypothetical"}
    if tense == "Fut":
        return {"future"}
    progressive = verb.feats.get("Aspect") == "Prog" and any(a.lemma == "be" for a in auxiliaries)
    if progressive and tense == "Pres":
        return {"ongoing"}
    relative_tense = grammar(document.language).tenseless_participles
    if relative_tense and finite is verb and verb.feats.get("VerbForm") in ("Part", "Ger"):
        return _of_main_tense(document, verb, durative)
    reflexive = any(child.lemma == "se" for child in document.children(verb))
    if tense == "Pres" and durative and not _perfect(verb, auxiliaries, reflexive):
        return {"ongoing"}
    return set()


def _of_main_tense(document: Document, participle: Token, durative: bool) -> set[Status]:
    """The tense of a bare participle or gerund is that of the verb it hangs on."""
    head = document.head(participle)
    if head is None or head.upos != "VERB" or head.feats.get("Tense") != "Pres":
        return set()
    auxiliaries = [child for child in document.children(head) if child.rel in ("aux", "cop")]
    return _of_tense(document, head, auxiliaries, durative)


def _perfect(verb: Token, auxiliaries: list[Token], reflexive: bool) -> bool:
    """Whether a present auxiliary makes a past (`a attaqué`, `s'est opposé`, `has attacked`)."""
    return verb.feats.get("VerbForm") == "Part" and (
        any(a.deprel == "aux:tense" or a.lemma in ("have", "avoir") for a in auxiliaries) or reflexive
    )


def _of_subject_verb(document: Document, noun: Token, verb: Token) -> set[Status]:
    """What a verb says of the act that is its subject (`n'a pas abouti`, `is expected`)."""
    if noun.rel != "nsubj":
        return set()
    language = document.language
    effects = _effects(language, "events")
    if verb.lemma in effects:
        return {effects[verb.lemma]}
    return set()


def _of_governors(document: Document, word: Token) -> set[Status]:
    """What governing verbs, nouns and conjunctions say of an act, up to the clause that merely reports it."""
    found: set[Status] = set()
    for _ in range(MAX_CLIMB):
        found |= _of_marks(document, word)
        head = document.head(word)
        if head is None:
            break
        if word.rel == "conj":
            word = head
            continue
        if word.rel not in CLAUSAL or _stray_clause(document, word):
            break
        effect, further = _governed(document, word, head)
        if effect == "negated" and word.rel == "nsubj":
            return {"negated"}  # an attempt that failed is no wish
        if effect is not None:
            found.add(effect)
        if not further:
            break
        word = head
    return found


def _stray_clause(document: Document, word: Token) -> bool:
    """Whether a clause with its own subject hangs somewhere without the conjunction its language asks for."""
    if grammar(document.language).bare_complements or word.rel not in ("ccomp", "advcl"):
        return False
    marked = document.children(word, "mark") or word.feats.get("VerbForm") == "Inf"
    return not marked and bool(document.children(word, "nsubj"))


def _governed(document: Document, word: Token, head: Token) -> tuple[Status | None, bool]:
    """What `head` says of the act at `word` below it, and whether what stands above still matters."""
    language = document.language
    words = grammar(language)
    if head.upos in ("NOUN", "PROPN"):
        relative = word.rel == "acl" and word.feats.get("VerbForm") != "Inf"
        effect = None if relative else _effects(language, "nouns").get(head.lemma)
        return effect, effect is not None
    if word.rel == "nsubj":
        effect = _effects(language, "events").get(head.lemma)
        if effect is None and head.lemma in words.negated_events and negated(document, head):
            return "negated", True
        return effect, effect is not None
    if word.rel == "obl" or (word.rel == "advcl" and head.lemma not in words.subject_control):
        return None, False
    if head.lemma == "have" and any(c.lemma in words.not_yet for c in document.children(head, "advmod")):
        return "negated", False
    modal = _effects(language, "modals").get(head.lemma)
    effect = modal or _effects(language, "governors").get(head.lemma)
    if effect is None:
        light = word.upos in ("NOUN", "PROPN") and word.rel == "obj" and negated(document, head)
        return ("negated" if light else None), False
    if negated(document, head):
        able = head.lemma in words.ability
        effect = "negated" if able or effect in ("actual", "ongoing", "future") else "hypothetical"
    return effect, effect in ("actual", "ongoing")


def _of_marks(document: Document, word: Token) -> set[Status]:
    """What the conjunction or preposition before a clause says of the act in it."""
    marks = _effects(document.language, "marks")
    found: set[Status] = set()
    purpose = False
    for child in document.children(word, "mark", "case", "cc"):
        if child.lemma in marks:
            found.add(marks[child.lemma])
        elif child.deprel == "mark" and child.lemma == "to":
            purpose = True
    if purpose and word.rel == "advcl" and word.feats.get("VerbForm") == "Inf":
        found.add("hypothetical")
    return found


def _asked(document: Document, trigger: Token) -> bool:
    """Whether the act stands in a question's main clause."""
    first, last = document.sentences[trigger.sentence]
    end = document.tokens[last - 1]
    return end.text.endswith("?") or (last - first > 1 and document.tokens[last - 2].text == "?")
