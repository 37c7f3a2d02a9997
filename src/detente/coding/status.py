"""Whether an act was done, goes on, is planned, is only thought of, or did not happen (codebook, section 5).

Read from tense, mood, negation and its scope, modals, governing verbs and nouns (implicatives, plans, wishes),
conjunctions (conditions, purposes), adverbs, adjectives and questions. The words are in
`lexicon/<language>/status.yaml`. Every finding carries its reason in plain words, for `detente explain`.
"""

from functools import lru_cache

from detente.coding.conditions import conditions_in
from detente.coding.grammar import grammar
from detente.coding.moods import effects, moods
from detente.coding.verb_group import Told, negated, of_verb, said_by_modal, speaks_of_itself
from detente.model import Document, Token
from detente.model.event import Status

CLAUSAL = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "obj", "obl", "csubj", "nmod", "iobj", "nsubj", "dep", "parataxis"}
)
ORDER: tuple[Status, ...] = ("hypothetical", "negated", "future", "ongoing", "actual")
MAX_CLIMB = 6
PURPOSES = frozenset({"pour", "afin"})


def status_of(document: Document, trigger: Token, carrier: Token | None, *, durative: bool) -> Status:
    """The status of the act told at `trigger`, dates left aside; parameters as for `verdict`."""
    return verdict(document, trigger, carrier, durative=durative)[0]


def verdict(document: Document, trigger: Token, carrier: Token | None, *, durative: bool) -> tuple[Status, str]:
    """The status of the act told at `trigger`, dates left aside, and the reason.

    carrier: the verb that carries an event noun (`mener des discussions`); None for others.
    durative: whether an act told in the present tense goes on (talks, fighting, a demand) rather than being
    a speech act told in the vivid present (condemns, praises).
    """
    found: Told = {}
    if trigger.upos not in ("VERB", "AUX"):
        lasts = trigger.lemma in moods(document.language).states and trigger.deprel != "root"
        if carrier is None and lasts and not _taken(document, trigger):
            found["ongoing"] = f"what “{trigger.text}” tells lasts"
        found |= _of_noun(document, trigger)
    verb = trigger if trigger.upos in ("VERB", "AUX", "ADJ") else carrier
    if verb is not None and not (verb is carrier and trigger.rel == "nsubj" and _without_result(document, verb)):
        found |= of_verb(document, verb, durative)
        if verb is trigger and effects(document.language, "governors").get(verb.lemma) == "ongoing":
            found["ongoing"] = f"“{verb.text}” says that it lasts"
        if carrier is not None and verb is carrier:
            found |= _of_subject_verb(document, trigger, carrier)
    found |= _of_governors(document, verb or trigger)
    held = carrier if carrier is not None and trigger.rel != "nsubj" else None
    if held is not None and held.lemma in moods(document.language).contents and _planned(document, held):
        found["hypothetical"] = f"what is only planned “{held.text}” it"
    if "negated" not in found and (lasting := goes_on(document, trigger)):
        return "ongoing", lasting
    if _asked(document, trigger):
        found["hypothetical"] = "a question"
    if _conditional(document, trigger):
        found["hypothetical"] = "part of a condition"
    for status in ORDER:
        if status in found:
            return status, found[status]
    return "actual", "nothing denies it, puts it off or makes it a mere thought"


def _taken(document: Document, noun: Token) -> bool:
    """Whether a participle says that somebody took a measure (`les sanctions décidées par X`): done, whatever lasts."""
    return any(child.feats.get("Tense") == "Past" for child in document.children(noun, "acl"))


def _of_noun(document: Document, noun: Token) -> Told:
    """What adjectives and determiners of an event noun say of it."""
    adjectives = effects(document.language, "adjectives")
    negations = grammar(document.language).negations
    found: Told = {}
    for child in document.children(noun):
        if child.feats.get("VerbForm") == "Inf":
            continue  # `требование отменить решение` is no demand put off
        if child.rel in ("amod", "acl", "advmod", "nmod", "det", "compound") and child.lemma in adjectives:
            found[adjectives[child.lemma]] = f"adjective “{child.text}”"
        elif child.rel in ("det", "advmod") and child.lemma in negations:
            found["negated"] = f"“{child.text}”"
    head = document.head(noun)
    if head is not None and noun.rel in ("nmod", "compound") and head.lemma in grammar(document.language).containers:
        return _of_noun(document, head) | found
    return found


def _of_subject_verb(document: Document, noun: Token, verb: Token) -> Told:
    """What a verb says of the act that is its subject (`n'a pas abouti`, `is expected`)."""
    about = noun.rel == "nsubj" and not _without_result(document, verb)
    effect = effects(document.language, "events").get(verb.lemma) if about else None
    return {effect: f"“{verb.text}” of the act"} if effect else {}


def _of_governors(document: Document, word: Token) -> Told:
    """What governing verbs, nouns and conjunctions say of an act, up to the clause that merely reports it."""
    found: Told = {}
    for _ in range(MAX_CLIMB):
        found |= _of_marks(document, word) | _of_neighbour(document, word)
        head = document.head(word)
        if head is None:
            break
        if word.rel == "conj":
            word = head
            continue
        if word.rel not in CLAUSAL or _stray_clause(document, word):
            break
        if _result(document, word, head) or _sequel(document, word):
            found |= of_verb(document, head, False)
            word = head
            continue
        if word.rel == "obl" and _stays(document, head):
            found["ongoing"] = f"“{head.text}” there"
            break
        if word.deprel == "nsubj:pass" and (supposed := _of_marks(document, head).get("hypothetical")):
            found["hypothetical"] = supposed  # `once a truce is achieved`
        effect, further = _governed(document, word, head)
        failed = effect == "negated" and word.rel == "nsubj"  # an attempt that failed is no wish
        if effect == "negated" and word.rel == "ccomp" and word.i < head.i:
            break  # `X accused Y of it, a charge Y denies`: he denies the deed, not that he was accused
        if failed or head.lemma in moods(document.language).denials:
            return {"negated": f"“{head.text}” of the act"}
        if effect == "future" and _over(document, word):
            effect = None  # `announced that they had taken`
        if effect is not None:
            found[effect] = f"under “{head.text}”"
        if not further:
            if effect is None and word.rel in ("obj", "xcomp", "ccomp") and head.feats.get("VerbForm") == "Inf":
                found |= _of_marks(document, head)  # `to secure the release of X`
            break
        word = head
    return found


def _over(document: Document, verb: Token) -> bool:
    """Whether a verb tells of what has been: a finite past, or a perfect in any form."""
    perfect = any(helper.lemma in ("have", "avoir") for helper in document.children(verb, "aux"))
    return perfect or (verb.feats.get("Tense") == "Past" and verb.feats.get("VerbForm") == "Fin")


def _result(document: Document, word: Token, head: Token) -> bool:
    """Whether an act is what comes of what a verb tells, and shares its status (`could lead to war`)."""
    words = moods(document.language)
    if head.lemma not in words.results or head.upos != "VERB":
        return False
    led = any(case.lemma in words.towards for case in document.children(word, "case"))
    return word.rel == "obj" or (word.rel == "obl" and led)


def _without_result(document: Document, verb: Token) -> bool:
    """Whether a verb only says what its subject did not come to (`n'a pas abouti à un accord`, `failed to produce a deal`)."""
    words = moods(document.language)
    failed = next(iter(document.children(verb, "xcomp")), None) if verb.lemma in words.failing else None
    if failed is not None:
        return failed.lemma in words.outcomes
    named = document.children(verb, "obl", "obj")
    led = any(case.lemma in words.towards for each in named for case in document.children(each, "case"))
    return verb.lemma in words.results and led and negated(document, verb)


def _content(document: Document, clause: Token) -> bool:
    """Whether a clause says what its noun is (`the possibility that they were killed`)."""
    return any(mark.upos == "SCONJ" for mark in document.children(clause, "mark"))


def goes_on(document: Document, noun: Token) -> str | None:
    """Why what a noun tells goes on, whatever is asked or thought of it; None where nothing says so.

    Its adjective says so, or an end to it is asked for or planned (`demanded an end to the attacks`).
    """
    if noun.upos != "NOUN":
        return None
    lasting = effects(document.language, "adjectives")
    for child in document.children(noun, "amod", "acl"):
        if lasting.get(child.lemma) == "ongoing":
            return f"adjective “{child.text}”"
    head = document.head(noun)
    if head is None or head.lemma not in moods(document.language).ending or noun.rel not in ("obj", "nmod", "obl"):
        return None
    planned = head.upos == "NOUN" or head.feats.get("VerbForm") == "Inf" or head.rel in ("ccomp", "advcl")
    return f"an end to it, “{head.text}”, is still to come" if planned else None


def _stays(document: Document, verb: Token) -> bool:
    """Whether a verb tells, in the present, that somebody is somewhere."""
    present = verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") == "Fin"
    return present and verb.lemma in moods(document.language).staying


def _of_neighbour(document: Document, word: Token) -> Told:
    """What the noun right before an infinitive says of it, wherever the parser hung it (`sur les possibilités d'établir`)."""
    marks = document.children(word, "mark", "case")
    if word.feats.get("VerbForm") != "Inf" or not marks or marks[0].i == 0 or word.rel not in ("acl", "xcomp", "advcl"):
        return {}
    before = noun_before(document, marks[0])
    effect = effects(document.language, "nouns").get(before.lemma) if before.upos == "NOUN" else None
    return {effect: f"under “{before.text}”"} if effect and before.i != word.head else {}


def noun_before(document: Document, mark: Token) -> Token:
    """The word right before another, an adjective or two in between (`efforts communs pour …`); the sentence's first for none."""
    first, at = document.sentences[mark.sentence][0], mark.i - 1
    while at > first and document.tokens[at].upos == "ADJ":
        at -= 1
    return document.tokens[max(at, first)]


def _sequel(document: Document, word: Token) -> bool:
    """Whether an infinitive tells what came next, and shares the status of its governor (`avant de se rendre à Paris`)."""
    helpers = document.children(word, "aux")
    if word.rel not in CLAUSAL or not any(verb.feats.get("VerbForm") == "Inf" for verb in (word, *helpers)):
        return False
    words = moods(document.language)
    leads = {child.lemma for child in document.children(word, "mark", "case", "advmod")}
    if word.lemma in words.voiced and word.rel == "advcl" and leads & words.marks["hypothetical"] & PURPOSES:
        return True
    return not leads.isdisjoint(words.sequels)


def _stray_clause(document: Document, word: Token) -> bool:
    """Whether a clause with its own subject hangs somewhere without the conjunction its language asks for."""
    if moods(document.language).bare_complements or word.rel not in ("ccomp", "advcl"):
        return False
    marked = document.children(word, "mark") or word.feats.get("VerbForm") == "Inf"
    return not marked and bool(document.children(word, "nsubj"))


def _governed(document: Document, word: Token, head: Token) -> tuple[Status | None, bool]:
    """What `head` says of the act at `word` below it, and whether what stands above still matters."""
    language = document.language
    words = moods(language)
    if head.upos in ("NOUN", "PROPN"):
        relative = word.rel == "acl" and word.feats.get("VerbForm") != "Inf" and not _content(document, word)
        effect = None if relative else effects(language, "nouns").get(head.lemma)
        if effect == "hypothetical" and any(c.lemma == "no" for c in document.children(head, "det")):
            effect = "negated"  # `has no plans to`
        counted = word.rel in ("nmod", "compound") and head.lemma in grammar(language).containers
        return effect, effect is not None or counted
    if word.rel == "nsubj":
        told = effects(language, "events")
        met = (told[each.lemma] for each in document.children(head, "obj") if each.lemma in told)
        effect = told.get(head.lemma) or next(met, None)  # `the talks reached an impasse`
        if effect == "future" and word.deprel == "nsubj" and document.children(head, "obj"):
            effect = None  # `l'accord prévoit un échange`: the deal is there
        if _without_result(document, head):
            return None, False
        if effect is None and head.lemma in words.negated_events and negated(document, head):
            return "negated", True
        return effect, effect is not None
    if word.rel == "obl" and any(case.lemma in words.asking for case in document.children(word, "case")):
        asked = effects(language, "governors").get(head.lemma)
        return (asked if asked == "hypothetical" else None), False
    if word.rel == "obl" or (word.rel == "advcl" and head.lemma not in grammar(language).subject_control):
        return None, False
    if word.rel == "advcl" and any(mark.upos == "SCONJ" for mark in document.children(word, "mark")):
        return None, False  # `have failed since the fighting began`
    if head.lemma == "be" and word.rel == "xcomp" and word.feats.get("VerbForm") == "Inf":
        return "future", False  # `is to leave`
    if head.lemma == "have" and any(c.lemma in words.not_yet for c in document.children(head, "advmod")):
        return "negated", False
    if head.lemma in words.contents and _planned(document, head):
        return "hypothetical", False  # `the proposal includes the release of X`
    lemma = head.lemma
    if lemma in words.enabling:
        return _enabled(document, head), True
    effect = said_by_modal(document, head, word) or effects(language, "governors").get(lemma)
    if word.lemma in words.performatives and speaks_of_itself(document, head):
        return None, False
    if effect is None:
        light = word.upos in ("NOUN", "PROPN") and word.rel == "obj" and negated(document, head)
        known = any(child.feats.get("Definite") == "Def" for child in document.children(word, "det"))
        return ("negated" if light and not known else None), False  # `n'a pas dissipé les craintes`: these are there
    if negated(document, head):
        able = head.lemma in words.ability
        effect = "negated" if able or effect in ("actual", "ongoing", "future") else "hypothetical"
    return effect, effect in ("actual", "ongoing")


def _planned(document: Document, verb: Token) -> bool:
    """Whether a verb tells what a plan, a proposal, a deal holds; such a noun may stand as its relative's antecedent."""
    thought = {lemma for lemma, status in effects(document.language, "nouns").items() if status == "hypothetical"}
    subjects = [child for child in document.children(verb, "nsubj") if child.upos != "PRON"]
    head = document.head(verb)
    if verb.rel == "acl" and head is not None:
        subjects.append(head)
    return any(subject.lemma in thought for subject in subjects)


def _enabled(document: Document, verb: Token) -> Status:
    """What a verb of enabling says of the act: done where that is past, not done where denied, else only thinkable."""
    if negated(document, verb):
        return "negated"
    return "actual" if _over(document, verb) else "hypothetical"


def _of_marks(document: Document, word: Token) -> Told:
    """What the conjunction or preposition before a clause says of the act in it."""
    marks = effects(document.language, "marks")
    found: Told = {}
    purpose = None
    if _sequel(document, word):
        return found
    clause = word.upos not in ("NOUN", "PROPN")  # `pour une visite` is no mere purpose, `before the talks` no condition
    leads = document.children(word, "mark", "case", "cc")
    if word.rel == "advcl":  # `once a truce is reached`
        leads += tuple(each for each in document.children(word, "advmod") if each.lemma == "once" and each.i < word.i)
    for child in leads:
        if child.lemma in marks and (clause or marks[child.lemma] == "negated"):
            found[marks[child.lemma]] = f"after “{child.text}”"
        elif child.deprel == "mark" and child.lemma == "to":
            purpose = child
    if purpose and word.feats.get("VerbForm") == "Inf" and (word.rel == "advcl" or _in_order(document, word)):
        found["hypothetical"] = f"a purpose, after “{purpose.text}”"
    return found


def _in_order(document: Document, verb: Token) -> bool:
    """Whether an infinitive hangs on the `order` of `in order to`."""
    head = document.head(verb)
    if verb.rel != "acl" or head is None or head.lemma != "order":
        return False
    return any(case.lemma == "in" for case in document.children(head, "case")) and not document.children(head, "det")


def _conditional(document: Document, trigger: Token) -> bool:
    """Whether the act stands in a condition (`provided that X withdraws`)."""
    first, last = document.sentences[trigger.sentence]
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    conditions = _condition_spans(document.text[start:end], document.language)
    return any(first <= trigger.start - start < last for first, last in conditions)


@lru_cache(maxsize=256)
def _condition_spans(sentence: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where the conditions of a sentence stand in it; kept for the next acts of the same sentence."""
    found = conditions_in(sentence, language, 0, len(sentence), prices=False)
    return tuple((span.start, span.end) for span in found)


def _asked(document: Document, trigger: Token) -> bool:
    """Whether the act stands in a question's main clause."""
    first, last = document.sentences[trigger.sentence]
    end = document.tokens[last - 1]
    return end.text.endswith("?") or (last - first > 1 and document.tokens[last - 2].text == "?")
