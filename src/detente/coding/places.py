"""Where: the places an article names (codebook, sections 4 and 5).

Names are found in four ways: the conflict places and regions of `common/places.csv` and `regions.csv` wherever they
stand; countries and capitals after a word that leads to a place; what the recogniser saw; and names that the
gazetteer knows after such a word. Which of several namesakes is meant, `detente.coding.settling` says from what
stands beside them; a name that stays open is a name without coordinates.
"""

from collections.abc import Iterable, Iterator

from detente.coding import atlas
from detente.coding.actors import ActorMention, Cast
from detente.coding.actors.gazetteer import Hit, find_hits
from detente.coding.actors.knowledge import countries
from detente.coding.actors.names import fold, is_cyrillic, romanise
from detente.coding.gazetteer import Spot, spots, spots_by_sound
from detente.coding.inflections import base_forms
from detente.coding.settling import Candidate, Surroundings, Witness, same_place, settle, weight_of
from detente.coding.toponyms import Toponym, is_known, opens, plain
from detente.model import Document, Place, Token

_CAPITAL = 1.0  # added to a capital's weight
_LONGEST = 5  # words of a name that is found by what leads to it
_BESIDE = 6  # tokens between a place and the country it is said to lie in
_NAMES = ("PROPN", "NOUN", "ADJ", "X")


def find_places(document: Document, cast: Cast) -> tuple[Place, ...]:
    """All places of an article where something can happen, in text order, with coordinates where settled."""
    return tuple(_place(document, toponym, best) for toponym, best in Finder(document, cast).settled())


def _place(document: Document, toponym: Toponym, best: Candidate | None) -> Place:
    span = document.span(document.tokens[toponym.first], document.tokens[toponym.last - 1])
    return Place(
        name=best.name if best else toponym.called,
        country=best.country if best else None,
        latitude=best.latitude if best else None,
        longitude=best.longitude if best else None,
        precision=best.precision if best else None,
        start=span.start,
        end=span.end,
    )


class Finder:
    """The places of one article while they are found."""

    def __init__(self, document: Document, cast: Cast) -> None:
        self.document = document
        self.tokens = document.tokens
        self.cast = cast
        self.words = atlas.words(document.language)
        self.persons = {i for m in cast.mentions if m.person and m.form == "name" for i in m.tokens}
        self.given = {
            m.tokens[0]: m.tokens[-1] + 1 for m in cast.mentions if m.person and m.form == "name" and m.tokens
        }
        self.known = {i for m in cast.mentions if m.person and m.form == "name" and is_known(m) for i in m.tokens}
        self.actors = {
            i for m in cast.mentions if m.form != "place" and (not m.person or is_known(m)) for i in m.tokens
        }
        self.found: dict[int, Toponym] = {}
        self.taken: set[int] = set()

    def settled(self) -> Iterator[tuple[Toponym, Candidate | None]]:
        """Every place of the article with what it means, None where that is open, in text order."""
        for toponym in self._listed():
            self._keep(toponym)
        for toponym in self._of_cast():
            self._keep(toponym)
        for first, last, doubtful in (*self._entities(), *self._led_to()):
            if self.taken.isdisjoint(range(first, last)):
                self._keep(self._looked_up(first, last, doubtful))
        witnesses = tuple(self._witnesses())
        for first in sorted(self.found):
            toponym = self.found[first]
            around = self._around(toponym, witnesses)
            best = settle(toponym.candidates, around)
            if best is not None or self._surely_a_place(toponym):
                yield toponym, best

    def _keep(self, toponym: Toponym) -> None:
        tokens = range(toponym.first, toponym.last)
        if self.taken.isdisjoint(tokens):
            self.found[toponym.first] = toponym
            self.taken.update(tokens)

    # ---- names

    def _listed(self) -> Iterator[Toponym]:
        """The places and regions of our own tables."""
        for hit in find_hits(self.document, atlas.names(self.document.language)):
            rows = [atlas.rows()[int(key)] for key in hit.entry.keys]
            if self._within_a_person(hit.first, hit.last, anyone=not any(row.sure for row in rows)):
                continue
            if self._stands_for_a_country(hit, rows) or self._begins_another(hit):
                continue  # Géorgie where the cast has the country
            called = self._written(hit.first, hit.last)
            towns = [atlas.town(spot) for spot in spots(called)]
            others = [town for town in towns if not any(row.sure and same_place(row, town) for row in rows)]
            yield Toponym(hit.first, hit.last, (*rows, *others), called)

    def _within_a_person(self, first: int, last: int, anyone: bool) -> bool:
        """Whether words are part of a known person's name, or the first of any person's longer one (Азия Биби); with
        `anyone`, of any."""
        tokens = set(range(first, last))
        if self.given.get(first, 0) > last:
            return True
        return not tokens.isdisjoint(self.known) or (anyone and tokens <= self.persons)

    def _stands_for_a_country(self, hit: Hit, rows: list[Candidate]) -> bool:
        """Whether the cast has a country at the words of a region in another one, or a longer one (Afrique du Sud)."""
        mention = self.cast.at(self.tokens[hit.first])
        code = mention.actor.country if mention is not None and mention.actor is not None else None
        if mention is None or code is None or not self._is_country(hit.first, code):
            return False
        longer = mention.form in ("name", "place") and mention.tokens and mention.tokens[-1] >= hit.last
        return bool(longer) or not any(row.sure or row.country == code for row in rows)

    def _begins_another(self, hit: Hit) -> bool:
        """Whether a name is the first word of a longer one that the recogniser saw (Beni Maâfa)."""
        return hit.last == hit.first + 1 and any(
            e.label == "LOC" and e.first == hit.first and e.last > hit.last and self.tokens[hit.last].upos == "PROPN"
            for e in self.document.entities
        )

    def _of_cast(self) -> Iterator[Toponym]:
        """Countries and capitals where something can happen."""
        for mention in self.cast.mentions:
            code = mention.actor.country if mention.actor is not None else None
            if code is None or code not in countries() or not mention.tokens:
                continue
            if mention.form == "demonym" and (soil := self._soil(mention.head)) is not None:
                yield Toponym(*soil, (atlas.state(code),), countries()[code].name)
            if mention.form not in ("place", "name"):
                continue
            first, last = mention.tokens[0], mention.tokens[-1] + 1
            while first < last - 1 and not self.tokens[first].text[0].isupper():
                first += 1
            ahead = self.words.before if self._qualified(first) else self.words.motion
            if mention.form == "name" and (mention.person or not self._led(first, ahead)):
                self._spare(mention)
                continue
            if self._is_country(mention.head, code) or self._is_country(first, code):
                yield Toponym(first, last, (atlas.state(code),), countries()[code].name)
            elif mention.form == "place" or self._is_capital(first, last, code):
                yield self._capital(first, last, code)

    def _soil(self, adjective: int) -> tuple[int, int] | None:
        """The tokens of a country told by its soil (« depuis le territoire burundais »); None for another adjective."""
        noun = self.document.head(self.tokens[adjective])
        if noun is None or noun.lemma not in self.words.soil or abs(noun.i - adjective) != 1:
            return None
        return min(noun.i, adjective), max(noun.i, adjective) + 1

    def _spare(self, mention: ActorMention) -> None:
        """Keeps the words of one who acts from being taken for a place."""
        if mention.actor is not None and (not mention.person or mention.actor.wikidata or mention.key):
            self.taken.update(mention.tokens)

    def _entities(self) -> Iterator[tuple[int, int, bool]]:
        """Tokens of the entities, without the common words they begin with (aéroport de Tripoli); whether they are doubtful."""
        for entity in self.document.entities:
            first, last = entity.first, entity.last
            while first < last and not opens(self._written(first, last)):
                first += 1
            if (
                first == last
                or not self.actors.isdisjoint(range(first, last))
                or self._describes(self.tokens[last - 1])
            ):
                continue
            if entity.label == "LOC" or self._led(first, self.words.before):
                yield first, last, entity.label != "LOC"
            elif any(token.rel in ("obj", "obl", "nmod") for token in self.tokens[first:last]):
                yield first, last, True

    def _led_to(self) -> Iterator[tuple[int, int, bool]]:
        """Stretches of capitalised words after a word that leads to a place."""
        covered = self.persons | self.actors
        for token in self.tokens[1:]:
            i = token.i
            if i in self.taken or not token.text[0].isupper() or token.upos not in _NAMES or i in covered:
                continue
            if not self._led(i, self.words.before) or self._describes(token):
                continue
            end = self.document.sentences[token.sentence][1]
            last = i + 1
            while last < min(end, i + _LONGEST) and last not in self.taken and self._continues(last):
                last += 1
            for stop in range(last, i, -1):
                written = self._written(i, stop)
                if self.tokens[stop - 1].text[0].isupper() and self._of_the_script(written) and spots(written):
                    yield i, stop, True
                    break

    def _looked_up(self, first: int, last: int, doubtful: bool) -> Toponym:
        """The name with the places of the gazetteer that bear it."""
        written = self._written(first, last)
        lemma = self._base(first, last)
        rows: list[Spot] = []
        for name in dict.fromkeys((written, lemma, *base_forms(written, self.document.language))):
            rows += spots(name)
            if rows and name is lemma:
                break
        if not rows and self.document.language == "ru":
            rows = [spot for name in dict.fromkeys((lemma, written)) for spot in spots_by_sound(name)]
        called = romanise(lemma) if is_cyrillic(lemma) else written
        return Toponym(first, last, tuple(atlas.town(spot) for spot in dict.fromkeys(rows)), called, doubtful)

    def _surely_a_place(self, toponym: Toponym) -> bool:
        """Whether a name that means no place we know is one all the same: recognised, and led to by a word of place."""
        recognised = any(e.label == "LOC" and e.first <= toponym.first < e.last for e in self.document.entities)
        return recognised and self._led(toponym.first, self.words.before)

    # ---- words beside a name

    def _led(self, first: int, words: frozenset[str]) -> bool:
        """Whether a preposition, or a noun of a part of places and its `of`, leads to a token."""
        i = first - 1
        sentence = self.tokens[first].sentence
        if i > 0 and self.tokens[i].upos == "ADJ" and self.document.language != "fr":
            i -= 1  # в ливанском Триполи
        if i >= 0 and self.tokens[i].sentence == sentence and self.tokens[i].text.lower() in words:
            return True
        while i >= 0 and self.tokens[i].sentence == sentence and self.tokens[i].text.lower() in self.words.of:
            i -= 1
        if (
            i < 0
            or self.tokens[i].sentence != sentence
            or (
                i >= first - 2
                and self.tokens[i + 1].text.lower() not in self.words.of
                and self.document.language != "ru"
            )
        ):
            return False
        return self.tokens[i].lemma in self.words.parts or self.tokens[i].lemma in self.words.regions

    def _continues(self, i: int) -> bool:
        token = self.tokens[i]
        joined = self.tokens[i - 1].end == token.start
        return token.text[0].isupper() or (joined and token.text[0] in "-'’") or (joined and self.tokens[i - 1].text[-1] in "-'’") or (
            i + 1 < len(self.tokens) and token.text.lower() in ("de", "del", "la", "al", "el", "sur", "of", "na", "на", "и") and self.tokens[i + 1].text[0].isupper() and token.text.lower() not in self.words.before
        )  # fmt: skip

    def _of_the_script(self, name: str) -> bool:
        """Whether a name is in the script of the text: Latin ones in Russian are those of papers and companies."""
        return is_cyrillic(name) == (self.document.language == "ru")

    def _describes(self, token: Token) -> bool:
        """Whether a word is an adjective of the noun after it (с Северным потоком, in North America)."""
        after = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else None
        return token.upos == "ADJ" and after is not None and after.upos in ("NOUN", "PROPN") and token.head == after.i

    def _qualified(self, first: int) -> bool:
        """Whether an adjective stands before a name, as no government has one (в ливанском Триполи)."""
        return first > 0 and self.document.language == "ru" and self.tokens[first - 1].upos == "ADJ"

    def _written(self, first: int, last: int) -> str:
        return self.document.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _base(self, first: int, last: int) -> str:
        """A name in its base form, by the lemmas of its tokens, capitals kept."""
        if self.document.language != "ru":
            return self._written(first, last)
        parts, end = [], self.tokens[first].start
        for token in self.tokens[first:last]:
            parts.append(self.document.text[end : token.start])
            word = token.lemma
            parts.append("-".join(p[:1].upper() + p[1:] if t[:1].isupper() else p for p, t in zip(word.split("-"), token.text.split("-"), strict=False)))  # fmt: skip
            end = token.end
        return "".join(parts)

    def _is_country(self, i: int, code: str) -> bool:
        token = self.tokens[i]
        names = atlas.country_words(self.document.language, code)
        return fold(token.text) in names or fold(token.lemma) in names

    def _is_capital(self, first: int, last: int, code: str) -> bool:
        return self.document.language == "ru" or bool(spots(self._written(first, last)))

    def _capital(self, first: int, last: int, code: str) -> Toponym:
        """A capital as one of the places of its name."""
        country = countries()[code]
        names = dict.fromkeys((self._written(first, last), self._base(first, last)))
        rows = dict.fromkeys(spot for name in names for spot in spots(name))
        home = {code, country.claimed_by or code}
        own = [spot for spot in rows if spot.country in home] or [
            s for s in spots(country.capital) if s.country in home
        ]
        largest = max(own, key=lambda spot: spot.population, default=None)
        if largest is None:
            return Toponym(first, last, (), country.capital)
        capital = atlas.town(largest, weight=weight_of(largest.population) + _CAPITAL, country=code)
        others = (atlas.town(spot) for spot in rows if spot.country not in home)
        return Toponym(first, last, (capital, *others), country.capital)

    # ---- witnesses

    def _witnesses(self) -> Iterator[Witness]:
        """The countries of the cast, and the places whose country or point is plain."""
        for mention in self.cast.mentions:
            code = mention.actor.country if mention.actor is not None else None
            toponym = self.found.get(mention.tokens[0] if mention.tokens else mention.head)
            if code is None or (toponym is not None and not plain(toponym)):
                continue
            if (
                toponym is None
                and any(i in self.taken for i in mention.tokens)
                and not self._is_country(mention.head, code)
                and mention.form == "place"
            ):
                continue
            first, last = (
                (min(mention.tokens), max(mention.tokens) + 1) if mention.tokens else (mention.head, mention.head + 1)
            )
            if any(i in self.found and not plain(self.found[i]) for i in range(first, last)):
                continue
            form = "role" if mention.person else mention.form
            yield Witness(code, atlas.middle(code), first, last, self.tokens[first].sentence, form=form)
        for toponym in self.found.values():
            if plain(toponym):
                row = toponym.candidates[0]
                point = (
                    (row.latitude, row.longitude) if row.latitude is not None and row.longitude is not None else None
                )
                yield Witness(
                    row.country,
                    point,
                    toponym.first,
                    toponym.last,
                    self.tokens[toponym.first].sentence,
                    row.precision == "region",
                )

    def _around(self, toponym: Toponym, witnesses: Iterable[Witness]) -> Surroundings:
        others = [w for w in witnesses if w.last <= toponym.first or w.first >= toponym.last]
        sentence = self.tokens[toponym.first].sentence
        near = [w for w in others if w.sentence == sentence]
        beside = [w for w in near if self._beside(toponym, w)]
        region = self._region_word(toponym)
        return Surroundings(tuple(beside), tuple(near), tuple(others), region, toponym.doubtful)

    def _beside(self, toponym: Toponym, witness: Witness) -> bool:
        """Whether a country or region is said to hold a place: after it by a comma or preposition, before it as adjective."""
        if witness.first >= toponym.last:
            between = self.tokens[toponym.last : witness.first]
            adjective = witness.form == "demonym" and bool(between) and between[-1].lemma in self.words.regions
            if not (adjective or witness.form in ("name", "place")) or self._acts(witness):
                return False
            if len(between) > _BESIDE or (not between and self.document.language != "ru"):
                return False
            first = between[0].text.lower() if between else ""
            opens = not between or first in ("(", ",") or first in self.words.joins
            return opens and all(t.text.lower() in self.words.joins or t.lemma in self.words.regions for t in between)
        if witness.form not in ("name", "place", "demonym"):
            return False
        between = self.tokens[witness.last : toponym.first]
        held = {"'s", "’s", "de", "of", "d'", "d’", "du"}
        return len(between) <= 2 and all(
            t.text.lower() in held or t.lemma in self.words.parts or t.lemma in self.words.regions for t in between
        )

    def _acts(self, witness: Witness) -> bool:
        """Whether a country is the subject of a clause (In Paris, the US said), and so holds nothing."""
        return any(token.rel == "nsubj" for token in self.tokens[witness.first : witness.last])

    def _region_word(self, toponym: Toponym) -> bool:
        """Whether the name is called a region's (la province d'Idleb, Rostov region)."""
        i = toponym.first - 1
        while i >= 0 and self.tokens[i].text.lower() in self.words.of:
            i -= 1
        before = i >= 0 and self.tokens[i].lemma in self.words.regions
        after = toponym.last < len(self.tokens) and self.tokens[toponym.last].lemma.lower() in self.words.regions
        return before or (after and self.document.language == "en")
