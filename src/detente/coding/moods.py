"""The words of a language that say of an act whether it happened (`lexicon/<language>/status.yaml`)."""

from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model.event import Status

Says = dict[Status, frozenset[str]]


class Moods(Struct, frozen=True, forbid_unknown_fields=True):
    """What a language's words say of an act (lemmas).

    modals: auxiliaries and modal verbs, by what they say of the act.  governors, nouns, adjectives, marks,
    adverbs, events: governing verbs, governing nouns, adjectives of an event noun, conjunctions of its clause,
    adverbs, verbs whose subject is the act, likewise.  negated_events: verbs that, negated, say of their subject
    that it did not happen (`n'a pas abouti`).  restrictive: words that turn a negation into `only`.
    weak_negations: negate only together with another.  conditionals: particles of an unreal mood (`бы`).
    not_yet: adverbs of `has yet to agree`.  bare_complements: whether complement clauses may lack a conjunction
    (`said he left`).  tenseless_participles: whether a bare present participle has the time of its governor
    (`succeeded in taking`).  ability: modals whose negation says that it did not happen.
    reported_future: `would` in reported speech.  future_auxiliaries: forms that make a future whatever their tense.
    obliging: modals of duty that also announce (`doit se tenir`, `должен прибыть`), with the verbs of scheduled acts
    in `scheduled`.  performatives: verbs that do what they say, whatever politeness stands before (`je tiens à saluer`).
    future_endings: of verb forms that are always a future, whatever the tagger says (`-ront`).
    results: verbs whose object, or oblique after one of `towards`, is what comes of them (`mener à`, `lead to`).
    failing: verbs of failing, with the verbs of what an act that took place fails to bring in `outcomes`.
    contents: verbs that say what a plan or a deal holds (`the proposal includes a withdrawal`).
    potential: nouns of what somebody is able or entitled to do; what stands under them is no act (`the right to enrich`).
    denials: verbs of denying: whatever stands below is denied.  enabling: verbs that say of an act that it was made
    possible, and in the past that it happened.  sequels: what leads to an infinitive that tells what came next
    (`avant de partir`).  since: what leads to the time since which an act goes on, told in the present.
    future_shapes: endings one of which every future has, whatever the tagger says.  standing: verbs whose passive participle tells
    of what lasts (`rebels backed by X`).  ending: verbs and nouns that, asked for or planned, say that an act goes on until now.
    counted: words of the time since which acts in a perfect are counted (`has killed 200 people since Monday`).
    voiced: what is done in words, so that it is done as soon as its purpose is told (`marcher pour réclamer`).
    idle: nouns before which a word of negation denies nothing (`sans doute`, `sans cesse`).  punctual: verbs that, in the vivid present, tell what is done once (`décrète un couvre-feu`).  states: nouns that, under no verb of their own, tell what lasts (`le soutien de X`).  staying: verbs of being somewhere, in the present for what goes on there (`se trouve à X pour une visite`).
    asking: prepositions that lead from a verb of asking to what is asked (`call for a truce`, `appeler à une trêve`).
    """

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
    future_auxiliaries: frozenset[str] = frozenset()
    not_yet: frozenset[str] = frozenset()
    reported_future: frozenset[str] = frozenset()
    obliging: frozenset[str] = frozenset()
    scheduled: frozenset[str] = frozenset()
    performatives: frozenset[str] = frozenset()
    future_endings: tuple[str, ...] = ()
    results: frozenset[str] = frozenset()
    failing: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    towards: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    denials: frozenset[str] = frozenset()
    enabling: frozenset[str] = frozenset()
    sequels: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    future_shapes: tuple[str, ...] = ()
    standing: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    punctual: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    voiced: frozenset[str] = frozenset()
    potential: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()


@cache
def moods(language: str) -> Moods:
    """The words of a language that say whether an act happened."""
    return knowledge(language, "status", Moods)


@cache
def effects(language: str, kind: str) -> dict[str, Status]:
    """Lemma → what it says of the act, for one of the lists of `Moods`."""
    says: Says = getattr(moods(language), kind)
    return {lemma: status for status, lemmas in says.items() for lemma in lemmas}
