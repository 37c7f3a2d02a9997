"""Whom pronouns and relatives stand for, where that is plain; nobody where something else is as likely to be meant."""

import re
from functools import cache

from msgspec import Struct, structs

from detente.coding.actors.cast import ActorMention
from detente.coding.actors.competitors import Competitors
from detente.coding.actors.knowledge import Vocabulary, vocabulary
from detente.lexicon import knowledge
from detente.model import Document, Token

_PERSONS = 4  # sentences back in which a person is looked for
_SPEAKS = 12  # for who speaks on, after a long quotation
_OTHERS = 2  # for a state or body, which is no longer plain then
_MANY = frozenset(("group", "body", "organisation", "party", "media"))  # English says they of these
_OPENS, _CLOSES, _TOGGLES = frozenset("«“„"), frozenset("»”"), frozenset('"')
_SUBJECT, _OBJECT = 1.5, 0.5  # what it weighs that a name is a subject, for a pronoun that is one and for an object
_CASES = ("Ins",)  # of what somebody is or becomes, in Russian
_BECOMES = frozenset(("быть", "стать", "являться", "становиться", "оставаться", "остаться"))
_BYLINES = frozenset(("By", "Par", "BY", "PAR"))  # with a capital: who wrote the article
_FEMININE = {"Fem": True, "Masc": False}
Found = dict[int, tuple[ActorMention, ...]]


class _Verbs(Struct, frozen=True):
    takes: tuple[str, ...]
    lemmas: str


class _Reporting(Struct, frozen=True):
    verbs: tuple[_Verbs, ...] = ()


@cache
def speech_verbs(language: str) -> frozenset[str]:
    """Lemmas of the verbs that bring a quotation (`<language>/reporting.yaml`)."""
    rows = knowledge(language, "reporting", _Reporting).verbs
    return frozenset(lemma for row in rows if "quote" in row.takes for lemma in row.lemmas.split())


@cache
def _kinds(language: str, field: str) -> dict[str, tuple[str, str]]:
    """Gender and number of what each pronoun (or possessive) stands for."""
    words = vocabulary(language)
    table = words.owners if field == "owners" else words.pronouns
    pairs = ((word, kind.split()) for kind, rows in table.items() for word in rows)
    return {word: (kind[0], kind[1]) for word, kind in pairs}


def quoted_tokens(document: Document) -> list[bool]:
    """For each token, whether it stands between quotation marks; a paragraph's end closes what is left open."""
    inside, found, end = False, [], 0
    for token in document.tokens:
        if inside and "\n" in document.text[end : token.start]:
            inside = False
        mark = token.text
        if mark in _OPENS or (mark in _TOGGLES and not inside):
            inside = True
        elif mark in _CLOSES or mark in _TOGGLES:
            inside = False
        found.append(inside)
        end = token.end
    return found


def antecedents(document: Document, mentions: list[ActorMention], bare: Found, words: Vocabulary) -> Found:
    """For each pronoun, possessive and relative of an article, by token, the mentions it stands for where that is plain."""
    search = _Search(document, mentions, dict(bare))
    pronouns, owners = _kinds(document.language, "pronouns"), _kinds(document.language, "owners")
    saying = speech_verbs(document.language)
    for token in document.tokens:
        if token.upos == "ADJ" and token.lemma in words.latter:
            search.latter(token)
        if token.upos not in ("PRON", "DET", "SCONJ"):
            continue
        word = token.text.lower().lstrip("-")  # a-t-il
        if word in words.relatives or token.lemma in words.relatives:
            search.relative(token)
        elif word in owners and (token.upos == "DET" or word not in pronouns or token.deprel in ("nmod:poss", "det")):
            search.owner(token, *owners[word])
        elif word in pronouns and token.upos == "PRON" and token.rel != "expl":
            search.pronoun(token, *pronouns[word], speaks=_says(document, token, saying))
    return search.found


def _says(document: Document, token: Token, saying: frozenset[str]) -> bool:
    """Whether a pronoun is the subject of a verb of saying; after a hyphen (a-t-il dit) parsers name it anything."""
    if token.text[0] == "-":
        return any(near.lemma in saying for near in document.tokens[max(0, token.i - 2) : token.i + 3])
    return token.rel == "nsubj" and document.tokens[token.head].lemma in saying


class _Search:
    """The search through one article, in text order: what was found counts for what comes after it."""

    def __init__(self, document: Document, mentions: list[ActorMention], found: Found) -> None:
        self.document, self.found = document, found
        self.mentions = [m for m in mentions if m.actor is not None and _may_be_meant(document, m)]
        self.every = mentions
        self.by_token = {i: mention for mention in mentions for i in (*mention.tokens, mention.head)}
        self.inside = quoted_tokens(document)
        self.others = Competitors(document, self.by_token)
        self.resolved = [
            (token, structs.replace(meant[0], feminine=_FEMININE.get(token.feats.get("Gender", ""), meant[0].feminine)))
            for token, meant in ((document.tokens[i], meant) for i, meant in found.items())
            if len(meant) == 1 and token.rel == "nsubj"
        ]  # le royaume, taken up by `il`

    def relative(self, token: Token) -> None:
        """`le ministre qui`, `министр, который`: the noun before the clause, or the noun that this one belongs to where
        gender and number fit that one alone."""
        governor = _relative_head(self.document, token)
        for _ in range(2):
            if governor is None or _fits(token, governor):
                break
            governor = self.document.head(governor) if governor.rel in ("nmod", "appos", "flat") else None
        if governor is not None and governor.i in self.by_token:
            self.found[token.i] = (self.by_token[governor.i],)

    def latter(self, token: Token) -> None:
        """`ce dernier`, `the latter`: the last mention before it in its sentence or the one before."""
        before = self.document.tokens[token.i - 1] if token.i else token
        after = self.document.tokens[token.i + 1] if token.i + 1 < len(self.document.tokens) else None
        definite = vocabulary(self.document.language).definite
        if before.text.lower() not in definite or (after is not None and after.upos in ("NOUN", "PROPN", "ADJ", "NUM")):
            return
        gender = {"Fem": "f", "Masc": "m"}.get(token.feats.get("Gender", ""), "any")
        number = "p" if token.feats.get("Number") == "Plur" else "s"
        for mention in reversed([m for m in self.mentions if m.span.end <= token.start]):
            if token.sentence - self.document.tokens[mention.head].sentence > 1:
                return
            if (
                (mention.person or number == "p")
                and mention.form != "demonym"
                and _agrees(mention, gender, number, self.document.language)
            ):
                self._keep(token, (mention,))
                return

    def owner(self, token: Token, gender: str, number: str) -> None:
        """`sa visite`, `their troops`, `своя отставка`: the subject of the clause, where it fits and nobody between does.

        Russian его, её, их are never the subject's own.
        """
        own = gender == "own"
        subject = self._subject_of_clause(token)
        if self.document.language == "ru" and not own:
            self.pronoun(token, gender, number, speaks=False, not_of=subject)
            return
        if subject is None:
            if not own:
                self.pronoun(token, gender, number, speaks=False)
            return
        named = (self.by_token[subject.i],) if subject.i in self.by_token else ()
        meant = tuple(m for m in self.found.get(subject.i) or named if m.actor is not None)
        several = len(meant) > 1 or len(self.document.conjuncts(subject)) > 1
        fits = own or (several and number == "p") or (not several and self._all_agree(meant, gender, number))
        between = [m for m in self.mentions if subject.end <= m.span.start and m.span.end <= token.start]
        if meant and fits and (own or not any(_agrees(m, gender, number, self.document.language) for m in between)):
            self.found[token.i] = meant

    def _all_agree(self, meant: tuple[ActorMention, ...], gender: str, number: str) -> bool:
        return all(m.form != "demonym" and _agrees(m, gender, number, self.document.language) for m in meant)

    def pronoun(self, token: Token, gender: str, number: str, *, speaks: bool, not_of: Token | None = None) -> None:
        """The best mention before a pronoun, or the list before a plural one. not_of: whom it cannot stand for."""
        antecedent = self._antecedent(token, gender, number, speaks, not_of)
        listed = _list_before(self.document, token, self.every) if number == "p" else ()
        if listed and (antecedent is None or antecedent.head < listed[0].head):
            self._keep(token, listed)
        elif antecedent is not None:
            self._keep(token, (antecedent,))

    def _keep(self, token: Token, meant: tuple[ActorMention, ...]) -> None:
        self.found[token.i] = meant
        if len(meant) == 1 and token.rel == "nsubj":
            self.resolved.append((token, meant[0]))

    def _subject_of_clause(self, token: Token) -> Token | None:
        """The subject of the nearest verb above, unless the token stands in it."""
        below = token
        for above in self.document.ancestors(token):
            if below.rel == "nsubj":
                return None
            subjects = self.document.children(above, "nsubj")
            if subjects and subjects[0].i < token.i:
                return subjects[0]
            below = above
        return None

    def _antecedent(
        self, token: Token, gender: str, number: str, speaks: bool, not_of: Token | None
    ) -> ActorMention | None:
        """The best mention before a pronoun; none where a noun that names nobody is likelier, or two are alike.

        speaks: whether the pronoun is who says something: a person rather than a state said it.
        """
        language, tokens = self.document.language, self.document.tokens
        barred = self._barred(token) | ({not_of.i} if not_of is not None else set())
        ranked: list[tuple[tuple[bool, float], ActorMention]] = []
        candidates = [(tokens[m.head], m) for m in self.mentions if m.span.start < token.start]
        for head, mention in (*candidates, *self.resolved):
            distance = token.sentence - head.sentence
            reach = (_SPEAKS if speaks else _PERSONS) if mention.person else _OTHERS
            if (
                distance > reach
                or head.i >= token.i
                or head.i in barred
                or not _agrees(mention, gender, number, language)
            ):
                continue
            if head.feats.get("Gender") == "Neut" and (gender == "f" or token.lemma == token.text.lower() == "он"):
                continue
            if not mention.person and distance and head.rel not in ("nsubj", "root") and number == "s":
                continue
            if mention.actor is not None and mention.actor.kind == "media" and not speaks:
                continue
            ranked.append(((speaks and mention.person, self._score(token, head, mention.person)), mention))
        if not ranked:
            return None
        rank, best = max(ranked, key=lambda row: row[0])
        if speaks and best.person:
            return best
        rival = self.others.best(token, gender, number, self._score)
        return best if rival is None or rank[1] >= rival else None

    def _score(self, token: Token, head: Token, person: bool) -> float:
        """How likely what `head` names is meant: near, a person, a subject, and not in quotation marks that closed."""
        score = -2.0 * (token.sentence - head.sentence) + person + head.i / 1e5
        likely = _OBJECT if token.rel in ("obj", "iobj", "obl") or self._not_its_own(token) else _SUBJECT
        score += likely if head.rel == "nsubj" else 0
        return score - (2.5 if self.inside[head.i] and not self.inside[token.i] else 0)

    def _not_its_own(self, token: Token) -> bool:
        """Whether a possessive is Russian его, её, их, which is never the subject's."""
        return self.document.language == "ru" and token.rel in ("det", "nmod")

    def _barred(self, token: Token) -> set[int]:
        """What a pronoun cannot stand for: what its own clause qualifies, and for an object the subject of its verb."""
        document = self.document
        head = document.head(token)
        barred: set[int] = set()
        if head is None or token.deprel in ("nmod:poss", "det"):
            return barred
        if token.rel in ("obj", "iobj", "obl"):
            for subject in document.children(head, "nsubj"):
                barred.add(subject.i)
                barred.update(mention.head for mention in self.found.get(subject.i, ()))  # X, qui l'a accusé
        if token.rel == "nsubj":
            clause: Token | None = head
            while clause is not None and clause.rel in ("xcomp", "conj", "aux", "cop"):
                clause = document.head(clause)
            if clause is not None and clause.rel == "acl" and (noun := document.head(clause)) is not None:
                barred.add(noun.i)
                mention = self.by_token.get(noun.i)
                barred.update((mention.head,) if mention is not None else ())
        return barred


def _may_be_meant(document: Document, mention: ActorMention) -> bool:
    """Whether a mention can be taken up by a pronoun: no place, no adjective, no author, nothing said of
    somebody (был министром)."""
    if mention.form == "place" or (mention.form == "demonym" and not mention.plural):
        return False
    head = document.tokens[mention.head]
    before = document.tokens[mention.tokens[0] - 1].text if mention.tokens and mention.tokens[0] else ""
    if mention.form == "name" and before in _BYLINES:
        return False
    if mention.form == "role" and not mention.plural:
        if document.children(head, "cop"):
            return False
        above = document.head(head)
        if head.feats.get("Case") in _CASES and above is not None and above.lemma in _BECOMES:
            return False
    return True


def _relative_head(document: Document, token: Token) -> Token | None:
    for ancestor in document.ancestors(token):
        if ancestor.rel == "acl":
            return document.head(ancestor)
    return None


def _fits(relative: Token, noun: Token) -> bool:
    """Whether a relative that shows gender and number (который, laquelle) agrees with a noun."""
    for feature in ("Gender", "Number"):
        ours, theirs = relative.feats.get(feature), noun.feats.get(feature)
        if ours is not None and theirs is not None and ours != theirs and relative.feats.get("Number") != "Plur":
            return False
    return True


def _list_before(document: Document, token: Token, mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The actors of the last list before a plural pronoun, that its sentence or the one before begins with or has as subject."""
    runs: list[list[ActorMention]] = []
    end = -1
    for mention in mentions:
        if mention.span.start >= token.start:
            break
        sentence = document.tokens[mention.head].sentence
        if token.sentence - sentence > _LISTED or mention.actor is None or mention.form in ("place", "demonym"):
            continue
        if mention.actor.kind == "party" and runs and document.text[mention.span.start - 1] == "(":
            end = mention.span.end  # the party of the person before
            continue
        between = document.text[end : mention.span.start] if end >= 0 else None
        alike = bool(runs) and runs[-1][-1].person == mention.person
        if runs and between is not None and alike and _JOINED.fullmatch(between):
            runs[-1].append(mention)
        else:
            runs.append([mention])
        end = mention.span.end
    for run in reversed(runs):
        actors = {mention.actor.id for mention in run if mention.actor is not None}
        subject = any(document.tokens[mention.head].rel in ("nsubj", "root") for mention in run)
        if len(actors) > 1 and subject and not any(mention.plural for mention in run):
            return tuple(run)
    return ()


_LISTED = 1  # sentences back in which a list stands that a plural pronoun takes up
_JOINED = re.compile(
    r"\s*(?:\([^()]{1,12}\))?\)?\s*(?:,|,?\s*(?:et|and|и|ainsi que|as well as|а также|&))\s*(?:le |la |les |l['’]|the )?",
    re.IGNORECASE,
)


def _agrees(mention: ActorMention, gender: str, number: str, language: str) -> bool:
    if number != "any" and (number == "p") != mention.plural:
        return (
            language == "en"
            and number == "p"
            and mention.actor is not None
            and mention.actor.kind in _MANY
            and mention.form != "demonym"
        )
    if number == "s" and mention.actor is not None and mention.actor.id.startswith(".") and not mention.person:
        return False
    if language == "en" and gender in ("m", "f", "n"):
        human = mention.actor is not None and mention.actor.kind == "person"
        return human != (gender == "n") and not (gender in ("m", "f") and mention.feminine not in (None, gender == "f"))
    if gender in ("m", "f") and mention.feminine is not None:
        return mention.feminine == (gender == "f")
    return True
