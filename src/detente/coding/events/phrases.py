"""Phrases around predicates and nouns: what a preposition, a case, a possessive or an attribute ties to them."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from detente.coding.events.frames import Lexicon
from detente.coding.events.indefinite import substantive
from detente.coding.grammar import Grammar
from detente.model import Document, Token

NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM", "DET"})
OBLIQUES = ("obl", "nmod", "iobj", "obj", "dep", "advmod", "xcomp", "conj", "appos")
BETWEEN = frozenset({"между", "entre", "between"})  # the parties of an act may hang on it though it is the subject
OWNERS = frozenset({"его", "её", "ее", "их"})
OCCASIONS = frozenset(
    {"after", "before", "during", "following", "amid", "après", "avant", "pendant", "suite"}
    | {"после", "до", "накануне", "во_время"}
)  # lead to what only says when
HYPHENS = frozenset({"-", "‐", "‑", "–", "—", "/"})


class Phrases(Struct, frozen=True, dict=True):
    """The noun phrases of one document's predicates and nouns."""

    document: Document
    lexicon: Lexicon
    grammar: Grammar

    def within(self, noun: Token, prepositions: frozenset[str]) -> tuple[Token, ...]:
        """The noun phrases anywhere below a noun that one of the prepositions leads to, however they are attached."""
        return tuple(
            token
            for token in self.document.subtree(noun)
            if token.upos in NOMINALS
            and any(case.lemma in prepositions for case in self.document.children(token, "case"))
        )

    def prepositional(self, predicate: Token, preposition: str) -> tuple[Token, ...]:
        """The noun phrases that a preposition ties to a predicate, to its object or to its auxiliary noun."""
        found = self._led_by(predicate, preposition)
        if found or preposition == self.grammar.genitive:
            return found
        if predicate.upos in ("NOUN", "PROPN"):
            inner = self.document.children(predicate, "nmod", "appos")
            return tuple(token for child in inner for token in self._led_by(child, preposition))
        nested = self.document.children(predicate, "obj", "nsubj:pass", "xcomp", "obl")
        if preposition == self.grammar.dative:
            nested += self.document.children(predicate, "advmod")  # `handed back to X`
        if preposition in BETWEEN:
            nested += self.document.children(predicate, "nsubj", "advmod")
        return tuple(token for child in nested for token in self._led_by(child, preposition))

    def beside(self, predicate: Token, preposition: str) -> tuple[Token, ...]:
        """The noun phrases that a preposition ties to a predicate itself."""
        return self._led_by(predicate, preposition)

    def _led_by(self, predicate: Token, preposition: str) -> tuple[Token, ...]:
        table = self._leads.get(predicate.i)
        if table is None:
            table = self._leads[predicate.i] = {}
            for child in self.document.children(predicate, *OBLIQUES):
                if child.upos in NOMINALS or substantive(child):
                    for found, leads in self._phrases(child):
                        for word in leads:
                            table[word] = (*table.get(word, ()), found)
        return table.get(preposition, ())

    @cached_property
    def _leads(self) -> dict[int, dict[str, tuple[Token, ...]]]:
        """Predicate → preposition → the noun phrases it leads to; filled as predicates are looked at."""
        return {}

    def _phrases(self, child: Token) -> Iterator[tuple[Token, tuple[str, ...]]]:
        """A dependent with the prepositions that lead to it; `à l'encontre de X` is X led by `contre`."""
        cases = self.document.children(child, "case")
        words = dict.fromkeys(word for case in cases for word in (case.lemma, case.text.lower()))
        leads = tuple(self.grammar.prepositions.get(word, word) for word in words)
        fixed = (part.lemma for case in cases for part in self.document.children(case, "fixed"))
        if beyond := next((self.lexicon.bridges[part] for part in fixed if part in self.lexicon.bridges), None):
            yield child, (beyond,)  # `со стороны X`, `в адрес X`, taken for prepositions
            return
        bridge = self.lexicon.bridges.get(child.lemma)
        if bridge and leads:
            for inner in self.document.children(child, "nmod", "obl"):
                yield inner, (bridge,)
            return
        if leads:
            yield child, leads

    def counted(self, token: Token) -> Token:
        """For a number that heads what it counts (`eight of our men`), the counted; any other word itself."""
        if token.upos != "NUM":
            return token
        return next((child for child in self.document.children(token, "nmod") if child.upos == "NOUN"), token)

    def after_number(self, token: Token) -> Token | None:
        """The people after a French number that the parser made the head (`six cents civils`); None elsewhere."""
        if token.lemma not in ("cent", "mille"):
            return None
        return next(
            (child for child in self.document.children(token, "amod", "nmod", "acl") if child.i == token.i + 1), None
        )

    def bare(self, predicate: Token, case: str) -> tuple[Token, ...]:
        """The Russian noun phrases of a predicate in a case, without a preposition."""
        if self.document.language != "ru":
            return ()
        return tuple(
            child
            for child in self.document.children(predicate, "obl", "iobj", "nmod", "obj")
            if case_of(child) == case and not self.document.children(child, "case")
        )

    def strayed(self, verb: Token) -> tuple[Token, ...]:
        """The Russian dative that the parser hung on a noun below its verb (`предъявить обвинение в шпионаже X`)."""
        if self.document.language != "ru" or verb.upos != "VERB":
            return ()
        nouns = self.document.children(verb, "obj", "obl")
        nouns += tuple(inner for noun in nouns for inner in self.document.children(noun, "nmod"))
        return tuple(found for noun in nouns if noun.i > verb.i for found in self.bare(noun, "Dat"))

    def genitives(self, noun: Token) -> tuple[Token, ...]:
        """Whose a noun is: `de X`, `of X`, a bare Russian genitive."""
        if self.document.language == "ru":
            return tuple(
                child
                for child in self.document.children(noun, "nmod")
                if self._genitive(child) and not self.document.children(child, "case")
            )
        return self._led_by(noun, self.grammar.genitive)

    def _genitive(self, noun: Token) -> bool:
        """Whether a Russian noun stands in the genitive; a foreign name, where any of its parts does."""
        if case_of(noun) in ("Gen", None):
            return True
        return noun.upos == "PROPN" and any(
            part.feats.get("Case") == "Gen" for part in self.document.children(noun, "flat", "appos")
        )

    def possessors(self, noun: Token) -> tuple[Token, ...]:
        """Whose a noun is: `son`, `his`, `X's`, `его`."""
        return tuple(
            child
            for child in self.document.children(noun, "nmod:poss", "det", "nmod")
            if child.deprel == "nmod:poss" or self._owns(child)
        )

    def _owns(self, child: Token) -> bool:
        """Whether a dependent is a possessive, in Russian also a pronoun in the genitive right beside its noun."""
        if child.rel == "nmod":
            beside = child.upos in ("PRON", "DET") and child.text.lower() in OWNERS
            return beside and not self.document.children(child, "case")
        return child.feats.get("Poss") == "Yes" or child.lemma in self.grammar.possessives

    def modifiers(self, noun: Token) -> tuple[Token, ...]:
        """Adjectives and compound nouns that may name a country or a body, both of a pair (`the Iran-US talks`)."""
        found = self._attributes(noun)
        pairs = (inner for each in found for inner in self._attributes(each) if self._hyphened(inner, each))
        return tuple(sorted((*found, *pairs), key=lambda token: token.i))

    def _hyphened(self, first: Token, second: Token) -> bool:
        """Whether two words are joined by a hyphen or a dash."""
        between = self.document.tokens[first.i + 1 : second.i]
        return len(between) == 1 and between[0].text in HYPHENS

    def _attributes(self, noun: Token) -> tuple[Token, ...]:
        return tuple(
            child
            for child in self.document.children(noun, "amod", "compound", "nmod", "appos", "flat", "nummod")
            if child.upos == "ADJ"
            or child.deprel == "compound"
            or (child.upos in ("PROPN", "NOUN") and child.i < noun.i and not self.document.children(child, "case"))
        )


def case_of(noun: Token) -> str | None:
    """The case of a Russian noun; a form in -ам, -ям is no genitive, whatever the parser says."""
    case, form = noun.feats.get("Case"), noun.text.lower()
    dative = case == "Gen" and form != noun.lemma and form.endswith(("ам", "ям"))
    return "Dat" if dative and noun.upos == "NOUN" else case
