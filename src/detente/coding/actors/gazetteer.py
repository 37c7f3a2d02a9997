"""Names and words of the lexicon found in a text: one pass over its words, the longest match first.

Words are compared folded (`names.fold`), in French and English without the plural, in Russian by stem of
form and of lemma; a name is found only with its capital, an acronym only in capitals.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from detente.coding.actors.knowledge import organisation_names, vocabulary
from detente.coding.actors.names import fold
from detente.lexicon import table
from detente.model import Document

_WORD = re.compile(r"\w+")
_ADJECTIVE_END = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ых", "их")
_NOMINATIVE = ("ый", "ий", "ая")  # how adjectives stand in tables and as lemmas: short stems too (`Южную Корею`)


class Entry(Struct, frozen=True, gc=False):
    """What a name or word stands for.

    kind: country, adjective, people, capital, organisation, role, body, portfolio; seat for the adjective of a capital,
        which only says whose a body is; scene for a place of conflict, which is no actor but tells which country an
        article is about.
    keys: country codes (several where the word is ambiguous), or the id, role, body or portfolio key.
    """

    kind: str
    keys: tuple[str, ...]

    @property
    def key(self) -> str:
        """The first key."""
        return self.keys[0]


class Hit(Struct):
    """An entry found in the text: tokens `[first, last)` and code points `[start, end)`."""

    first: int
    last: int
    start: int
    end: int
    entry: Entry
    plural: bool = False
    acronym: bool = False


class _Row(Struct, frozen=True, gc=False):
    rest: tuple[str, ...]
    entry: Entry
    capital: bool
    acronym: bool
    raw: str
    many: bool  # only the plural is a body: nationals, forces
    titled: bool  # an article with a capital and a common noun with one: Le Monde


class Index(Struct, frozen=True):
    """Rows by the key of their first word, longest first. seen: those that may begin with a word, once looked up."""

    rows: dict[str, list[_Row]]
    seen: dict[tuple[str, str | None], tuple[list[_Row], ...]]

    def beginning(self, word: str, lemma: str | None, language: str) -> tuple[list[_Row], ...]:
        """The rows that may begin with a word of the text."""
        found = self.seen.get((word, lemma))
        if found is None:
            buckets = (self.rows.get(key) for key in _text_keys(word, lemma, language))
            found = tuple(bucket for bucket in buckets if bucket is not None)
            if len(self.seen) > _KEPT:
                self.seen.clear()
            self.seen[(word, lemma)] = found
        return found


_KEPT = 200_000  # words of texts whose rows are kept


@cache
def index(language: str) -> Index:
    """Every name and word of a language by the key of its first word, longest first."""
    return index_of(language, _names(language))


def index_of(language: str, names: Iterable[tuple[str, str, str]]) -> Index:
    """An index of `(kind, key, name)` rows, to be found in texts of a language."""
    plurals = vocabulary(language).only_plural
    merged: dict[tuple[tuple[str, ...], str, bool, bool], tuple[list[str], str]] = {}
    for kind, key, name in names:
        whole = name.isupper()  # ISIS is no plural of ISI
        words = tuple(fold(word) if whole else _key(fold(word), language) for word in _WORD.findall(name))
        if words:
            place = (words, kind, name.isupper(), kind in _NO_PLURAL and name[-1] == "s")
            keys, written = merged.setdefault(place, ([], name))
            if key not in keys:
                keys.append(key)
            if name.islower() and not written.islower():
                merged[place] = (keys, name)  # written small too: its capital is not needed
    found: dict[str, list[_Row]] = {}
    for (words, kind, _, _), (keys, name) in merged.items():
        letters = [c for c in name if c.isalpha()]
        acronym = len(letters) > 1 and name.isupper()
        capital = name[0].isupper()
        many = name in plurals
        titled = kind == "organisation" and _TITLED.match(name) is not None
        row = _Row(words[1:], Entry(kind, tuple(keys)), capital, acronym, name, many, titled)
        found.setdefault(words[0], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (-len(row.rest), _ORDER[row.entry.kind]))
    return Index(found, {})


_TITLED = re.compile(r"(?:Le|La|Les|The|L['’]) ?[A-ZÀ-Þ]")
_ORDER = {"place": 0, "organisation": 0, "country": 1, "role": 2, "body": 3, "portfolio": 4, "capital": 5, "people": 6, "adjective": 7, "seat": 7, "scene": 8}  # fmt: skip


def _names(language: str) -> Iterator[tuple[str, str, str]]:
    for row in table(language, "countries"):
        code = row["code"]
        for column, kind in (("names", "country"), ("capitals", "capital"), ("people", "people")):
            for name in filter(None, row[column].split("|")):
                yield kind, code, name
        for adjective in filter(None, row["adjectives"].split("|")):
            for form in _adjective_forms(adjective, language):
                yield "adjective", code, form
                if language == "fr":
                    yield "people", code, form[0].upper() + form[1:]
    for key, names in organisation_names(language):
        for name in names:
            yield "organisation", key, name
    for row in table("common", "places"):
        for name in (row["name"], *filter(None, row["names"].split("|"))) if row["country"] else ():
            yield "scene", row["country"], name
    words = vocabulary(language)
    for code, adjectives in words.seats.items():
        for adjective in adjectives:
            yield "seat", code, adjective
    for kind, rows in (("role", words.roles), ("body", words.bodies), ("portfolio", words.portfolios)):
        for key, names in rows.items():  # type: ignore[assignment]
            for name in names:
                yield kind, key, name


def _adjective_forms(adjective: str, language: str) -> Iterable[str]:
    """French feminine forms (plurals are matched without their s); other languages as written."""
    yield adjective
    if language != "fr":
        return
    head, space, last = adjective.rpartition(" ")
    for ending, feminine in _FEMININE:
        if last.endswith(ending):
            yield head + space + last[: len(last) - len(ending)] + feminine
            return
    if not last.endswith(("e", "i")) or last.endswith("i"):
        yield adjective + "e"


_FEMININE = (("ien", "ienne"), ("yen", "yenne"), ("éen", "éenne"), ("on", "onne"), ("grec", "grecque"), ("turc", "turque"), ("c", "que"), ("f", "ve"), ("el", "elle"))  # fmt: skip


@lru_cache(maxsize=100_000)
def _key(word: str, language: str) -> str:
    """The form under which a folded word is compared."""
    if language == "ru":
        for ending in _ADJECTIVE_END:
            if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in _NOMINATIVE else 4):
                return word[: -len(ending)]
        return word[:-1] if len(word) > 4 and word[-1] in "аяоеыиуюьй" else word
    if len(word) > 3 and word[-1] in "sx" and not word.endswith("ss"):
        return word[:-1] if language == "fr" or not word.endswith("ies") else word[:-3] + "y"
    return word


def find_hits(document: Document, rows: Index | None = None) -> list[Hit]:
    """All entries in an article's text, in order, none overlapping another; the longest wins.

    rows: what to look for, by default all names and words of the language.
    """
    language = document.language
    names = index(language) if rows is None else rows
    words = _words_of(document.text)
    lemmas = _lemmas(document) if language == "ru" else {}
    hits: list[Hit] = []
    ahead = 0
    for position, (start, _, word) in enumerate(words):
        if position < ahead:
            continue
        buckets = names.beginning(word, lemmas.get(start), language)
        if not buckets:
            continue
        found = None
        for bucket in buckets:
            found = _longest(bucket, document.text, words, lemmas, position, found, language)
        if found is None:
            continue
        length, row = found
        end = words[position + length - 1][1]
        tokens = document.tokens_in(start, end)
        if tokens:
            hits.append(
                Hit(
                    tokens[0].i,
                    tokens[-1].i + 1,
                    start,
                    end,
                    row.entry,
                    _plural(document, tokens[0].i, tokens[-1].i + 1),
                    row.acronym,
                )
            )
        ahead = position + length
    return hits


@lru_cache(maxsize=2)  # an article is searched for actors, then for places
def _words_of(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text)]


def _plural(document: Document, first: int, last: int) -> bool:
    """Whether the head of a hit is plural: its first word, in English the last one before a preposition."""
    head = document.tokens[first]
    if document.language == "en":
        for token in document.tokens[first:last]:
            if token.upos == "ADP":
                break
            head = token
    return head.feats.get("Number") == "Plur"


def _lemmas(document: Document) -> dict[int, str]:
    return {token.start: token.lemma for token in document.tokens}


@lru_cache(maxsize=200_000)
def _text_keys(word: str, lemma: str | None, language: str) -> tuple[str, ...]:
    folded = fold(word)
    keys = [_key(folded, language), *((folded,) if word.isupper() else ())]
    if lemma is not None and "-" not in lemma:
        keys.append(_key(fold(lemma), language))
    return tuple(dict.fromkeys(keys))


def _longest(
    bucket: list[_Row],
    text: str,
    words: list[tuple[int, int, str]],
    lemmas: dict[int, str],
    position: int,
    best: tuple[int, _Row] | None,
    language: str,
) -> tuple[int, _Row] | None:
    start, _, word = words[position]
    small = not word[0].isupper()
    for row in bucket:
        if row.capital and small:
            continue
        length = 1 + len(row.rest)
        if best is not None and length <= best[0]:
            break
        if row.acronym and not text[start : words[min(position + length, len(words)) - 1][1]].isupper():
            continue
        if length == 1 and row.entry.kind in _NO_PLURAL and (word[-1] == "s") != (row.raw[-1] == "s"):
            continue  # Goris is not Gori
        if length == 1 and row.entry.kind == "organisation" and row.raw[-1] == "s" and word[-1] not in "sS":
            continue  # Hama is not Hamas
        if length == 1 and row.acronym and word[-1] == "S" != row.raw[-1]:
            continue  # PRCS is not the PRC
        if length == 1 and row.many and word[-1] not in "sSxX":
            continue  # a national library has no nationals, a task force no forces
        if length > 1 and not _rest_matches(row, text, words, lemmas, position, language):
            continue
        return length, row
    return best


def _rest_matches(
    row: _Row, text: str, words: list[tuple[int, int, str]], lemmas: dict[int, str], position: int, language: str
) -> bool:
    for offset, wanted in enumerate(row.rest, position + 1):
        if offset >= len(words):
            return False
        start, _, word = words[offset]
        if offset == position + 1 and row.titled and word[0].islower():
            return False  # le monde is not Le Monde
        if wanted not in _text_keys(word, lemmas.get(start), language):
            return False
        gap = text[words[offset - 1][1] : words[offset][0]]
        if gap not in _GAPS or (gap == ". " and len(words[offset - 1][2]) > _SHORT):
            return False
    return True


_SHORT = 3  # letters of an abbreviation whose full stop ends no sentence (St. Petersburg)
_NO_PLURAL = frozenset(("place", "capital"))
_GAPS = frozenset({" ", "-", "’", "'", ".", ". ", "’ ", "' ", "", " - ", " «", " “", "‑", "–", '"', ' "', " ’", " '", "/"})  # fmt: skip
