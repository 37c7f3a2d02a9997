"""For whom a speaker's mention stands: names through the cast, pronouns and bare descriptions by who spoke last."""

from msgspec import Struct, field

from detente.coding.actors import Cast
from detente.coding.grammar import grammar
from detente.coding.quotations.phrases import HEADS
from detente.coding.quotations.speakers import Mention
from detente.coding.quotations.units import View
from detente.model import Actor, Token


class Candidate(Struct):
    """Somebody a later pronoun or description may stand for."""

    actor: Actor | None
    gender: str | None
    number: str | None
    person: bool
    words: frozenset[str]
    at: int


class Resolver(Struct):
    """Follows an article from speaker to speaker; `spoken` holds those quoted, in order."""

    view: View
    cast: Cast
    spoken: list[Candidate] = field(default_factory=list)

    def resolve(self, mention: Mention) -> Actor | None:
        """The actor a mention stands for, None when nothing settles it; remembers who spoke."""
        features = self._pronoun(mention)
        if features is not None:
            actor = self._antecedent(mention, *features)
            if actor is not None:
                person = actor.kind == "person"
                self.spoken.append(Candidate(actor, *features, person, frozenset(), mention.head.i))
            return actor
        found = self._named(mention)
        if (found is None or found.id == ".source") and self._issued(mention):
            found = self._issuer(mention) or self._described(mention)
        elif found is None and mention.head.lemma in _ISSUED | _WRITTEN:
            found = self._issuer(mention)  # `a statement from X`
        if found is None and mention.head.upos == "NOUN":
            found = self._described(mention)
        self.spoken.append(self._candidate(mention, found))
        return found

    def _pronoun(self, mention: Mention) -> tuple[str, str] | None:
        """Gender and number of a pronoun or a phrase like ce dernier; None for other mentions."""
        low = self.view.low
        words = tuple(low[i].lstrip("-") for i in range(mention.first.i, mention.last.i + 1))
        known = self.view.know.pronouns.get(words)
        if known is not None:
            return known
        return ("Any", "Any") if mention.head.upos == "PRON" and len(words) == 1 else None

    def _named(self, mention: Mention) -> Actor | None:
        """The cast's actor for a mention: a person named in it before all else, then whom its head names."""
        tokens = self.view.document.tokens
        found: Actor | None = None
        heads = [mention.head, *tokens[mention.first.i : mention.last.i + 1]]
        for token in heads:
            each = self.cast.at(token)
            if each is None or each.actor is None:
                continue
            if each.actor.kind == "person" and self._speaks(token, mention):
                return each.actor
            if found is None and token is mention.head:
                found = each.actor
        return found

    def _speaks(self, token: Token, mention: Mention) -> bool:
        """Whether a person named in a mention is the one it mentions, not one in its complement (адвокат Биби)."""
        if token is mention.head:
            return True
        if self.view.document.language == "ru":
            cases = token.feats.get("Case"), mention.head.feats.get("Case")
            if None not in cases and cases[0] != cases[1]:
                return False  # адвокат Анны Брун: not she
        if token.rel == "compound" and token.i < mention.head.i:
            return False  # the Trump administration
        tokens = self.view.document.tokens
        for _ in range(5):
            if token.rel in ("nmod", "obl", "acl"):
                return False
            if token.head == mention.head.i or token.head == token.i:
                return token.head == mention.head.i
            if token.rel not in ("flat", "appos"):
                return False
            token = tokens[token.head]
        return False

    def _described(self, mention: Mention) -> Actor | None:
        """A bare description (le ministre, the spokesman, собеседник): who was called so, or the last to speak."""
        bare = all(
            token.upos in ("DET", "NOUN", "ADJ", "PRON", "PART")
            for token in self.view.document.tokens[mention.first.i : mention.last.i + 1]
        )
        if not bare:
            return None
        lemma = mention.head.lemma
        for candidate in reversed(self.spoken):
            if lemma in candidate.words and candidate.actor is not None:
                return candidate.actor
        if self._issued(mention):
            issuers = [c.actor for c in reversed(self.spoken) if c.actor is not None and c.actor.kind != "media"]
            return next((actor for actor in issuers if actor.kind != "person"), next(iter(issuers), None))
        return self._antecedent(mention, *_features(mention.head)) if self._refers(mention.head) else None

    def _issued(self, mention: Mention) -> bool:
        """Whether a text, or the source, is named that somebody quoted before put out: la déclaration, the statement."""
        document = self.view.document
        if mention.head.lemma not in _ISSUED or mention.head.feats.get("Number") == "Plur":
            return False
        return document.language == "ru" or self.view.low[mention.first.i] in (
            "le",
            "la",
            "l'",
            "l’",
            "the",
            "cette",
            "ce",
            "this",
            "cet",
        )

    def _issuer(self, mention: Mention) -> Actor | None:
        """Whose text it is, where that is said: l'annonce du gouvernement."""
        document = self.view.document
        owners = document.children(mention.head, "nmod")
        inside = document.tokens[mention.head.i + 1 : mention.last.i + 1]
        for token in (*inside, *(owner for owner in owners if owner.i > mention.last.i and self._owns(owner))):
            for each in self.cast.all_at(token):
                if each.actor is not None and each.form != "place":
                    return each.actor
        return None

    def _owns(self, noun: Token) -> bool:
        """Whether a noun after a text says whose it is (`a statement from X`)."""
        words = grammar(self.view.document.language)
        cases = [case.lemma for case in self.view.document.children(noun, "case")]
        return all(case in words.origins or case in (words.genitive, words.agent) for case in cases)

    def _refers(self, head: Token) -> bool:
        """Whether a bare description may mean somebody named before: one who speaks, not texts, figures, crowds."""
        know, number = self.view.know, head.feats.get("Number")
        return head.lemma in know.speakers and head.lemma not in know.words and number != "Plur"

    def _antecedent(self, mention: Mention, gender: str, number: str) -> Actor | None:
        if self.spoken:
            last = self.spoken[-1]
            if _agrees(last, gender, number):
                return last.actor
        mentioned = [c for c in reversed(self._mentioned(mention.first)) if _agrees(c, gender, number)]
        persons = [c for c in mentioned if c.person]
        if gender in ("Masc", "Fem") and number == "Sing" and (persons or self.view.document.language == "en"):
            mentioned = persons  # he and she are people, if any were named
        return mentioned[0].actor if mentioned else None

    def _mentioned(self, before: Token) -> list[Candidate]:
        """Those named before a token, subjects of the sentence before last of all, so that they come first."""
        found = [m for m in self.cast.mentions if m.span.end <= before.start and m.actor is not None][-12:]
        tokens = self.view.document.tokens
        subjects = [
            m for m in found if tokens[m.head].rel == "nsubj" and before.sentence - tokens[m.head].sentence <= 1
        ]
        ordered = [m for m in found if m not in subjects] + subjects
        return [
            Candidate(m.actor, *_features(tokens[m.head]), m.actor.kind == "person", frozenset(), m.head)
            for m in ordered
            if m.actor is not None
        ]

    def _candidate(self, mention: Mention, actor: Actor | None) -> Candidate:
        tokens = self.view.document.tokens[mention.first.i : mention.last.i + 1]
        gender, number = _features(mention.head)
        named = any(token.upos == "PROPN" for token in tokens)
        words = frozenset(token.lemma for token in tokens if token.upos in HEADS)
        person = actor.kind == "person" if actor is not None else named
        return Candidate(actor, gender, number, person, words, mention.head.i)


# texts that speak for whoever put them out; reports and articles are often somebody else's
_ISSUED = frozenset((
    "déclaration", "communiqué", "annonce", "source", "message", "note", "statement", "announcement", "communique",
    "source", "заявление", "сообщение", "коммюнике",
))  # fmt: skip


_WRITTEN = frozenset((
    "lettre", "tweet", "letter", "post", "message", "письмо", "пост", "послание", "note", "tribune",
))  # fmt: skip


def _features(token: Token) -> tuple[str, str]:
    return token.feats.get("Gender", "Any"), token.feats.get("Number", "Any")


def _agrees(candidate: Candidate, gender: str, number: str) -> bool:
    """Whether gender and number allow it; what is not told agrees with all. `it` stands for no person."""
    if gender == "Neut" and candidate.person:
        return False
    if candidate.gender not in (None, "Any") and gender not in ("Any", "Neut") and candidate.gender != gender:
        return False
    if number == "Plur":
        return candidate.number == "Plur"
    return candidate.number in (None, "Any") or number == "Any" or candidate.number == number
