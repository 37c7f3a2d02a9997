"""Tokens in a role → participants: whom the noun phrase names, coordination expanded, pronouns resolved."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct, structs

from detente.coding.actors import ActorMention, Cast
from detente.coding.events.indefinite import nameless, several_roles, substantive
from detente.coding.events.lists import NEAR, enumerations
from detente.coding.events.pairs import paired
from detente.coding.events.people import known_people
from detente.coding.events.sides import official
from detente.coding.events.syntax import Syntax
from detente.coding.events.voices import first_person, our_own
from detente.model import Actor, Participant, Quotation, Token

SCENES = frozenset({"en", "dans", "in", "at", "в", "на", "sur", "on", "au", "over"})  # slots that may name a mere scene
INSIDE = frozenset({"en", "dans", "in", "at", "в"})  # slots that say where a thing is, but for people


BELOW = ("obj", "iobj", "obl", "nmod", "xcomp", "amod", "compound", "appos", "acl", "nsubj")
DEEP = 5  # how far below a predicate a participant is sought


class Roles(Struct, frozen=True, dict=True):
    """Participants of one document's predicates.

    barred: ids of the actors that are not looked for.
    places: whether a place after a locative preposition counts (one can visit, invade and leave a country).
    """

    cast: Cast
    syntax: Syntax
    places: bool = False
    quotations: tuple[Quotation, ...] = ()
    barred: frozenset[str] = frozenset()

    @cached_property
    def elsewhere(self) -> "Roles":
        """The same, places counted."""
        return self._changed(places=True)

    def barring(self, actors: Iterable[Participant]) -> "Roles":
        """The same, the actors of some participants left out: nobody does an act to himself."""
        barred = frozenset(p.actor.id for p in actors if p.actor is not None)
        return self._changed(barred=barred) if barred else self

    def _changed(self, **fields: object) -> "Roles":
        twin = structs.replace(self, **fields)
        twin.__dict__.update(lists=self.lists, people=self.people, named=self.named, lands=self.lands)
        return twin

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for people and their groups, who take part though nobody knows who they are."""
        return known_people(self.syntax.document.language).nouns | self.syntax.lexicon.people

    @cached_property
    def named(self) -> frozenset[int]:
        """Indexes of the tokens in names of persons and organisations, known or not."""
        entities = self.syntax.document.entities
        return frozenset(i for each in entities if each.label in ("PER", "ORG") for i in range(each.first, each.last))

    @cached_property
    def lands(self) -> frozenset[int]:
        """Indexes of the tokens in names of places."""
        entities = self.syntax.document.entities
        return frozenset(i for each in entities if each.label == "LOC" for i in range(each.first, each.last))

    def somebody(self, token: Token) -> bool:
        """Whether a noun stands for people, known or not."""
        if counts := self.syntax.phrases.after_number(token):
            return counts.lemma in self.people
        if token.upos == "PROPN":
            return token.i in self.named or token.lemma in self.people
        if substantive(token):
            return True
        return token.upos == "NOUN" and token.lemma in self.people

    def victim(self, token: Token) -> bool:
        """Whether a noun may name what was hit or taken: no act, no weapon, no word that only makes an idiom."""
        lexicon = self.syntax.lexicon
        idle = known_people(self.syntax.document.language).idle
        if token.upos == "PROPN":
            return token.text.lower() not in idle
        if token.lemma in idle and self.syntax.phrases.genitives(token):
            return False  # `la mort de X` befalls X
        if self.somebody(token):
            return True
        act = any(not entry.required for entry in lexicon.nouns.get(token.lemma, ()))
        return not (act or token.lemma in lexicon.instruments or token.lemma in idle)

    def _thing(self, token: Token) -> bool:
        """Whether a noun may name a thing that was hit, and tells no act whatever stands with it."""
        told = self.syntax.lexicon.nouns.get(token.lemma) or token.lemma in self.syntax.grammar.containers
        return not told and self.victim(token)

    @cached_property
    def lists(self) -> dict[int, tuple[Participant, ...]]:
        """Start of a mention → all mentions of the list it stands in (`A, B and C`: commas, then a conjunction)."""
        return enumerations(self.cast, self.syntax.grammar.conjunctions)

    def of_slots(self, predicate: Token, slots: Iterable[str], *, people: bool = False) -> tuple[Participant, ...]:
        """The participants in the first of the slots that names any.

        people: whether people nobody knows who stand as the object come before whoever stands elsewhere.
        """
        unknown: tuple[Token, ...] = ()
        for slot in slots:
            scene = self if self.places or slot in SCENES else self.elsewhere
            tokens = self.syntax.fill(predicate, slot)
            found = scene.of_tokens(tokens, adjectival=slot in ("demonym", "possessive"))
            if not found and slot in ("object", "genitive"):
                found = scene.of_tokens(agent for token in tokens for agent in self.syntax.proposers(token))
            if not found and slot == "object":
                found = scene.of_tokens(maker for token in tokens for maker in self.syntax.makers(token))
            if found and unknown and slot in SCENES:  # `food for families in X`
                return distinct(Participant.of(self.cast.noun_phrase(token), None) for token in unknown)
            if found:
                return found
            unknown += tuple(token for token in tokens if self.strangers(token) and not self._barred(token))
            if people and unknown and slot == "object":  # `held several men in an attack by X`
                return distinct(Participant.of(self.cast.noun_phrase(token), None) for token in unknown)
        return ()

    def of_tokens(self, tokens: Iterable[Token], *, adjectival: bool = False) -> tuple[Participant, ...]:
        """The participants that noun phrases name, each once, in text order."""
        found: dict[tuple[int, int, str | None], Participant] = {}
        for token in tokens:
            for participant in self._of_token(token, adjectival):
                key = participant.actor.id if participant.actor else None
                found.setdefault((participant.start, participant.end, key), participant)
        everyone = (*found.values(), *self._coordinated(list(found.values())))
        return distinct(p for p in everyone if p.actor is None or p.actor.id not in self.barred)

    def _coordinated(self, found: list[Participant]) -> Iterator[Participant]:
        """The rest of the lists that those found stand in, whatever the parse made of them."""
        for participant in found:
            if participant.actor is not None:
                yield from self.lists.get(participant.start, ())

    def of_all_slots(self, predicate: Token, slots: Iterable[str]) -> tuple[Participant, ...]:
        """The participants in all of the slots: the parties of a reciprocal noun stand in several."""
        return distinct(p for slot in slots for p in self.of_slots(predicate, (slot,)))

    def unresolved(self, predicate: Token, slots: Iterable[str], *, things: bool) -> tuple[Participant, ...]:
        """The noun phrases in the first filled slot, without an identity: victims, and where wanted what was hit."""
        for slot in slots:
            if slot in ("demonym", "possessive"):
                continue
            filling = (self.syntax.phrases.counted(token) for token in self.syntax.fill(predicate, slot))
            nouns = (token for token in filling if token.upos in ("NOUN", "PROPN") or substantive(token))
            tokens = [token for token in nouns if not self._barred(token)]
            if things:  # `prendre le contrôle de X` takes X
                idle = [t for t in tokens if not self.victim(t)]
                tokens += [inner for t in idle for inner in self.syntax.fill(t, "genitive")]
            hit = things and (slot not in INSIDE or self._fired(predicate, slot))  # it is hit, not only where it is
            tokens = [
                t for t in tokens if (self.victim(t) if hit or (things and t.upos == "PROPN") else self.somebody(t))
            ]
            lists = (other for t in tokens for other in self.syntax.document.conjuncts(t))
            tokens += [other for other in lists if other.upos == "PROPN" or (things and self.victim(other))]
            if tokens:
                return distinct(Participant.of(self.cast.noun_phrase(token), None) for token in tokens)
            them = [t for t in self.syntax.fill(predicate, slot) if t.upos == "PRON" and t.feats.get("Person") == "3"]
            known = slot == "object" or (slot in ("dative", "против", "с") and self.syntax.document.language == "ru")
            if (things or slot != "object") and known and them:  # `убили его`: whoever that is
                return distinct(Participant.of(self.syntax.document.span(token), None) for token in them)
        return ()

    def _barred(self, token: Token) -> bool:
        """Whether a word stands for somebody who is not looked for."""
        return not self.barred.isdisjoint(m.actor.id for m in self.cast.resolve(token) if m.actor)

    def _fired(self, predicate: Token, slot: str) -> bool:
        """Whether `at` leads to what weapons are fired at (`launched drones at the town`)."""
        instruments = self.syntax.lexicon.instruments
        objects = self.syntax.document.children(predicate, "obj") if slot == "at" else ()
        return any(each.lemma in instruments for each in objects)

    def deep(self, predicate: Token, acting: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Who is named nearest below a predicate, in its complements and not through other clauses.

        Nobody of the country that the doers act for; a movement or crowd may well act towards its own government.
        The last resort for whom an act concerns: `lifted restrictions on the exports of X`.
        """
        own = {p.actor.country for p in acting if p.actor and p.actor.country}
        free = not any(official(p.actor) for p in acting if p.actor)
        doing = {p.actor.id for p in acting if p.actor}
        below = self.syntax.document.children(predicate, *BELOW)
        level = [c for c in below if c.rel != "nsubj" and (c.rel != "obl" or c.i > predicate.i)]
        for _ in range(DEEP):
            named = {token.i: self._named(token) for token in level}
            level = [token for token in level if not any(p.actor and p.actor.id in doing for p in named[token.i])]
            told = (p for token in level if token.upos != "PRON" for p in named[token.i])
            foreign = tuple(
                p for p in told if p.actor is None or p.actor.country not in own or (free and official(p.actor))
            )
            if foreign:
                return distinct(foreign)
            level = [child for token in level if not self._suffered(token) for child in self._below(token)]
        return ()

    def _below(self, token: Token) -> tuple[Token, ...]:
        """What stands below a token; of a clause with a subject of its own only that (`the plan that X proposed`)."""
        below = self.syntax.document.children(token, *BELOW)
        if token.upos != "VERB":
            return below
        return tuple(c for c in below if c.rel == "nsubj" and c.upos != "PRON") or below

    def _suffered(self, noun: Token) -> bool:
        """Whether those inside an event noun suffer it: who wants or blames it does nothing to them (`the release of X`)."""
        lexicon = self.syntax.lexicon
        entries = lexicon.nouns.get(noun.lemma, ())
        return bool(entries) and all(lexicon.frames[entry.frame].genitive == "recipient" for entry in entries)

    def subject_above(self, noun: Token) -> tuple[Participant, ...]:
        """The subject of the clause a noun stands in (`en grève de la faim, X …`)."""
        verb = next((each for each in self.syntax.document.ancestors(noun) if each.upos in ("VERB", "AUX")), None)
        if verb is None or noun in (subject := self.syntax.subject(verb)):
            return ()
        return self.of_tokens(subject) or self.unknown_subject(verb)

    def unknown_subject(self, predicate: Token) -> tuple[Participant, ...]:
        """The subject of a predicate where it names or describes people whom nobody knows: organisers, villagers."""
        return self.unknown(self.syntax.subject(predicate))

    def unknown(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        """Those of some noun phrases who are people, or have a name, though nobody knows them (`par le GIGN`)."""
        parts = (t for token in tokens for t in self.syntax.document.conjuncts(token))
        acting = (t for t in parts if self.somebody(t) or (self._capital(t) and t.i not in self.lands) or self._some(t))
        return tuple(Participant.of(self.cast.noun_phrase(t), None) for t in acting)

    def _some(self, token: Token) -> bool:
        """Whether a pronoun stands for people: `he`, `they`, `some of these groups`."""
        if token.upos != "PRON":
            return False
        personal = token.feats.get("Person") == "3" and token.feats.get("PronType") == "Prs"
        personal = personal and token.feats.get("Gender") != "Neut" and token.feats.get("Poss") != "Yes"
        return personal or any(self.somebody(each) for each in self.syntax.phrases.genitives(token))

    def _capital(self, token: Token) -> bool:
        """Whether a token is a name: tagged so, or written so inside its sentence."""
        inside = token.i > self.syntax.document.sentences[token.sentence][0]
        return token.upos == "PROPN" or (token.upos == "NOUN" and inside and token.text[0].isupper())

    def _of_token(self, token: Token, adjectival: bool) -> Iterator[Participant]:
        parts = self.syntax.document.conjuncts(self.syntax.stands_for(token))
        for part in parts:
            found = self._named(part)
            yield from found
            if found or adjectival:
                continue
            told = [p for other in parts if other is not part for p in self._named(other) or self._inside(other, 2)]
            described = bool(told) and all(p.actor is None or p.actor.name is None for p in told)
            if told and (self.somebody(part) or (described and part.upos == "NOUN" and self._thing(part))):
                yield Participant.of(self.cast.noun_phrase(part), None)  # `three schools and a hospital`
            else:
                yield from self._apposed(part) or self._people(part) or self._inside(part, 2)

    def _apposed(self, token: Token) -> tuple[Participant, ...]:
        """Who is named after a description of him that names nobody (`министр по вопросам выхода Дэвид Дэвис`)."""
        if token.upos != "NOUN":
            return ()
        children = self.syntax.document.children(token, "appos", "flat")
        names = (child for child in children if child.upos == "PROPN" and child.i in self.named)
        return tuple(participant for name in names for participant in self._named(name))

    def _named(self, token: Token) -> tuple[Participant, ...]:
        """Whom a token names, or stands for; a pronoun keeps its own span. Places where things happen are nobody."""
        if both := paired(token, self.syntax.document.language):
            return both
        named = tuple(m for m in self.cast.all_at(token) if m.actor is not None)
        if len(named) == 1 and (ours := our_own(named[0], self.syntax.document, self.quotations, self.cast)):
            return (Participant.of(named[0].span, ours),)
        if not named or all(m.form == "demonym" or (m.form == "description" and not m.plural) for m in named):
            named = self._called(token) or named
        unnamed = named and all(m.form == "role" and m.actor is not None and m.actor.name is None for m in named)
        if unnamed and (called := self._apposed(token)):
            return called  # `лидер партии X Иван Иванов`
        if named:
            counted = tuple(m.participant for m in named if m.form != "place" or self.places)
            return (nameless(named[0]),) if len(named) == 1 and several_roles(named[0]) else counted
        described = self.cast.at(token)
        if described is not None and described.head == token.i and not self.cast.resolve(token):
            return (described.participant,)
        if token.upos in ("PRON", "DET") and (speaker := first_person(token, self.cast, self.quotations)):
            return (Participant.of(self.syntax.document.span(token), speaker),)
        if token.upos not in ("PRON", "DET", "NOUN", "ADJ", "PROPN"):
            return ()
        plural = token.upos == "PRON" and token.feats.get("Number") == "Plur"
        if plural and (several := self._several_saying(token) or self._several_before(token)):
            return several
        span = self.cast.noun_phrase(token) if token.upos == "NOUN" else self.syntax.document.span(token)
        meant = [m.actor for m in self.cast.resolve(token) if m.actor is not None]
        many = token.feats.get("Number") == "Plur" or bool(self.syntax.document.children(token, "nummod"))
        if token.upos == "NOUN" and many and len(meant) == 1 and meant[0].kind == "person":
            return (Participant.of(span, None),)  # `two politicians` are not the one named before
        return tuple(Participant.of(span, actor) for actor in meant)

    def _called(self, token: Token) -> tuple[ActorMention, ...]:
        """Whose name follows a noun for people in apposition: `the dissident X`, `its neighbour X`."""
        if token.upos not in ("NOUN", "PROPN") or (token.upos == "NOUN" and not self.somebody(token)):
            return ()
        names = (m for each in self.syntax.document.children(token, "appos", "flat") for m in self.cast.all_at(each))
        end = max([token.end, *(c.end for c in self.syntax.document.children(token, "amod"))])  # `l'otage israélien X`
        near = (m for m in names if m.actor is not None and m.span.start - end < NEAR)
        lands = ("state", "organisation")
        return tuple(m for m in near if m.person or (m.actor and m.form == "name" and m.actor.kind in lands))

    def strangers(self, token: Token) -> bool:
        """Whether a noun tells of people for themselves: nobody's delegates, and no quantity."""
        words = known_people(self.syntax.document.language)
        return token.upos == "NOUN" and token.lemma not in words.delegates | words.idle and self.somebody(token)

    def _people(self, token: Token) -> tuple[Participant, ...]:
        """People nobody knows told by whose they are or where: they are not X (`les partisans de X`, `families in X`).

        Those who act for somebody (`the delegates of X`) and mere quantities (`hundreds of X`) are whoever stands inside.
        """
        if not self.strangers(token):
            return ()
        owners = [p.actor for p in self._inside(token, 2) if p.actor]
        apart = (("state", "person", "population"), ("Embassy of", "Consulate of"))
        if not owners or any(o.kind not in apart[0] and not (o.name or "").startswith(apart[1]) for o in owners):
            return ()  # the observers of an organisation, the agents of a service act as it
        countries = {owner.country for owner in owners}
        country = countries.pop() if len(countries) == 1 and all(o.kind != "person" for o in owners) else None
        others = token.lemma in known_people(self.syntax.document.language).others
        if others and self.syntax.fill(token, "demonym"):
            return ()  # son allié russe is Russia
        key = f"people:{country}:{token.lemma}"
        home, sector = (None, "GOV") if others else (country, None)  # les alliés de X are states, none of them X
        unknown = Actor(id=key, name=None, kind="group", country=home, sector=sector) if country else None
        return (Participant.of(self.cast.noun_phrase(token), unknown),)

    def _several_saying(self, pronoun: Token) -> tuple[Participant, ...]:
        """For a plural subject of what is said, the several who say it (`X and Y said they had`)."""
        verb = self.syntax.document.head(pronoun)
        if pronoun.feats.get("Person") != "3" or pronoun.rel != "nsubj" or verb is None or verb.rel != "ccomp":
            return ()
        above = self.syntax.document.head(verb)
        if above is None or above.upos != "VERB":
            return ()
        found = self.of_tokens(t for t in self.syntax.subject(above) if t.upos != "PRON")
        return found if len(found) > 1 else ()

    def _several_before(self, pronoun: Token) -> tuple[Participant, ...]:
        """For a plural pronoun as the subject, the subject of the sentence before where that is a list of several, or
        those who meet in it."""
        if pronoun.feats.get("Person") != "3" or pronoun.rel != "nsubj" or pronoun.sentence == 0:
            return ()
        head = self.syntax.document.head(pronoun)
        first, last = self.syntax.document.sentences[pronoun.sentence - 1]
        root = next((t for t in self.syntax.document.tokens[first:last] if t.deprel == "root"), None)
        if head is None or head.deprel != "root" or root is None or root.upos != "VERB":
            return ()
        found = self.of_tokens(t for t in self.syntax.subject(root) if t.upos != "PRON")
        lexicon = self.syntax.lexicon
        frames = (lexicon.frames[entry.frame] for entry in lexicon.verbs.get(root.lemma, ()))
        if len(found) == 1 and any(frame.type == "CONSULT" and frame.reciprocal for frame in frames):
            found = distinct((*found, *self.of_slots(root, ("object", "avec", "with", "с"))))  # X met Y. They …
        return found if len(found) > 1 else ()

    def _owner_before(self, token: Token) -> bool:
        """Whether a possessive takes up somebody named before: what is his (`its troops`) takes no part as he does."""
        return token.upos in ("PRON", "DET") and token.i in self.cast.antecedents

    def _inside(self, token: Token, depth: int) -> Iterator[Participant]:
        """Whom a noun phrase without an actor of its own belongs to: `la décision du Sénat`, `Russian planes`."""
        if depth == 0 or token.upos not in ("NOUN", "PROPN"):
            return
        for slot in ("demonym", "possessive", "genitive", *self.syntax.grammar.origins):
            tokens = [t for t in self.syntax.fill(token, slot) if not self._owner_before(t)]
            found = [participant for inner in tokens for participant in self._named(inner)]
            if not found and slot == "demonym":  # `UN aid workers`, whichever word the parser hung it on
                words = [c for inner in tokens if inner.upos == "NOUN" for c in self.syntax.fill(inner, "demonym")]
                found = [participant for word in words for participant in self._named(word)]
            if found:
                yield from found
                return
        for inner in self.syntax.fill(token, "genitive"):
            yield from self._inside(inner, depth - 1)
        for noun in self.syntax.document.children(token, "acl", "nmod"):
            if noun.i == token.i + 1 and noun.upos == "NOUN":  # `trois cents détenus`: the number made the head
                yield from self._named(noun)


def distinct(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """The participants without repetitions of an actor or of a span."""
    actors: set[str] = set()
    spans: set[tuple[int, int]] = set()
    kept = []
    for participant in sorted(participants, key=lambda p: (p.start, p.end)):
        key = participant.actor.id if participant.actor else None
        if key in actors or (key is None and (participant.start, participant.end) in spans):
            continue
        if key:
            actors.add(key)
        spans.add((participant.start, participant.end))
        kept.append(participant)
    return tuple(kept)
