"""A language's function words: what tells where arguments stand (`lexicon/<language>/grammar.yaml`).

Their sisters, the words that tell whether an act happened, are in `moods`.
"""

from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge


class Grammar(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's function words (lemmas).

    relatives, possessives: pronouns.  genitive, dative, agent: the prepositions of these roles.
    prepositions: other forms of a preposition.  negations: words that deny.
    subject_control: verbs whose infinitive has their own subject.
    conjunctions: that join the parts of a list.  partners: prepositions that lead to whom an act is done with or
    against.  infinitives, reflexives: endings of infinitives, and of reflexive verbs that may be passives
    (`обстреливаться`).  circumstances: prepositions of cause, time or condition, which make no predicate of a verb
    and its noun.  relative_adverbs: `where`, `when` of relative clauses.  topics: prepositions that after a noun name
    what it is about (`министр по выходу`).  containers: nouns that only count or bundle acts (`series of strikes`).
    about: prepositions of what is only spoken of (`a protest over the visit`).  starts: of where something is fired from.
    announcers: verbs that make an act known before it is done.  stances: demands and refusals that last, told in the
    present.  mediating: participles of a mediator's part (`brokered by`).  locative: prepositions of place.
    origins: prepositions that lead to whose something is (`an offer from X`, `a bid by X`).
    asked: prepositions that lead to whom something is asked of (`exiger de X`).
    orders: nouns whose owner is the doer of a passive without one (`по решению X`).
    occasions: nouns that only say on what occasion something was done (`à l'issue des pourparlers`).
    goers: verbs that have their past with `être`; any other with it is a passive.
    deciding: verbs for adopting or weighing a measure (`approved sanctions on X`).
    ascribing: verbs that lay a deed to somebody (`attributed to X`, `blamed on X`).  fearing: verbs whose subject is whom
    the deed feared would hit.
    claiming: verbs by which somebody says that a deed was his.  shouldering: the same, with a noun of `liability`.
    against: prepositions that lead to whom an act is directed against.  despite: in spite of what, or beside what.
    likening: what leads to what something is taken for (`as an attack`).  excessive: `too`.
    mutual: words by which several do something to each other.
    pointing: determiners of what was told before.  amends: what is asked of whoever did a deed.
    countering: verbs and nouns for standing up to somebody.  aims: nouns for what an act is for.
    retorts: nouns that lead to the act that another answers (`in response to`).
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
    infinitives: tuple[str, ...] = ()
    reflexives: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    relative_adverbs: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    partners: tuple[str, ...] = ()
    containers: frozenset[str] = frozenset()
    announcers: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    mediating: frozenset[str] = frozenset()
    locative: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    object_marks: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    mutual: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    despite: frozenset[str] = frozenset()
    goers: frozenset[str] = frozenset()
    ascribing: frozenset[str] = frozenset()
    deciding: frozenset[str] = frozenset()
    fearing: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    amends: frozenset[str] = frozenset()
    countering: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    retorts: frozenset[str] = frozenset()
    likening: frozenset[str] = frozenset()
    excessive: frozenset[str] = frozenset()
    claiming: frozenset[str] = frozenset()
    shouldering: frozenset[str] = frozenset()
    liability: frozenset[str] = frozenset()


@cache
def grammar(language: str) -> Grammar:
    """The function words of a language."""
    return knowledge(language, "grammar", Grammar)
