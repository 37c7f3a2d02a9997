"""Noun phrases of those who act: a role or body with the country, organisation or body it belongs to.

The words are read in line, not off the parse, which errs most inside such phrases: in French and English the
owner follows `of` words or stands as adjective, in English before the noun, in Russian in the genitive.
"""

from functools import cache

from detente.coding.actors.carriers import DEMONYMS, OWNERS, Carrier, Unit, leaning
from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.knowledge import Vocabulary, roles, vocabulary
from detente.coding.actors.names import fold
from detente.model import Document, Token

_MEMBERS = frozenset(("membre", "member", "член"))
_MARKS = frozenset('«"“„')
# bodies of which a name may follow: the company X, боевики «X»
_NAMED = frozenset(("companies", "banks", "party", "parties", "media", "militia", "militants", "islamists", "terrorists", "rebels", "jihadists", "ngos", "unions"))  # fmt: skip
_GENERIC_LIMIT = 7  # words of a portfolio or unit that the lexicon does not know


@cache
def _fields(language: str) -> dict[str, str]:
    """The sector of each noun of what one may head that is no body of a state."""
    return {fold(noun): sector for sector, nouns in vocabulary(language).fields.items() for noun in nouns}


class Composer:
    """Builds the units of one article from its hits."""

    def __init__(self, document: Document, hits: list[Hit], words: Vocabulary, names: frozenset[int]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.language = document.language
        self.hits = hits
        self.at = {hit.first: k for k, hit in enumerate(hits)}
        self.ending = {hit.last: k for k, hit in enumerate(hits)}
        self.of = frozenset(words.of)
        self.target = frozenset(words.target)
        self.belonging = words.belonging - {"with"}
        self.former = frozenset(fold(word) for word in words.former)
        self.past = frozenset(words.former) if document.language == "ru" else frozenset()
        self.names = names
        self.members = words.collectives | _MEMBERS
        self.fields = _fields(document.language)
        self.units: dict[int, Unit] = {}
        self.used: set[int] = set()

    def compose_all(self) -> list[Unit]:
        """The outermost units, in text order."""
        for k, hit in enumerate(self.hits):
            if hit.entry.kind in ("role", "body") and k not in self.units and self._is_noun(hit):
                self.compose(k)
        return [self.units[k] for k in sorted(self.units) if not self.units[k].nested]

    def compose(self, k: int) -> Unit:
        """The unit headed by hit number `k`."""
        known = self.units.get(k)
        if known is not None:
            return known
        hit = self.hits[k]
        head = self._head(hit)
        unit = Unit(hit.entry.kind, hit.entry.key, hit.first, hit.last, hit.last, head, hit.plural)
        self.units[k] = unit
        unit.former = fold(self.tokens[hit.first].text.lower()).startswith(("ex-", "экс-"))
        sentence = self.document.sentences[self.tokens[hit.first].sentence]
        if self.language in ("en", "ru"):
            self._left(unit, sentence[0])
        self._right(unit, sentence[1])
        self._determiner(unit, sentence[0])
        self.used.add(k)
        return unit

    def _is_noun(self, hit: Hit) -> bool:
        last = self.tokens[hit.last - 1]
        first = self.tokens[hit.first]
        if self.language == "en" and hit.last - hit.first == 1:
            return last.upos in ("NOUN", "PROPN") or last.text.isupper()
        if self.language == "ru" and hit.last - hit.first == 1:
            if hit.entry.key == "politician" and last.lemma == "политика":
                return False  # politics, whose forms are those of politician
            return last.upos in ("NOUN", "PROPN", "ADJ", "X") and (last.upos != "ADJ" or last.rel not in ("amod",))
        if hit.last - hit.first > 1:
            return True
        if first.lemma.endswith("s") and first.lemma == first.text.lower() and self.language == "fr":
            return False  # au cours de: no court
        if first.upos == "ADJ" and first.rel in ("amod", "xcomp"):
            noun = hit.first > 0 and self.tokens[hit.first - 1].upos == "NOUN" and hit.first not in self.ending
            return hit.entry.kind == "role" and not noun
        return first.upos not in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET")

    def _head(self, hit: Hit) -> int:
        for i in range(hit.first, hit.last):
            head = self.tokens[i].head
            if not hit.first <= head < hit.last or head == i:
                return i
        return hit.first

    # ---- to the right

    def _right(self, unit: Unit, end: int) -> None:
        if (called := self._called(unit)) is not None:
            name = self.hits[called]
            unit.carriers.append(Carrier(name.entry.kind, name.entry.keys, name.first, name.last))
            self._extend(unit, called, name)
        position, prefix, generic, attached = unit.last, "", 0, False
        while position < end:
            token = self.tokens[position]
            k = self.at.get(position)
            hit = self.hits[k] if k is not None else None
            if hit is not None and k is not None and unit.plural and hit.plural and hit.entry.key == "state":
                self.used.add(k)
                position = hit.last
                continue
            if hit is not None and k is not None:
                outcome = self._take_right(unit, k, hit, prefix)
                if outcome == "stop":
                    break
                attached = True
                position, prefix = unit.last, ""
                if outcome == "last":
                    break
                continue
            word = token.text.lower()
            if self.language == "fr" and prefix == "" and self._past(token):
                unit.former = True  # le président déchu
                unit.reach = position + 1
            elif word in self.of or (word in ("le", "la", "les", "l'", "l’", "the") and prefix):
                prefix = prefix or "of"
            elif word in self.target and prefix == "" and self._sent(unit):
                prefix = "target"
            elif word in self.belonging and prefix == "" and not attached and self._before_organisation(position):
                prefix = "of"
            elif prefix and (token.upos == "DET" or (unit.plural and token.lemma in self.members)):
                pass  # les ministres des États membres de l'UE
            elif self._joins(unit, position):
                prefix = "and"
            elif (position in self.names and not (prefix == "of" and self.language != "ru")) or (
                self.language == "ru" and self._stranger(unit, token, "of")
            ):
                break
            elif self._generic(token, prefix) and generic < _GENERIC_LIMIT:
                generic += 1
                self._field(unit, token, prefix)
                self._stranger(unit, token, prefix)
                if prefix != "of" and self.language != "ru":
                    prefix = "" if token.upos == "ADJ" else prefix
                if prefix != "target":
                    prefix = "" if token.upos == "NOUN" and self.language != "ru" else prefix
                    if not attached or token.upos == "ADJ":
                        unit.reach = max(unit.reach, position + 1)
            else:
                break
            position += 1
        unit.reach = max(unit.reach, unit.last)

    def _called(self, unit: Unit) -> int | None:
        """The number of the organisation whose name follows the word for what it is: la société X, партия «X»."""
        after = unit.last
        while after < len(self.tokens) and self.tokens[after].text in _MARKS:
            after += 1
        k = self.at.get(after) if unit.key in _NAMED else None
        named = k is not None and not unit.carriers and self.hits[k].entry.kind == "organisation"
        return k if named and self.tokens[after].sentence == self.tokens[unit.head].sentence else None

    def _before_organisation(self, position: int) -> bool:
        """Whether an organisation comes after a preposition and its article (prosecutors at the ICC)."""
        ahead = position + 1
        while ahead < len(self.tokens) and self.tokens[ahead].upos == "DET":
            ahead += 1
        k = self.at.get(ahead)
        return k is not None and self.hits[k].entry.kind == "organisation"

    def _past(self, token: Token) -> bool:
        """Whether a word says that an office is past: ancien, ex, бывшего."""
        return fold(token.text.lower()).rstrip("-") in self.former or token.lemma in self.past

    def _field(self, unit: Unit, token: Token, prefix: str) -> None:
        """Notes what sort of thing a role belongs to, when its first noun says so and no country came before."""
        alone = unit.field is None and unit.portfolio is None and not unit.carriers
        if unit.kind == "role" and alone and (prefix == "of" or self.language == "ru"):
            unit.field = self.fields.get(fold(token.lemma)) or self.fields.get(fold(token.text))

    def _stranger(self, unit: Unit, token: Token, prefix: str) -> bool:
        """Notes a proper name nobody knows that the role or body belongs to, before any known owner."""
        if prefix != "of" or unit.carriers or unit.stranger is not None or not _proper(token):
            return False
        if self.language == "ru" and token.feats.get("Case") not in ("Gen", None):
            return False
        last = token.i + 1
        while last < len(self.tokens) and last not in self.at and _proper(self.tokens[last]):
            last += 1
        unit.stranger = (token.i, last)
        return True

    def _sent(self, unit: Unit) -> bool:
        """Whether the role is one that is sent somewhere (ambassador to)."""
        role = roles().roles.get(unit.key)
        return role is not None and role.target

    def _generic(self, token: Token, prefix: str) -> bool:
        if self.language == "ru":
            case = token.feats.get("Case")
            if token.upos == "ADP":
                return token.text.lower() == "по"
            return token.upos in ("NOUN", "ADJ") and case in ("Gen", "Dat", None) and not token.text[0].isupper()
        if token.upos == "ADJ" and self.language == "fr":
            return True
        return bool(prefix) and token.upos in ("NOUN", "PROPN", "ADJ", "CCONJ") and token.text not in ("et", "and")

    def _joins(self, unit: Unit, position: int) -> bool:
        """Whether `,`, `et`, `and`, `и` here goes on with a list of owners or portfolios."""
        if self.tokens[position].text.lower() not in (",", "et", "and", "и", "ainsi", "que", "as", "well"):
            return False
        ahead = position + 1
        limit = min(ahead + 4, len(self.tokens))
        seen_of = self.language == "ru"
        while ahead < limit:
            k = self.at.get(ahead)
            if k is not None:
                kind = self.hits[k].entry.kind
                if kind == "portfolio":
                    return seen_of and not unit.carriers
                if not unit.carriers:
                    return False
                if kind in ("country", "capital", "organisation"):
                    return seen_of or (unit.plural and (self.language == "en" or self.tokens[position].text != ","))
                return kind in DEMONYMS and unit.plural and self.language == "fr"
            word = self.tokens[ahead].text.lower()
            if word in self.of:
                seen_of = True
            elif self.tokens[ahead].upos not in ("DET", "CCONJ") and word not in ("la", "le", "les", "l'", "l’", "the"):
                return False
            ahead += 1
        return False

    def _take_right(self, unit: Unit, k: int, hit: Hit, prefix: str) -> str:
        kind = hit.entry.kind
        genitive = self.language == "ru" and self._genitive(hit)
        if kind == "portfolio":
            if unit.portfolio is None and (prefix or self.language == "ru"):
                unit.portfolio = hit.entry.key
            elif not prefix and self.language != "ru":
                return "stop"
            return self._extend(unit, k, hit)
        if kind in DEMONYMS:
            if prefix == "target" or (self.language != "fr" and prefix == "" and not genitive):
                return "stop"
            if leaning(self.document, hit.start):
                return "stop"
            if self.language == "fr" and prefix == "" and kind == "people" and self.tokens[hit.first].text[0].isupper():
                return "stop"
            unit.carriers.append(Carrier(kind, hit.entry.keys, hit.first, hit.last))
            return self._extend(unit, k, hit)
        if kind in ("country", "capital", "organisation"):
            if prefix == "target":
                unit.targets.append(Carrier(kind, hit.entry.keys, hit.first, hit.last))
                return self._extend(unit, k, hit) and "last"
            if prefix in ("of", "and") or genitive:
                if unit.carriers and prefix != "and" and self._settled(unit):
                    unit.targets.append(Carrier(kind, hit.entry.keys, hit.first, hit.last))
                    return self._extend(unit, k, hit)
                unit.carriers.append(Carrier(kind, hit.entry.keys, hit.first, hit.last))
                return self._extend(unit, k, hit)
            return "stop"
        if kind in ("role", "body") and (prefix == "of" or (self.language == "ru" and genitive)) and self._is_noun(hit):
            inner = self.compose(k)
            if inner.first < unit.last and not (self.language == "ru" and inner.first > unit.head):
                return "stop"  # the adjective of глава британского МИДа is the inner body's too
            inner.nested = True
            unit.inner = inner
            unit.last = inner.last
            unit.reach = max(unit.reach, inner.reach)
            if not unit.carriers:
                unit.carriers = inner.carriers
            return "last"
        return "stop"

    def _settled(self, unit: Unit) -> bool:
        return any(c.kind in ("country", "capital", "organisation", "adjective", "people") for c in unit.carriers)

    def _genitive(self, hit: Hit) -> bool:
        token = self.tokens[hit.last - 1]
        case = token.feats.get("Case")
        return (
            case in ("Gen", None)
            or token.text.isupper()
            or any(self.tokens[i].feats.get("Case") == "Gen" for i in range(hit.first, hit.last))
        )

    def _extend(self, unit: Unit, k: int, hit: Hit) -> str:
        unit.last = hit.last
        self.used.add(k)
        return "go"

    # ---- to the left

    def _left(self, unit: Unit, start: int) -> None:
        position, generic, joined = unit.first, 0, False
        while position > start:
            k = self.ending.get(position)
            if k is not None:
                if not self._take_left(unit, k, joined):
                    break
                position, joined = unit.first, False
                continue
            token = self.tokens[position - 1]
            word = token.text.lower()
            if word in ("'s", "’s", "'", "’") and self.language == "en":
                if position - 1 not in self.ending:
                    break
            elif self._past(token):
                unit.former = True
                unit.first = position - 1
            elif word in ("and", "и", ",", "-", "–", "/") and unit.carriers:
                if word == "," and self.language == "en" and not unit.plural:
                    break  # the Islamic Republic, Iran's minister said
                if position - 1 not in self.ending or self.hits[self.ending[position - 1]].entry.kind not in (
                    *DEMONYMS,
                    "country",
                ):
                    break
                joined = True
            elif self._left_generic(token) and generic < 3:
                generic += 1
                self._field(unit, token, "of")
            else:
                break
            position -= 1

    def _left_generic(self, token: Token) -> bool:
        if self.language == "ru":
            return token.upos == "ADJ"
        return token.upos in ("ADJ", "NUM") or (token.upos in ("NOUN", "PROPN") and token.rel in ("compound", "amod"))

    def _take_left(self, unit: Unit, k: int, joined: bool) -> bool:
        hit = self.hits[k]
        kind = hit.entry.kind
        if (self.language == "ru" and kind not in (*DEMONYMS, "seat")) or leaning(self.document, hit.start):
            return False
        if kind in OWNERS or kind == "seat":
            if unit.carriers and not joined:
                return False
            unit.carriers.insert(0, Carrier(kind, hit.entry.keys, hit.first, hit.last))
        elif kind == "portfolio":
            unit.portfolio = unit.portfolio or hit.entry.key
        elif kind in ("role", "body") and not unit.carriers and unit.inner is None:
            inner = self.compose(k)
            inner.nested = True
            unit.inner = inner
            unit.carriers = list(inner.carriers)
            unit.first = inner.first
            self.used.add(k)
            return True
        else:
            return False
        unit.first = hit.first
        self.used.add(k)
        return True

    def _determiner(self, unit: Unit, start: int) -> None:
        """Takes in articles and adjectives before the phrase; `ancien`, `ex` say that the role is past."""
        for position in range(unit.first - 1, max(start, unit.first - 5) - 1, -1):
            token = self.tokens[position]
            if self._past(token):
                unit.former = True
                unit.first = position
            elif token.upos in ("ADJ", "NUM") and position + 1 not in self.ending:
                if self.language == "en" and position in self.ending:
                    break
                unit.first = position
            elif token.text == "-" and self.language == "fr":
                continue
            elif token.upos == "DET":
                unit.first = position
                break
            else:
                break


def _proper(token: Token) -> bool:
    return token.text[0].isupper() and token.upos in ("PROPN", "NOUN", "X", "ADJ")
