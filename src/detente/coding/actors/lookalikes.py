"""Words of institutions, offices and towns that name nobody: artificial intelligence, a government contract, the Minsk agreements."""

from functools import cache

from detente.coding.actors.competitors import people
from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.knowledge import Vocabulary, vocabulary
from detente.model import Document, Token

_PLACES, _TOWNS = ("capital", "country"), ("capital", "scene")
_OFFICES = ("role", "body")
_BACK = 3  # words of an idiom that may stand before its word for an institution
_BARE_OF = frozenset(("de", "d'", "d’"))
_WITH = frozenset(("avec", "with", "с", "со"))
_ADJECTIVES = frozenset(
    ("officer", "official", "close")
)  # roles whose words are adjectives too: general, officiel, proche
_SHORT_FORMS = ("неизвестен", "неизвестна", "неизвестно", "неизвестны")


@cache
def _idioms(language: str) -> dict[str, list[tuple[str, ...]]]:
    """The idioms of a language by their first word, each as words in lower case with straight apostrophes."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in vocabulary(language).idioms:
        words = tuple(phrase.replace("’", "'").replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    return found


def without_lookalikes(document: Document, hits: list[Hit], words: Vocabulary) -> list[Hit]:
    """The hits without those in idioms, and those whose word is no noun here."""
    idle, begun = _in_idioms(document, hits), frozenset(hit.first for hit in hits)
    return [
        hit
        for hit in hits
        if not idle.issuperset(range(hit.first, hit.last))
        and not _means_nobody(document, hit, words)
        and not _tongue(document, hit, words)
        and not (hit.last not in begun and _of_a_longer_name(document, hit))
    ]


def _tongue(document: Document, hit: Hit, words: Vocabulary) -> bool:
    """Whether an adjective of a people only says which language or letters are meant (`армянский язык`)."""
    after = document.tokens[hit.last] if hit.last < len(document.tokens) else None
    return hit.entry.kind == "adjective" and after is not None and after.lemma in words.tongues


def _in_idioms(document: Document, hits: list[Hit]) -> frozenset[int]:
    """The tokens of the idioms that a hit may stand in."""
    idioms, tokens = _idioms(document.language), document.tokens
    found: set[int] = set()
    for i in {i for hit in hits if hit.entry.kind in _OFFICES for i in range(max(0, hit.first - _BACK), hit.last)}:
        for phrase in idioms.get(_plain(tokens[i]), ()):
            if tuple(_plain(token) for token in tokens[i : i + len(phrase)]) == phrase:
                found.update(range(i, i + len(phrase)))
    return frozenset(found)


def _plain(token: Token) -> str:
    return token.text.lower().replace("’", "'")


def _means_nobody(document: Document, hit: Hit, words: Vocabulary) -> bool:
    if hit.entry.kind not in _OFFICES or hit.last - hit.first > 1:
        return False
    token = document.tokens[hit.first]
    if hit.entry.key == "army" and _of_people(document, token, words):
        return True
    before = document.tokens[hit.first - 1] if hit.first else None
    if document.language == "ru":
        return token.text.lower() in _SHORT_FORMS
    if hit.entry.key in _ADJECTIVES and token.upos == "ADJ":
        return True
    if before is None or before.sentence != token.sentence:
        return False
    if token.text == "PM" and any(c.isdigit() for c in before.text):
        return True  # 7:00 PM
    if document.language == "en" and hit.entry.key == "head" and token.lemma == "head":
        return before.text.lower() in words.possessives  # turned his head
    if document.language == "fr":
        return _given_name(document, token) or _tells_the_kind(document, hit, before)
    return _of_matters(document, token, words)


def _of_people(document: Document, token: Token, words: Vocabulary) -> bool:
    """Whether an army is only a crowd: une armée de bénévoles, an army of lawyers, армия чиновников."""
    if token.lemma not in ("army", "armée", "армия"):
        return False
    following = document.tokens[token.i + 1 : token.i + 3]
    if document.language != "ru":
        if not following or following[0].text.lower() not in words.of:
            return False
        following = following[1:]
    noun = following[0] if following else None
    plural = noun is not None and noun.upos == "NOUN" and noun.feats.get("Number") == "Plur"
    return plural and noun is not None and (document.language != "ru" or noun.lemma in people("ru"))


def _given_name(document: Document, token: Token) -> bool:
    """Whether a French word with a capital inside its sentence is somebody's given name: Marine before a surname."""
    after = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else None
    named = token.text == "Marine" and after is not None and after.sentence == token.sentence
    return named and after is not None and after.text[0].isupper()


def _tells_the_kind(document: Document, hit: Hit, before: Token) -> bool:
    """Whether a French body after a bare `de` only says what kind of thing something is: décision de justice."""
    if hit.entry.kind != "body" or hit.plural or before.text.lower() not in _BARE_OF or hit.first < 2:
        return False
    after = document.tokens[hit.last] if hit.last < len(document.tokens) else None
    owned = after is not None and (after.text.lower() in ("de", "du", "d'", "d’") or after.upos == "ADJ")
    return document.tokens[hit.first - 2].upos == "NOUN" and not owned


def _of_matters(document: Document, token: Token, words: Vocabulary) -> bool:
    """Whether an English role or body stands before a thing and only says what kind it is: a government contract."""
    after = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else None
    joined = after is not None and after.sentence == token.sentence and after.lemma in words.matters
    return joined and after is not None and after.upos in ("NOUN", "PROPN") and token.feats.get("Number") != "Plur"


def _of_a_longer_name(document: Document, hit: Hit) -> bool:
    """Whether an English or French town or country is the first word of a longer name nobody knows: The Washington Examiner."""
    if document.language == "ru" or hit.last >= len(document.tokens) or hit.entry.kind not in _PLACES:
        return False
    after = document.tokens[hit.last]
    named = after.upos == "PROPN" and after.text[0].isupper() and after.sentence == document.tokens[hit.first].sentence
    return named and any(
        entity.label == "ORG" and entity.first <= hit.first and entity.last > hit.last for entity in document.entities
    )


def of_a_treaty(document: Document, hit: Hit, words: Vocabulary) -> bool:
    """Whether a capital only stands in the name of a treaty or meeting, which says nothing of the country it lies in."""
    return hit.entry.kind in _TOWNS and _of_an_occasion(document, hit, words, words.treaties)


def only_a_place(document: Document, hit: Hit, words: Vocabulary) -> bool:
    """Whether a capital or country stands for no government: in the name of a treaty, of a meeting or of what happened
    there (accords de Minsk, the Vienna talks), or as the land or town that a part belongs to (le nord du Mali)."""
    occasions = words.treaties | words.scenes
    return (hit.entry.kind == "capital" and _of_an_occasion(document, hit, words, occasions)) or (
        hit.entry.kind in _PLACES and _of_a_part(document, hit, words)
    )


def _of_an_occasion(document: Document, hit: Hit, words: Vocabulary, occasions: frozenset[str]) -> bool:
    tokens = document.tokens
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if document.language == "en":
        paired = hit.first > 1 and tokens[hit.first - 1].text in ("-", "–", "/")  # Moscow-Kyiv talks
        noun = after is not None and after.upos in ("NOUN", "PROPN") and after.sentence == tokens[hit.first].sentence
        if noun and not paired and after is not None and after.lemma in occasions:
            return True
    if after is not None and after.text.lower() in _WITH:
        return False
    governor = _before_of(document, hit, words)
    return governor is not None and governor.lemma in occasions


def _of_a_part(document: Document, hit: Hit, words: Vocabulary) -> bool:
    tokens = document.tokens
    governor = _before_of(document, hit, words)
    if governor is not None and governor.upos in ("NOUN", "PROPN", "ADJ") and governor.lemma in words.parts:
        return True
    return document.language == "en" and hit.first > 0 and tokens[hit.first - 1].text.lower() in words.parts


def _before_of(document: Document, hit: Hit, words: Vocabulary) -> Token | None:
    """The noun that `of` joins a name to, in Russian the one right before a genitive; None where there is none."""
    tokens, before = document.tokens, hit.first - 1
    if document.language == "ru":
        genitive = tokens[hit.last - 1].feats.get("Case") == "Gen"
        return tokens[before] if before >= 0 and genitive and tokens[before].upos == "NOUN" else None
    while (
        before > 0
        and before > hit.first - 4
        and (tokens[before].text.lower() in words.of or tokens[before].upos == "DET")
    ):
        before -= 1
    joined = any(tokens[i].text.lower() in words.of for i in range(before + 1, hit.first))
    same = before >= 0 and tokens[before].sentence == tokens[hit.first].sentence
    return tokens[before] if joined and same else None


def meets_elsewhere(document: Document, hit: Hit, words: Vocabulary) -> bool:
    """Whether a capital is only the town where people meet: it stands after `in` in a sentence that tells a meeting."""
    if (
        hit.entry.kind not in _TOWNS
        or hit.first == 0
        or document.tokens[hit.first - 1].text.lower() not in words.locative
    ):
        return False
    sentence = document.sentence_tokens(document.tokens[hit.first].sentence)
    return any(token.lemma in words.meeting for token in sentence)
