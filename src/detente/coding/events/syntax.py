"""Where the roles of a predicate stand: slots of the frame lexicon → tokens, over Universal Dependencies.

Parsers err, so every slot has fallbacks: a prepositional phrase may hang on the object instead of the verb, a
passive may lack its mark, a relative clause may be called adverbial.
"""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from detente.coding.events.agents import agents
from detente.coding.events.carried import distant, verb_before
from detente.coding.events.frames import Lexicon
from detente.coding.events.indefinite import (
    indefinite,
    many_to_one,
    mistaken,
    substantive,
)
from detente.coding.events.passives import Passives
from detente.coding.events.phrases import NOMINALS, Phrases
from detente.coding.events.relatives import agrees, antecedent, oblique_relative
from detente.coding.events.stranded import stranded_subject
from detente.coding.events.subjects import before, disguised_subject, fellow_verb, raised_object, subjects, undergoes
from detente.coding.grammar import Grammar
from detente.coding.moods import moods
from detente.model import Document, Token

ADVERBIAL = frozenset({"y", "en"})  # French pronouns for places and things
DEPTH = 8  # how far a subject is sought up a chain of clauses


class Syntax(Struct, frozen=True, dict=True):
    """The slots of one document's predicates."""

    document: Document
    lexicon: Lexicon
    grammar: Grammar

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases around its predicates and nouns."""
        return Phrases(self.document, self.lexicon, self.grammar)

    def fill(self, predicate: Token, slot: str) -> tuple[Token, ...]:
        """The tokens in a slot of a predicate, heads of noun phrases, coordination not expanded."""
        found = self._filled.get((predicate.i, slot))
        if found is None:
            found = self._filled[predicate.i, slot] = self._fill(predicate, slot)
        return found

    @cached_property
    def _filled(self) -> dict[tuple[int, str], tuple[Token, ...]]:
        """What stands in the slots asked for so far: each is asked for by several rules."""
        return {}

    def _fill(self, predicate: Token, slot: str) -> tuple[Token, ...]:
        match slot:
            case "subject":
                return self.subject(predicate)
            case "object":
                return self.object(predicate)
            case "dative":
                return self.dative(predicate)
            case "clause":
                return self.clause_subject(predicate)
            case "object_of_clause":
                return ()
            case "speaker":
                return self._speaker(predicate)
            case "demonym":
                return self.phrases.modifiers(predicate)
            case "possessive":
                return tuple(self._antecedent(predicate, each) for each in self.phrases.possessors(predicate))
            case "genitive":
                return self.phrases.genitives(predicate)
            case "ins":
                return self.phrases.bare(predicate, "Ins")
            case "none" | "any":
                return ()
        return self.phrases.prepositional(predicate, slot)

    # verbs

    def passive(self, verb: Token) -> bool:
        """Whether a verb stands in the passive."""
        return self._passives.passive(verb)

    def past_participle(self, verb: Token) -> bool:
        """Whether a verb is a bare past participle (`troops sent to`, « soutenu par »), without an auxiliary."""
        return self._passives.past_participle(verb)

    @cached_property
    def _passives(self) -> Passives:
        return Passives(self.document, self.lexicon, self.grammar)

    def subject(self, verb: Token, depth: int = 0) -> tuple[Token, ...]:
        """Who does it: subject, agent of a passive, the one that an infinitive or a relative refers to."""
        if verb.upos in ("NOUN", "PROPN") and not self.document.children(verb, "nsubj"):
            return stranded_subject(self.document, verb)
        if self.passive(verb):
            return agents(self.phrases, verb)
        return self._surface_subject(verb, depth)

    def object(self, verb: Token) -> tuple[Token, ...]:
        """Direct object; in the passive its subject, or the noun that the participle qualifies."""
        if self.passive(verb):
            return self._surface_subject(verb, 0)
        found = tuple(
            child
            for child in self.document.children(verb, "obj")
            if (child.upos in NOMINALS or substantive(child))
            and child.feats.get("Reflex") != "Yes"
            and not (self.document.language == "ru" and self.document.children(child, "case"))
            and child not in disguised_subject(self.document, verb)
        )
        found = found or tuple(
            c for c in self.document.children(verb, "nsubj") if undergoes(self.document, self.grammar, verb, c)
        )
        found = found or tuple(c for c in self.document.children(verb, "nsubj") if mistaken(self.document, verb, c))
        found = found or self._judged(verb) or self._scrambled(verb) or self._stray_object(verb)
        found = found or self._shared_object(verb) or raised_object(self.document, verb)
        return tuple(self._antecedent(verb, child) for child in found) or self._relative_object(verb)

    def _shared_object(self, verb: Token) -> tuple[Token, ...]:
        """The object that stands after the last of two verbs joined word to word (`criticise and mock the group`)."""
        kin = [child for child in self.document.children(verb, "conj") if child.upos == "VERB"]
        head = self.document.head(verb)
        if verb.rel == "conj" and head is not None and head.upos == "VERB":
            kin.append(head)
        if self.document.language == "ru" and head in kin and indefinite(self.document, verb):
            first = self.document.children(head, "obj") if indefinite(self.document, head) else ()
            if shared := tuple(each for each in first if each.i < head.i and each.upos in NOMINALS):
                return shared  # `активиста избили, арестовали и осудили`
        for other in kin:
            joined = self.document.tokens[min(verb.i, other.i) + 1 : max(verb.i, other.i)]
            if all(token.upos in ("CCONJ", "AUX", "ADV") or token.text == "," for token in joined):
                bare = not self.document.children(verb, "obl", "xcomp", "ccomp", "nsubj:pass")
                found = self.document.children(other, "obj")
                if bare and found and found[0].i > max(verb.i, other.i):
                    return tuple(each for each in found if each.upos in NOMINALS)
        return ()

    def _scrambled(self, verb: Token) -> tuple[Token, ...]:
        """A Russian object before its verb that the parser hung on the infinitive after it (`Баку просил уйти Путин`)."""
        if self.document.language != "ru" or verb.lemma in self.grammar.subject_control:
            return ()
        infinitives = (c for c in self.document.children(verb, "xcomp") if c.feats.get("VerbForm") == "Inf")
        objects = (noun for each in infinitives for noun in self.document.children(each, "obj", "iobj"))
        return tuple(noun for noun in objects if noun.i < verb.i and noun.upos in NOMINALS)

    def _stray_object(self, verb: Token) -> tuple[Token, ...]:
        """A bare noun after its verb that the parser left without a role."""
        strays = (child for child in self.document.children(verb, "punct", "dep") if child.i > verb.i)
        return tuple(c for c in strays if c.upos in ("NOUN", "PROPN") and not self.document.children(c, "case"))

    def _judged(self, verb: Token) -> tuple[Token, ...]:
        """The object that a parser makes the subject of what is said of it: `found X guilty`."""
        for child in self.document.children(verb, "xcomp", "ccomp"):
            bare = not self.document.children(child, "aux", "cop", "mark")
            if child.upos in ("ADJ", "NOUN") and bare:
                return self.document.children(child, "nsubj")
        return ()

    def agent_above(self, noun: Token) -> tuple[Token, ...]:
        """Who does what a passive verb says of an event noun, or of what it belongs to (`la loi d'amnistie, promulguée par X`)."""
        node = noun
        for _ in range(3):
            head = self.document.head(node)
            if head is None:
                return ()
            if head.upos == "VERB":
                told = node.rel == "nsubj" and self.passive(head) and not self.lexicon.entries(head.lemma, "VERB")
                return agents(self.phrases, head) if told else ()  # what is condemned or demanded by X is not X's act
            if node.rel not in ("nmod", "conj", "appos", "compound"):
                return ()
            node = head
        return ()

    def spoken(self, verb: Token) -> tuple[Token, ...]:
        """For a verb whose subject is a personal pronoun, the subject of the verb that reports it: `X said they will`."""
        subjects = self.document.children(verb, "nsubj")
        if self.passive(verb) or not any(t.upos == "PRON" and t.feats.get("Person") == "3" for t in subjects):
            return ()
        found = self._speaker(verb)
        if self.document.language == "ru" and len(found) == 1 and not agrees(subjects[0], found[0]):
            return ()
        return found

    def dative(self, verb: Token) -> tuple[Token, ...]:
        """Indirect object: a pronoun, `à X`, `to X`, a bare Russian dative."""
        pronouns = tuple(
            c
            for c in self.document.children(verb, "iobj")
            if c.feats.get("Reflex") != "Yes" and c.lemma not in ADVERBIAL
        )
        found = pronouns + self.phrases.bare(verb, "Dat") + self.phrases.prepositional(verb, self.grammar.dative)
        return found or self.phrases.strayed(verb)

    def _speaker(self, predicate: Token) -> tuple[Token, ...]:
        """Who says it: the subject of the verb in whose complement clause a predicate stands."""
        for node in (predicate, *self.document.ancestors(predicate)):
            head = self.document.head(node)
            if head is None:
                return ()
            if node.rel in ("ccomp", "parataxis") and head.upos == "VERB":
                return self.subject(head)
        return ()

    def authors(self, verb: Token, *, aims: bool = False) -> tuple[Token, ...]:
        """For a participle that tells what a paper says (`put out a report accusing X`), whose it is or who brings it out.

        aims: also for an infinitive below the participle (`une proposition visant à condamner X`).
        """
        for _ in range(2 if aims else 0):
            above = self.document.head(verb)
            if verb.rel not in ("xcomp", "conj") or above is None or above.upos != "VERB":
                break
            verb = above
        paper = self.document.head(verb)
        if verb.rel != "acl" or paper is None or paper.upos != "NOUN" or self.passive(verb):
            return ()
        if verb.feats.get("VerbForm") == "Fin" or any(
            c.lemma in self.grammar.relatives for c in self.document.children(verb)
        ):
            return ()
        head = self.document.head(paper)
        owners = tuple(each for each in self.phrases.within(paper, self.grammar.origins) if each.i < verb.i)
        if owners or head is None or head.upos != "VERB" or paper.rel not in ("obj", "obl"):
            return owners
        return self.subject(head)

    def deciders(self, noun: Token) -> tuple[Token, ...]:
        """Whose decision an act is that a noun tells (`решение министра об уходе`)."""
        head = self.document.head(noun)
        if head is None or noun.rel != "nmod" or head.lemma not in self.grammar.orders:
            return ()
        return self.phrases.possessors(head) + self.phrases.genitives(head) + self.phrases.modifiers(head)

    def proposers(self, noun: Token) -> Iterator[Token]:
        """Who did what a participle says of a noun: `a plan put forward by X`."""
        for verb in self.document.children(noun, "acl", "amod", "conj"):
            plain = verb.lemma not in self.grammar.mediating and verb.lemma not in moods(self.document.language).results
            if verb.upos == "VERB" and self.past_participle(verb) and plain:
                yield from self.subject(verb)

    def makers(self, noun: Token) -> Iterator[Token]:
        """Who made what a relative clause says of a thing: `the commission that X set up`."""
        for verb in self.document.children(noun, "acl"):
            if verb.upos == "VERB" and verb.feats.get("VerbForm") != "Inf" and self._relative_object(verb):
                yield from (c for c in self.document.children(verb, "nsubj") if c.upos in ("NOUN", "PROPN"))

    def carriers_below(self, noun: Token) -> Iterator[Token]:
        """Who holds or does what a noun tells, in a clause upon it: `the talks that X holds with Y`."""
        for verb in self.document.children(noun, "acl"):
            if verb.lemma in self.lexicon.light.actor and self._relative_object(verb) == () and not self.passive(verb):
                subjects = self.document.children(verb, "nsubj")
                yield from (each for each in subjects if each.lemma not in self.grammar.relatives)

    def brokers(self, noun: Token) -> Iterator[Token]:
        """Who mediated what a noun tells: `a ceasefire brokered by X`."""
        for verb in self.document.children(noun, "acl", "amod"):
            if verb.upos == "VERB" and verb.lemma in self.grammar.mediating and self.past_participle(verb):
                yield from self.subject(verb)

    def clause_subject(self, verb: Token) -> tuple[Token, ...]:
        """The subject of the complement clause."""
        for child in self.document.children(verb, "ccomp", "xcomp", "advcl"):
            found = self.document.children(child, "nsubj")
            if found:
                return found
        return ()

    def _surface_subject(self, verb: Token, depth: int) -> tuple[Token, ...]:
        people = (c for c in subjects(self.document, verb) if c.upos in NOMINALS or substantive(c))
        found = tuple(
            c
            for c in people
            if not undergoes(self.document, self.grammar, verb, c) and not mistaken(self.document, verb, c)
        )
        if not found:
            found = (
                disguised_subject(self.document, verb)
                or before(self.document, verb)
                or stranded_subject(self.document, verb)
            )
        if found:
            return tuple(self._antecedent(verb, child) for child in found)
        if depth >= DEPTH:
            return ()
        return self._shared_subject(verb, depth)

    def _shared_subject(self, verb: Token, depth: int) -> tuple[Token, ...]:
        """The subject a verb without its own borrows from the clause it hangs on."""
        head = self.document.head(verb)
        if head is None and (earlier := verb_before(self.document, verb)) is not None:
            return self._either_subject(earlier, depth + 1)
        if head is None or (
            verb.rel in ("conj", "ccomp", "advcl", "parataxis") and many_to_one(self.document, verb, head)
        ):
            return ()
        relation = verb.rel
        if relation in ("acl", "amod") or (relation == "nmod" and verb.feats.get("VerbForm") == "Inf"):
            return self._subject_of_attribute(verb, head, depth)
        if relation == "conj" and (fellow := fellow_verb(self.document, verb, head)) is not None:
            return self._surface_subject(fellow, depth + 1)
        if relation in ("conj", "parataxis") and head.upos in ("VERB", "AUX", "ADJ"):
            return self._either_subject(head, depth + 1)
        if relation == "csubj" and head.upos == "ADV":
            return ()  # `вклад можно оценить как`: nobody is said to do it
        predicative = head.upos not in ("NOUN", "PROPN") or bool(self.document.children(head, "nsubj"))
        if relation in ("xcomp", "ccomp", "advcl", "obl", "obj", "csubj", "dep") and predicative:
            blamed = relation == "advcl" and self._blamed(verb)
            if (blamed or relation != "advcl") and relation != "dep" and (controller := self._controller(head)):
                return controller
            return self._either_subject(head, depth + 1)
        return ()

    def _either_subject(self, verb: Token, depth: int) -> tuple[Token, ...]:
        return self._surface_subject(verb, depth) if self.passive(verb) else self.subject(verb, depth)

    def _subject_of_attribute(self, verb: Token, noun: Token, depth: int) -> tuple[Token, ...]:
        """For a verb that qualifies a noun: the noun, or for `intention to X` the noun's possessor."""
        infinitive = verb.feats.get("VerbForm") == "Inf"
        if depth < DEPTH and self._detached(verb) and (found := self._subject_above(noun, depth + 1)):
            return found
        if any(child.lemma in self.grammar.relative_adverbs for child in self.document.children(verb)):
            return self._going_on(verb, noun, depth)
        if oblique_relative(self.document, self.grammar, verb) and depth < DEPTH:
            return self._subject_above(noun, depth + 1)
        if not infinitive or noun.upos == "PROPN":
            return (noun,) if noun.upos in NOMINALS else ()
        owners = self.phrases.possessors(noun) + self.phrases.genitives(noun) + self.phrases.modifiers(noun)
        if owners := tuple(each for each in owners if each.i != verb.i):
            return owners
        if self.document.language != "ru" and (owners := self.phrases.beside(noun, self.grammar.agent)):
            return owners  # `the attempt by X to seize it`
        governor = self.document.head(noun)
        if governor is not None and governor.upos in ("VERB", "AUX") and depth < DEPTH:
            return self._either_subject(governor, depth + 1)
        return ()

    def _going_on(self, verb: Token, noun: Token, depth: int) -> tuple[Token, ...]:
        """The subject above that a Russian clause of place goes on with (`побывал там, где встретился с X`)."""
        if self.document.language != "ru" or depth >= DEPTH:
            return ()
        found, number = self._subject_above(noun, depth + 1), verb.feats.get("Number")
        return (
            found
            if (len(found) > 1) == (number == "Plur") or all(t.feats.get("Number") == number for t in found)
            else ()
        )

    def _detached(self, verb: Token) -> bool:
        """Whether a present participle stands after a comma: it tells of the clause's subject, wherever it hangs."""
        if self.document.language == "ru" or verb.i == 0 or self.document.children(verb, "nsubj"):
            return False
        before = self.document.tokens[verb.i - 1]
        if any(mark.lemma == "en" for mark in self.document.children(verb, "mark", "case")):
            return True
        present = verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") == "Part"
        return before.text == "," and (present or (self.document.language == "en" and verb.text.endswith("ing")))

    def _subject_above(self, noun: Token, depth: int) -> tuple[Token, ...]:
        """The subject of the finite clause that a noun stands in, unless it is the noun's own."""
        for head in self.document.ancestors(noun):
            if head.upos in ("VERB", "AUX") and self.document.children(head, "nsubj"):
                return self._surface_subject(head, depth)
        return ()

    def _controller(self, verb: Token) -> tuple[Token, ...]:
        """Whom an infinitive under this verb refers to, where that is not its subject: `asked X to`."""
        if verb.lemma in self.grammar.subject_control:
            return ()
        return self.object(verb) or self.dative(verb)

    def _blamed(self, verb: Token) -> bool:
        """Whether a clause tells what the object of its governor did: `thanked X for helping`, `accused X of lying`."""
        leads = self.document.children(verb, "mark", "case")
        return any(child.lemma in self.grammar.object_marks for child in leads)

    def _relative_object(self, verb: Token) -> tuple[Token, ...]:
        """`the town that the army took`: the noun that the clause qualifies, when its verb lacks an object."""
        if verb.rel != "acl" or self._relative_subject(verb):
            return ()
        head = self.document.head(verb)
        marked = any(c.lemma in self.grammar.relatives for c in self.document.children(verb))
        return (head,) if head is not None and marked and head.upos in NOMINALS else ()

    def _relative_subject(self, verb: Token) -> bool:
        subjects = self.document.children(verb, "nsubj")
        return not subjects or any(c.lemma in self.grammar.relatives for c in subjects)

    def stands_for(self, token: Token) -> Token:
        """The noun that a Russian relative stands for, wherever in its clause it stands; any other word itself."""
        relative = self.document.language == "ru" and token.lemma in self.grammar.relatives
        head = self.document.head(token) if relative else None
        return token if head is None else antecedent(self.document, head, token)

    def _antecedent(self, verb: Token, pronoun: Token) -> Token:
        if pronoun.lemma not in self.grammar.relatives:
            return distant(self.document, pronoun) or pronoun
        return antecedent(self.document, verb, pronoun)
