"""What a verb group says of the act it tells: tense, mood, modals, negation and its scope, adverbs (`lexicon/…/status.yaml`)."""

from detente.coding.grammar import grammar
from detente.coding.moods import effects, moods
from detente.model import Document, Token
from detente.model.event import Status

PAST = frozenset({"Past", "Imp"})

Told = dict[Status, str]  # what the words say of an act, each with the reason


def negated(document: Document, verb: Token) -> bool:
    """Whether a negation has this word in its scope."""
    words, weak = grammar(document.language), moods(document.language).weak_negations
    children = document.children(verb)
    hits = [c for c in children if c.lemma in words.negations or c.feats.get("Polarity") == "Neg"]
    hits += [
        grandchild
        for child in children
        if child.rel in ("obj", "nsubj", "aux")
        for grandchild in document.children(child, "det", "advmod")
        if grandchild.lemma in words.negations and grandchild.lemma not in weak
    ]
    hits = [hit for hit in hits if not _idle(document, hit)]
    hits = [hit for hit in hits if not document.children(hit, "amod", "det", "nummod")]  # `un premier pas` is a noun
    strong = [hit for hit in hits if hit.lemma not in weak]
    if not strong:
        if not hits or not weak:
            return False
        return verb.lemma in ("pouvoir", "cesser", "oser") and not _restricted(document, verb)
    return not _restricted(document, verb)


def _idle(document: Document, word: Token) -> bool:
    """Whether a word of negation belongs to an expression that denies nothing (`sans doute`)."""
    following = document.tokens[word.i + 1 : word.i + 2]
    return any(token.lemma in moods(document.language).idle for token in following)


def _restricted(document: Document, verb: Token) -> bool:
    """`ne … que`: only; nothing is denied."""
    words = moods(document.language)
    if not words.restrictive:
        return False
    strong = grammar(document.language).negations - words.weak_negations
    if any(child.lemma in strong for child in document.children(verb)):
        return False
    return any(token.lemma in words.restrictive for token in document.tokens[verb.i + 1 : verb.i + 4])


def of_verb(document: Document, verb: Token, durative: bool) -> Told:
    """What the verb group itself says: tense, mood, modals, negation, adverbs."""
    words = moods(document.language)
    adverbs = effects(document.language, "adverbs")
    found: Told = {}
    children = document.children(verb)
    auxiliaries = [c for c in children if c.rel in ("aux", "cop")]
    denied = negated(document, verb)
    if any(a.lemma == "be" for a in auxiliaries) and any(c.lemma == "to" and c.rel == "mark" for c in children):
        found["future"] = "“be to”"
    for auxiliary in auxiliaries:
        found |= _of_auxiliary(document, auxiliary, verb, denied)
    if denied:
        found["negated"] = f"a negation of “{verb.text}”"
    for child in children:
        if child.lemma in words.conditionals:
            found["hypothetical"] = f"“{child.text}”"
        elif child.rel in ("advmod", "obl") and child.lemma in adverbs and not _soon_after(document, verb, child):
            found[adverbs[child.lemma]] = f"adverb “{child.text}”"
    found |= _of_tense(document, verb, auxiliaries, durative)
    if verb.rel == "conj" and not auxiliaries and verb.feats.get("VerbForm") in ("Inf", "Part"):
        first = document.head(verb)
        if first is not None and first.upos == "VERB" and first.feats.get("VerbForm") == verb.feats.get("VerbForm"):
            found |= {k: why for k, why in of_verb(document, first, durative).items() if k != "negated"}
    return found


def unwilling(document: Document, verb: Token) -> bool:
    """Whether a verb says what somebody will not do (`will never accept`, `n'enverra pas`, `не будет`)."""
    told = of_verb(document, verb, False)
    return "negated" in told and "future" in told and "hypothetical" not in told


def _of_auxiliary(document: Document, auxiliary: Token, verb: Token, denied: bool) -> Told:
    """What an auxiliary says of its verb."""
    words = moods(document.language)
    why = f"“{auxiliary.text}”"
    found: Told = {}
    if auxiliary.text.lower() in words.future_auxiliaries:
        found["future"] = why
    if auxiliary.lemma in words.reported_future:
        found["future" if verb.rel in ("ccomp", "acl", "conj") else "hypothetical"] = why
    elif modal := said_by_modal(document, auxiliary, verb):
        able = auxiliary.lemma in words.ability and denied
        found["negated" if able else modal] = f"modal {why}"
    return found


def _soon_after(document: Document, verb: Token, adverb: Token) -> bool:
    """Whether an adverb of the near future stands with a past: `soon accused` did, `were soon put on hold` were."""
    group = (verb, *document.children(verb, "aux"))
    past = any(each.feats.get("Tense") == "Past" and each.feats.get("VerbForm") == "Fin" for each in group)
    return past and effects(document.language, "adverbs")[adverb.lemma] == "future"


def said_by_modal(document: Document, modal: Token, verb: Token) -> Status | None:
    """What a modal verb says of the act below it; None where it is none, or only polite (`je ne peux que saluer`)."""
    words = moods(document.language)
    effect = effects(document.language, "modals").get(modal.lemma)
    if effect is None or (verb.lemma in words.performatives and speaks_of_itself(document, modal, verb)):
        return None
    if modal.lemma in words.ability and (_restricted(document, modal) or _restricted(document, verb)):
        return None
    if effect == "hypothetical" and _done(document, modal):
        return "actual"  # `a dû partir` left, `a pu entrer` got in
    planned = modal.lemma in words.obliging and (verb.lemma in words.scheduled or _expected(document, modal))
    return "future" if planned and modal.feats.get("Tense") not in PAST else effect


def _expected(document: Document, modal: Token) -> bool:
    """Whether a French `devrait` in the journalist's own words tells what is expected, no duty (`devrait démissionner`)."""
    if modal.feats.get("Mood") != "Cnd" or modal.rel not in ("root", "conj", "acl"):
        return False
    first = document.sentences[modal.sentence][0]
    return not any(token.text in ("«", "“", '"') for token in document.tokens[first : modal.i])


def _done(document: Document, modal: Token) -> bool:
    """Whether a French modal stands in the perfect, not in an unreal mood."""
    helpers = document.children(modal, "aux")
    perfect = modal.feats.get("VerbForm") == "Part" and any(helper.lemma == "avoir" for helper in helpers)
    return perfect and not any(helper.feats.get("Mood") == "Cnd" for helper in helpers)


def speaks_of_itself(document: Document, *verbs: Token) -> bool:
    """Whether one of the verbs is said by the speaker of itself (first person)."""
    return any(
        token.feats.get("Person") == "1"
        for verb in verbs
        for token in (verb, *document.children(verb, "nsubj", "aux"))
    )  # fmt: skip


def _of_tense(document: Document, verb: Token, auxiliaries: list[Token], durative: bool) -> Told:
    words = moods(document.language)
    finite = next((a for a in auxiliaries if a.feats.get("VerbForm") == "Fin" or "Mood" in a.feats), verb)
    tense, mood = finite.feats.get("Tense"), "Cnd" if _conditional(document, finite) else finite.feats.get("Mood")
    compound = finite is not verb and finite.deprel in ("aux:tense", "aux")
    if tense == "Fut" and words.future_shapes and not finite.text.lower().endswith(words.future_shapes):
        tense = "Pres"  # a tagger's `accueille`
    if mood == "Cnd" and not compound:
        conditions = words.marks.get("hypothetical", ())
        clauses = document.children(verb, "advcl")
        if any(c.lemma in conditions for clause in clauses for c in document.children(clause, "mark")):
            return {"hypothetical": "a conditional with its condition"}
        return {"future": "a future seen from the past"} if verb.rel == "ccomp" else {}
    if finite is verb and verb.rel == "root" and verb.feats.get("VerbForm") == "Inf" and document.language == "fr":
        return {"hypothetical": "an infinitive by itself"}
    if mood == "Imp" and finite is verb:
        return {"hypothetical": "an imperative"}
    if mood == "Sub" and verb.rel == "root" and document.children(verb, "mark"):
        return {"hypothetical": "a wish in the subjunctive"}
    if tense == "Fut" or (words.future_endings and finite.text.endswith(words.future_endings)):
        return {"future": f"future tense “{finite.text}”"}
    if verb.feats.get("Aspect") == "Prog" and any(a.lemma == "be" for a in auxiliaries) and tense == "Pres":
        return {"ongoing": "a progressive"}
    participle = finite is verb and verb.feats.get("VerbForm") in ("Part", "Ger")
    if verb.lemma in words.standing and _stands(verb, finite):
        return {"ongoing": f"“{verb.text}” lasts"}
    if participle and (words.tenseless_participles or (tense == "Pres" and document.language == "fr")):
        return _of_main_tense(document, verb, durative)
    reflexive = any(child.lemma == "se" for child in document.children(verb))
    lasting = _lasting(document, verb)
    if durative and _counted(document, verb) and _perfect(verb, auxiliaries, reflexive):
        return {"ongoing": "an act counted since a time"}
    durative = lasting or (durative and verb.lemma not in words.punctual)
    if lasting and finite is verb and tense == "Past":  # `détenu depuis 2015`, and `fournit`, which is both tenses
        return {"ongoing": "a state since then"}
    if tense == "Pres" and durative and not _perfect(verb, auxiliaries, reflexive):
        return {"ongoing": f"an act that lasts, in the present tense “{finite.text}”"}
    return {}


def _conditional(document: Document, finite: Token) -> bool:
    """Whether a French form that the tagger takes for an imperfect is a conditional: the infinitive and its ending."""
    stem = finite.text.lower().removesuffix("ent").removesuffix("ait").removesuffix("ai")
    regular = document.language == "fr" and finite.feats.get("Tense") == "Imp" and stem == finite.lemma.rstrip("e")
    return regular or finite.feats.get("Mood") == "Cnd"


def _lasting(document: Document, verb: Token) -> bool:
    """Whether an act is told with the time since which it goes on (`finance depuis 2015`)."""
    since = moods(document.language).since
    if any(child.lemma in grammar(document.language).negations for child in document.children(verb)):
        return False
    times = document.children(verb, "obl", "advmod", "nmod")
    return any(case.lemma in since for time in times for case in document.children(time, "case"))


def _stands(verb: Token, finite: Token) -> bool:
    """Whether a passive participle tells of a lasting relation, with no verb of its own or in the present (`backed by X`)."""
    past = verb.feats.get("VerbForm") == "Part" and verb.feats.get("Tense") == "Past"
    return past and ((finite is verb and verb.rel in ("acl", "amod")) or finite.feats.get("Tense") == "Pres")


def _counted(document: Document, verb: Token) -> bool:
    """Whether a perfect tells what has been done since a time (`has killed 200 people since Monday`, `has since killed`)."""
    counted = moods(document.language).counted
    phrases = document.children(verb, "obl", "advmod", "mark", "nmod")
    return any(word.lemma in counted for each in phrases for word in (each, *document.children(each, "case")))


def _of_main_tense(document: Document, participle: Token, durative: bool) -> Told:
    """The tense of a bare participle or gerund is that of the verb it hangs on."""
    head = document.head(participle)
    if head is None or head.upos != "VERB" or head.feats.get("Tense") != "Pres":
        return {}
    auxiliaries = [child for child in document.children(head) if child.rel in ("aux", "cop")]
    return _of_tense(document, head, auxiliaries, durative)


def _perfect(verb: Token, auxiliaries: list[Token], reflexive: bool) -> bool:
    """Whether a present auxiliary makes a past (`a attaqué`, `s'est opposé`, `has attacked`)."""
    if any(a.deprel == "aux:tense" for a in auxiliaries):
        return True  # whatever the tagger says of the verb itself
    return verb.feats.get("VerbForm") == "Part" and (
        any(a.lemma in ("have", "avoir") for a in auxiliaries) or reflexive
    )
