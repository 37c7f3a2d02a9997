"""How many were killed, wounded, captured or went missing, and whose they were, where the sentence says.

Read along the words rather than down the tree, which parsers draw badly around numbers: from a word that counts
people to the number nearest to it, on the side where its language puts what is counted, up to the next such word.
The words are in `lexicon/<language>/casualties.yaml`.
"""

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from detente.coding.actors import Cast
from detente.coding.actors.knowledge import countries
from detente.coding.events.numbers import Number, number_from
from detente.lexicon import knowledge
from detente.model import Casualties, Document, Token
from detente.model.event import CasualtyKind

RIGHT, LEFT = 6, 9  # words after and before a word of harm among which its number is sought
STOPS = frozenset({";", ":", ".", "(", "—"})
PHRASE = 5  # words after a number that may say whose people it counts


class Words(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A language's words around casualties (lemmas or forms).

    kinds: words that count people, by what became of them.  least: before a number that is a lower bound.
    parts: before a number that is only part of another.  from_, to: around the two ends of a range.
    people: nouns for people, by the population they belong to.  persons: other nouns that count people.
    left: nouns for what is left of the dead, and who is left behind: whose they are tells no new death.
    """

    kinds: dict[CasualtyKind, frozenset[str]]
    least: frozenset[str]
    parts: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    people: dict[str, frozenset[str]]
    persons: frozenset[str]
    left: frozenset[str]


class Count(Struct, frozen=True):
    """A number of people as told: exactly, at least, or up to `most`; `last` is the token after it."""

    value: int
    at_least: bool
    most: int | None
    last: int


@cache
def _words(language: str) -> Words:
    return knowledge(language, "casualties", Words)


def mourned(document: Document, token: Token) -> bool:
    """Whether a word of harm only says whose bodies or families these are (`les corps des soldats tués`)."""
    left = _words(document.language).left
    node = token
    while (head := document.head(node)) is not None and node.rel in ("acl", "amod", "obl", "nmod", "obj"):
        if head.lemma in left and node.rel == "nmod":
            return True
        node = head
    return False


@cache
def _kinds(language: str) -> dict[str, CasualtyKind]:
    return {lemma: kind for kind, lemmas in _words(language).kinds.items() for lemma in lemmas}


def casualties_of(document: Document, trigger: Token, cast: Cast, others: Iterable[int] = ()) -> tuple[Casualties, ...]:
    """The casualties told in the sentence of an act, each kind once.

    others: tokens that head other acts of the article; what they count is theirs.
    """
    kinds = _kinds(document.language)
    sentence = document.sentence_tokens(trigger.sentence)
    harms = [token for token in sentence if token.lemma in kinds or token.text.lower() in kinds]
    apart = set(others) - {trigger.i}
    found: dict[CasualtyKind, Casualties] = {}
    used: set[int] = set()
    for token in harms:
        kind = kinds.get(token.lemma) or kinds[token.text.lower()]
        count = _count(document, token, {other.i for other in harms}, used)
        if count is None:
            continue
        used.update(range(count.last - 1, count.last))
        if token.i in apart or kind in found:
            continue
        found[kind] = Casualties(
            kind=kind,
            count=count.value,
            whose=_whose(document, cast, count),
            at_least=count.at_least,
            most=count.most,
        )
    return tuple(found.values())


def _count(document: Document, harm: Token, harms: set[int], used: set[int]) -> Count | None:
    """The number of people a word counts: after a verb, before it or a noun."""
    first, last = document.sentences[harm.sentence]
    verbal = harm.upos in ("VERB", "AUX") or harm.lemma in ("плен", "mort")
    ahead = range(harm.i + 1, min(last, harm.i + 1 + RIGHT)) if verbal else range(0)
    for i in ahead:
        token = document.tokens[i]
        if i in harms or token.text in STOPS or token.upos == "CCONJ" or (token.text == "," and i > harm.i + 1):
            break
        if (count := _told(document, i, used)) is not None:
            return count
    best: Count | None = None
    for i in range(harm.i - 1, max(first, harm.i - LEFT) - 1, -1):
        token = document.tokens[i]
        if i in harms or token.text in STOPS or (token.text == "," and best):
            break
        if (count := _told(document, i, used)) is not None:
            best = count
        elif best is not None:
            break
    return best


def _told(document: Document, i: int, used: set[int]) -> Count | None:
    """The count that begins at a token; None where no number begins there, or where it counts no people."""
    words = _words(document.language)
    number = number_from(document, i)
    if number is None or number.last - 1 in used or not _of_people(document, number):
        return None
    before = [token.text.lower() for token in document.tokens[max(0, i - 3) : i]]
    if any(word in words.parts for word in before):
        return None
    low = _lower_end(document, i, words)
    if low is not None:
        return Count(low.value, at_least=False, most=number.value, last=number.last)
    high = _upper_end(document, number, words)
    if high is not None:
        return Count(number.value, at_least=False, most=high.value, last=high.last)
    return Count(number.value, at_least=any(word in words.least for word in before), most=None, last=number.last)


def _lower_end(document: Document, i: int, words: Words) -> Number | None:
    """The number before `and` or `to` whose range a number ends (`between 10 and 15`, `10-15`)."""
    if i < 2 or document.tokens[i].sentence != document.tokens[i - 2].sentence:
        return None
    joint = document.tokens[i - 1]
    dash = joint.text in "-–—"
    low = number_from(document, i - 2)
    if low is None or low.last != i - 1 or not (dash or joint.lemma in words.to):
        return None
    opened = i >= 3 and {document.tokens[i - 3].text.lower(), document.tokens[i - 3].lemma} & words.from_
    return low if dash or opened else None


def _upper_end(document: Document, number: Number, words: Words) -> Number | None:
    """The number that ends the range which a number begins."""
    joint = number.last
    last = document.sentences[document.tokens[number.first].sentence][1]
    if joint + 1 >= last:
        return None
    dash = document.tokens[joint].text in "-–—"
    lead = document.tokens[number.first - 1] if number.first else None
    opened = lead is not None and bool({lead.text.lower(), lead.lemma} & words.from_)
    if not dash and not (opened and document.tokens[joint].lemma in words.to):
        return None
    high = number_from(document, joint + 1)
    return high if high is not None and high.value > number.value else None


def _of_people(document: Document, number: Number) -> bool:
    """Whether what stands after a number are people, or nothing that could be anything else."""
    words = _words(document.language)
    last = document.sentences[document.tokens[number.first].sentence][1]
    for token in document.tokens[number.last : min(last, number.last + PHRASE)]:
        if token.upos == "NOUN":
            known = any(token.lemma in lemmas for lemmas in words.people.values()) or token.lemma in words.persons
            return known or token.lemma in _kinds(document.language) or token.lemma in _plural_people(document.language)
        if token.text == "%" or token.upos in ("VERB", "PUNCT", "CCONJ", "AUX"):
            break
    return True


@cache
def _plural_people(language: str) -> frozenset[str]:
    from detente.coding.events.frames import lexicon

    return lexicon(language).people


def _whose(document: Document, cast: Cast, count: Count) -> str | None:
    """Whose people a number counts: the state or group named with them, else the population they are told as."""
    words = _words(document.language)
    last = document.sentences[document.tokens[count.last - 1].sentence][1]
    populations = frozenset().union(*words.people.values())
    people: str | None = None
    for token in document.tokens[count.last : min(last, count.last + PHRASE)]:
        if token.upos in ("PUNCT", "VERB", "AUX", "CCONJ"):
            break
        for mention in cast.all_at(token):
            parts = (document.tokens[i] for i in mention.tokens)
            named = any(part.upos in ("ADJ", "PROPN") and part.lemma not in populations for part in parts)
            if mention.actor is not None and mention.form != "place" and named:
                country = countries().get(mention.actor.country or "")
                return country.name if country is not None else mention.actor.name
        people = people or next((name for name, lemmas in words.people.items() if token.lemma in lemmas), None)
    return people
