"""Whether a verb is in the passive: told by its marks, its form, or the auxiliary it has."""

from msgspec import Struct

from detente.coding.events.frames import Lexicon
from detente.coding.events.indefinite import undergone
from detente.coding.grammar import Grammar
from detente.model import Document, Token


class Passives(Struct, frozen=True):
    """The passives among one document's verbs."""

    document: Document
    lexicon: Lexicon
    grammar: Grammar

    def passive(self, verb: Token) -> bool:
        """Whether a verb stands in the passive."""
        children = self.document.children(verb)
        marks = {child.deprel for child in children}
        if "expl:comp" in marks or "expl:pv" in marks or self._gone(verb):
            return False
        if self._been(verb):
            return True
        if "aux:pass" not in marks and not marks.isdisjoint(("obj", "aux:tense")):
            return False  # `a démenti`: the auxiliary of a tense, whatever its subject is called
        if "aux:pass" in marks or "nsubj:pass" in marks:
            reflexive = any(child.feats.get("Reflex") == "Yes" for child in children)
            return not (reflexive and "obl:agent" not in marks and self.document.language == "fr")
        if verb.feats.get("Voice") == "Pass" or self._short_passive(verb, marks):
            return True
        if self.document.language == "ru" and undergone(verb):
            return True
        if not self.past_participle(verb):
            return False
        head = self.document.head(verb)
        joined = verb.rel == "conj" and head is not None and head.upos == "VERB" and head.i < verb.i
        if joined and head is not None and self.past_participle_of_passive(head):
            return True  # `was arrested and held`
        return verb.rel in ("acl", "amod") or "obl:agent" in marks

    def past_participle_of_passive(self, verb: Token) -> bool:
        """Whether a verb is a participle whose auxiliary makes a passive, which a verb joined to it shares."""
        participle = verb.feats.get("VerbForm") == "Part" and verb.feats.get("Voice") != "Act"
        return participle and self.passive(verb)

    def _gone(self, verb: Token) -> bool:
        """Whether a French verb has its past with `être` (`sont convenus`): never passive, whatever the parser says."""
        if verb.lemma not in self.grammar.goers:
            return False
        helpers = self.document.children(verb, "aux")
        return verb.rel == "acl" if not helpers else any(child.lemma == "être" for child in helpers)

    def _been(self, verb: Token) -> bool:
        """Whether a French verb stands with `être` that has its past with `avoir`: passive, whatever the parser calls it."""
        if self.document.language != "fr" or verb.lemma in self.grammar.goers or not self.grammar.goers:
            return False
        helpers = [child for child in self.document.children(verb, "aux", "cop") if child.upos == "AUX"]
        reflexive = self.document.children(verb, "expl") or any(
            child.feats.get("Reflex") == "Yes" for child in self.document.children(verb)
        )
        misread = verb.upos in ("ADJ", "NOUN") and len(helpers) > 1  # `a été empoisonné`
        participle = misread or verb.feats.get("VerbForm") == "Part"
        return bool(helpers) and not reflexive and helpers[-1].lemma == "être" and participle

    def _short_passive(self, verb: Token, marks: set[str]) -> bool:
        """Whether an English verb that wants an object has none, and no auxiliary: a headline's passive (`X jailed in Y`)."""
        if self.document.language != "en" or verb.feats.get("Tense") != "Past" or "nsubj" not in marks:
            return False
        if any(mark in marks for mark in ("aux", "ccomp", "xcomp", "compound:prt", "iobj")):
            return False
        objects = (child for child in self.document.children(verb, "obj") if not self.document.children(child, "case"))
        if next(objects, None) is not None:
            return False
        entries = self.lexicon.entries(verb.lemma, "VERB")
        return bool(entries) and all(
            self.lexicon.frames[entry.frame].possessive == "recipient"
            or self.lexicon.frames[entry.frame].needs == ("recipient",)
            for entry in entries
        )

    def past_participle(self, verb: Token) -> bool:
        """Whether a verb is a bare past participle (`troops sent to`, « soutenu par »), without an auxiliary."""
        feats = verb.feats
        if feats.get("VerbForm") != "Part":
            return False
        if feats.get("Voice") == "Act" and not (self.document.language == "ru" and undergone(verb)):
            return False
        past = feats.get("Tense") == "Past" or feats.get("Aspect") == "Perf"
        return past and not any(child.rel in ("aux", "nsubj") for child in self.document.children(verb))
