"""Names of persons in a text: where they stand, which are one person, and whom the office table knows."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from detente.coding.actors.gazetteer import Hit
from detente.coding.actors.names import fold, is_cyrillic, match_key, romanise
from detente.coding.actors.offices import Offices, eminent, offices
from detente.lexicon import knowledge
from detente.model import Document, Token

_LINEAGE = frozenset(("bin", "ben", "ibn", "bint", "ould", "бин", "бен", "ибн"))
_PARTICLES = frozenset(["de", "du", "des", "le", "la", "van", "von", "der", "den", "ben", "bin", "ibn", "al", "el", "ould", "abou", "abu", "da", "dos", "di", "del", "d'", "d’", "ter", "ten", "mac", "bint"])  # fmt: skip


class Name(Struct):
    """A person's name in the text: tokens `[first, last)`, its words' match keys, the person once known.

    forms: the folded spellings that the last word has in the nominative.
    """

    first: int
    last: int
    words: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]
    forms: frozenset[str] = frozenset()
    person: str | None = None
    full: "Name | None" = None
    title: bool = False
    ner: bool = True
    feminine: bool | None = field(default=None)

    @property
    def short(self) -> bool:
        """Whether the name is a surname alone, be it with its particle (von der Leyen)."""
        return len(self.words) == 1 or all(word.lower() in _PARTICLES for word in self.words[:-1])

    @property
    def surname(self) -> tuple[str, ...]:
        """The keys of the last word."""
        return self.keys[-1]

    @property
    def root(self) -> "Name":
        """The fullest mention of this person."""
        return self if self.full is None else self.full.root


def find_names(document: Document, hits: list[Hit], titles: frozenset[str]) -> list[Name]:
    """The names of persons in text order: entities and capitalised words that the office table knows."""
    taken: dict[int, Hit] = {}
    for hit in hits:
        for i in range(hit.first, hit.last):
            taken[i] = hit
    names: list[Name] = []
    covered: set[int] = set()
    table = offices()
    for first, last in _of_people(document):
        name = _trimmed(document, first, last, taken, titles)
        name = name and _widened(document, name, taken, table)
        if name is not None and not covered.intersection(range(name.first, name.last)):
            names.append(name)
            covered.update(range(name.first, name.last))
    for name in _swallowed(document, covered, taken):
        names.append(name)
        covered.update(range(name.first, name.last))
    for name in _known_names(document, covered, taken, table, titles):
        names.append(name)
        covered.update(range(name.first, name.last))
    names += _short_names(document, covered, taken, names)
    names.sort(key=lambda name: name.first)
    return names


def _of_people(document: Document) -> Iterator[tuple[int, int]]:
    """The entities that are persons, a name cut before whose son he is put together (`Badr | bin Hamad Albusaidi`)."""
    first = last = -1
    for entity in document.entities:
        if entity.label != "PER":
            continue
        if entity.first == last and document.tokens[last].text.lower() in _LINEAGE:
            last = entity.last
            continue
        if last > first:
            yield first, last
        first, last = entity.first, entity.last
    if last > first:
        yield first, last


_OFFICE = 4  # words between an office and the body that it heads


def _swallowed(document: Document, covered: set[int], taken: dict[int, Hit]) -> list[Name]:
    """Names that the recogniser took for the end of a body's: `Chairman of the State Committee of Belarus Ivan Petrov`.

    After the last country in the entity stand two or three capitalised words, and an office leads to it.
    """
    found = []
    for entity in document.entities:
        lands = [i for i in range(entity.first, entity.last) if i in taken and taken[i].entry.kind == "country"]
        if entity.label != "ORG" or not lands:
            continue
        first, last = lands[-1] + 1, entity.last
        before = range(max(0, entity.first - _OFFICE), entity.first + 1)
        office = any(i in taken and taken[i].entry.kind == "role" for i in before)
        words = document.tokens[first:last]
        capitals = all(_capital(t) and t.text.isalpha() and t.i not in taken and t.i not in covered for t in words)
        if office and capitals and len(words) in (2, 3) and (name := _name(document, first, last, ner=False)):
            found.append(name)
    return found


def _short_names(document: Document, covered: set[int], taken: dict[int, Hit], names: list[Name]) -> list[Name]:
    """Surnames of persons named in full elsewhere that the recogniser did not see."""
    surnames = {key for name in names if len(name.words) > 1 for key in name.surname if len(key) > 2}
    found = []
    for token in document.tokens:
        if token.i in covered or token.i in taken or token.upos not in ("PROPN", "X", "NOUN"):
            continue
        if len(token.text) > 2 and token.text[0].isupper() and match_key(token.text) in surnames:
            name = _name(document, token.i, token.i + 1, ner=False)
            if name is not None:
                found.append(name)
    return found


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _trimmed(document: Document, first: int, last: int, taken: dict[int, Hit], titles: frozenset[str]) -> Name | None:
    """An entity without titles, roles and trailing marks; None where nothing like a name is left."""
    tokens = document.tokens
    title = first > 0 and tokens[first - 1].text.rstrip(".").lower() in titles
    while first < last and (
        tokens[first].text.rstrip(".").lower() in titles
        or (tokens[first].lemma in titles and last - first > 1)
        or (not _capital(tokens[first]) and tokens[first].text.lower() not in _PARTICLES)
        or (first in taken and taken[first].entry.kind in ("role", "body", "portfolio", "adjective", "organisation"))
        or (first in taken and taken[first].entry.kind in ("people", "country") and last - first > 2)
    ):
        title = title or tokens[first].text.rstrip(".").lower() in titles
        first += 1
    while last > first and (not tokens[last - 1].text[-1].isalnum() or not tokens[last - 1].text[:1].isalpha()):
        last -= 1
    for i in range(first, last):
        if tokens[i].text in (",", "(", "«", ":", "–", "—") or (i in taken and taken[i].entry.kind == "organisation"):
            last = i
            break
    while last < len(tokens) and last > first and _goes_on(tokens, last, taken):
        last += 1
    while (
        first < last and not _capital(tokens[first]) and tokens[first].text.lower() in ("de", "du", "des", "d'", "d’")
    ):
        return None
    if first >= last or all(i in taken and taken[i].entry.kind in ("country", "capital") for i in range(first, last)):
        return None
    return _name(document, first, last, title=title)


def _goes_on(tokens: tuple[Token, ...], i: int, taken: dict[int, Hit]) -> bool:
    """Whether the name goes on with a capitalised word the recogniser left out (Majid Takht-Ravanchi)."""
    token = tokens[i]
    joined = token.start == tokens[i - 1].end
    if (token.sentence != tokens[i - 1].sentence and not joined) or i in taken:
        return False
    if token.text == "-" and joined and i + 1 < len(tokens) and tokens[i + 1].start == token.end:
        return tokens[i + 1].text[0].isupper()
    return (
        _capital(token)
        and token.upos in ("PROPN", "X")
        and (joined or tokens[i - 1].text == "-" or token.rel == "flat")
    ) or (tokens[i - 1].text == "-" and _capital(token))


def _name(document: Document, first: int, last: int, *, title: bool = False, ner: bool = True) -> Name | None:
    words, keys = [], []
    spellings: tuple[str, ...] = ()
    for token in document.tokens[first:last]:
        for part in token.text.replace("’", "'").split("-"):
            if part.endswith(("'s", "'")) and document.language == "en":
                part = part.rsplit("'", 1)[0]
            if not part or not part[0].isalpha():
                continue
            options, forms = [match_key(part)], [part]
            if is_cyrillic(part):
                forms += _nominatives(part, token)
                options += [match_key(option) for option in (*forms[1:], *_western(forms))]
            options = [option for option in dict.fromkeys(options) if option]
            if options:
                words.append(part)
                keys.append(tuple(options))
                spellings = tuple(forms)
    if not words or not any(word[0].isupper() for word in words):
        return None
    feminine = {"Fem": True, "Masc": False}.get(document.tokens[last - 1].feats.get("Gender", ""))
    spelled = frozenset(fold(form) for form in spellings)
    return Name(first, last, tuple(words), tuple(keys), spelled, title=title, ner=ner, feminine=feminine)


_CASES = ("ого", "ому", "ой", "ою", "ым", "ом", "ем", "ею", "ей", "у", "а", "я", "е", "ы", "и", "ю")


def _nominatives(word: str, token: Token) -> list[str]:
    """Dictionary forms a Russian name word may have: the lemma's, and the form without a case ending."""
    found = [token.lemma] if "-" not in token.text else []
    low = word.lower()
    for ending in _CASES:
        if low.endswith(ending) and len(low) - len(ending) >= 2:
            stem = low[: -len(ending)]
            found += [stem, stem + "а", stem + "ий", stem + "й"] if len(stem) >= 3 else [stem]
            break
    return found


def _known_names(
    document: Document, covered: set[int], taken: dict[int, Hit], table: Offices, titles: frozenset[str]
) -> list[Name]:
    """Full names of the office table that the recogniser did not see, and words after a title."""
    found = []
    tokens = document.tokens
    i, count = 0, len(tokens)
    while i < count:
        token = tokens[i]
        name_begins = token.text[0].isupper() and len(token.text) > 1 and token.text.rstrip(".").lower() not in titles
        if i in covered or i in taken or not name_begins:
            i += 1
            continue
        last = i + 1
        while last < count and last not in taken and last not in covered and _of_a_name(document, last):
            last += 1
        while last > i + 1 and not tokens[last - 1].text[0].isupper():
            last -= 1
        after_title = i > 0 and tokens[i - 1].text.rstrip(".").lower() in titles
        name = _name(document, i, last, title=after_title, ner=False)
        if name is not None and (after_title or _is_known(name, document, table)):
            found.append(name)
        i = last
    return found


def _of_a_name(document: Document, i: int) -> bool:
    """Whether token i goes on with a name before it: a capital, a hyphen or a particle in the same paragraph. Where
    a parser cuts a sentence inside a name (Faustin-Archange Touadéra) is not looked at."""
    tokens = document.tokens
    if "\n" in document.text[tokens[i - 1].end : tokens[i].start]:
        return False
    return _capital(tokens[i]) or tokens[i].text == "-" or tokens[i].text.lower() in _PARTICLES


def _widened(document: Document, name: Name, taken: dict[int, Hit], table: Offices) -> Name:
    """The name with the words beside it that the recogniser left out, where the table knows the whole: (Shah Mahmood)
    Qureshi, Frank-(Walter Steinmeier)."""
    tokens = document.tokens
    first, last = name.first, name.last
    while first > 1 and tokens[first - 1].text == "-" and _capital(tokens[first - 2]) and first - 2 not in taken:
        first -= 2
    while last < len(tokens) and last - name.last < 4 and last not in taken and _of_a_name(document, last):
        last += 1
    for end in range(last, name.last - 1, -1):
        if (first, end) != (name.first, name.last) and _capital(tokens[end - 1]):
            wide = _name(document, first, end, title=name.title)
            if wide is not None and set(lookup(wide, table)) - set(lookup(name, table)):
                return wide
    return name


_BARE = 5  # letters of a surname that is known without anything beside it; of four only of heads of states


def _is_known(name: Name, document: Document, table: Offices) -> bool:
    """Whether the table knows a full name, or a surname alone of one of the highest office on the day (Эрдоган)."""
    if not name.short:
        return bool(lookup(name, table))
    published = document.article.published
    token = document.tokens[name.last - 1]
    # English recognisers seldom miss a name, and its short surnames are words too (Park, Bush)
    least = _BARE if document.language == "en" else _BARE - 1
    if published is None or token.upos != "PROPN" or len(token.text) < least:
        return False
    day = published[:10]
    rank = 4 if len(token.text) >= _BARE else 1
    persons = table.bare(name.forms, day)
    return any(eminent(row, rank) for person in persons for row in table.titles(person, day)[:1])


def lookup(name: Name, table: Offices) -> list[str]:
    """The persons of the office table a full name may be, by surname and given name or initial."""
    found: dict[str, None] = {}
    for position in range(len(name.keys) - 1, 0, -1):
        for surname in name.keys[position]:
            for keys, person in table.by_surname.get(surname, ()):
                if _agrees(keys, name, position):
                    found[person] = None
        if found:
            break
    return list(found)


def _agrees(keys: tuple[str, ...], name: Name, position: int) -> bool:
    """Whether the given names before the surname agree: all the table's words, or the first one or its initial."""
    given = keys[:-1]
    if not given:
        return False
    ours = name.keys[:position]
    if len(given) > 1 and len(ours) >= len(given):
        return all(any(g in options for options in ours) for g in given)
    first = ours[0]
    if given[0] in first:
        return True
    initial = name.words[0].rstrip(".")
    return len(initial) == 1 and any(given[0].startswith(option) for option in first)


class _WesternNames(Struct, frozen=True):
    given: dict[str, str]
    family: dict[str, str]


def _western(forms: Iterable[str]) -> list[str]:
    """What Western names look like in Latin letters that Russian writes by sound (`ru/western_names.yaml`)."""
    known = knowledge("ru", "western_names", _WesternNames)
    capitals = dict.fromkeys(form[:1].upper() + form[1:] for form in forms)
    return [latin for form in capitals for latin in (known.given.get(form), known.family.get(form)) if latin]


def written_name(name: Name, document: Document) -> str:
    """The name of a person no table knows: as written, or romanised from Russian in the nominative."""
    text = document.text[document.tokens[name.first].start : document.tokens[name.last - 1].end]
    text = "".join(c for c in text if c.isprintable())  # marks of the direction of writing
    if document.language == "en" and text.endswith(("'s", "’s")):
        text = text[:-2]
    if not is_cyrillic(text):
        return " ".join(text.replace(" - ", "-").split())
    tokens = document.tokens[name.first : name.last]
    western = bool(_western((tokens[0].text, tokens[0].lemma))) and len(tokens) > 1
    female = tokens[0].feats.get("Gender") == "Fem"
    words = []
    for token in tokens:
        latin = _western(_forms(token)) if western or len(tokens) == 1 else []
        named = token.feats.get("Case") == "Nom" and token.feats.get("Number") != "Plur"
        lemma = token.text if named or token.lemma.endswith("ть") else token.lemma  # a foreign name taken for a verb
        lemma = _feminine_surname(lemma) if token.i > tokens[0].i and female else lemma
        plain = romanise("-".join(part[:1].upper() + part[1:] for part in lemma.split("-")))
        words.append(latin[0] if latin else plain if token.text[0].isalpha() else token.text)
    return " ".join(words).replace(" - ", "-").replace(" . ", ". ").replace(" .", ".")


def _feminine_surname(lemma: str) -> str:
    """Петров → Петрова, Вяземский → Вяземская, for a woman whose name the analyser puts in the masculine."""
    if lemma.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return lemma + "а"
    return lemma[:-2] + "ая" if lemma.endswith(("ский", "цкий")) else lemma


def _forms(token: Token) -> tuple[str, ...]:
    return (token.text, *(_nominatives(token.text, token) if "-" not in token.text else (token.lemma,)))
