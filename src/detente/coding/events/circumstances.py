"""When and where an act happened: what the syntax ties to it, never what an unrelated sentence or phrase says.

An act may take a time or place from its own clause: what hangs on its predicate, on the infinitives and participles
that carry it on, on the phrases that say during what. It takes none from a clause with a verb of its own, none from
another act, and no date that only tells one noun from others (`the 2015 deal`, « la rencontre du 12 juin »).
The words are in `lexicon/<language>/circumstances.yaml`.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from detente.coding.events.candidates import Candidate
from detente.coding.events.tying import Words, between, named_time, tying_words
from detente.coding.grammar import Grammar
from detente.model import Document, Place, Quotation, TimeExpression, Token

CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})
NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
MAX_CLIMB = 6
OPENING = 6  # words from the beginning of a sentence in which a time set before all is sought
# types of acts done somewhere, whose place may be that of what they are done to (`the port of X`)
BODILY = frozenset({"ASSAULT", "CONSULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID", "COOPERATE"})
COARSE = frozenset({"month", "quarter", "year"})
DECREED = frozenset({"RESTRICT", "BAN", "CENSOR"})  # frames of what is decided here and felt there
GENITIVE = 2  # steps that a place inside another noun's phrase stands farther than one led by a preposition


class Circumstances(Struct, frozen=True, dict=True):
    """The times and places of one document, to be tied to its acts.

    predicates: the tokens that head an act; what hangs on one belongs to no other.
    """

    document: Document
    grammar: Grammar
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    quotations: tuple[Quotation, ...]
    predicates: frozenset[int] = frozenset()

    @cached_property
    def words(self) -> Words:
        """The tying words of the document's language."""
        return tying_words(self.document.language)

    # times

    def time(self, candidate: Candidate) -> TimeExpression | None:
        """The time with an interval nearest to an act by syntax; else the one that opens its sentence.

        Durations have one where they end or begin on the publication day (`in the past two days`).
        """
        inside = [time for time in self._within(candidate) if time.type != "SET" and time.interval]
        if not inside:
            return None
        verb = candidate.position if candidate.position.upos in VERBAL else candidate.carrier
        if verb is not None and (named := named_time(self.document, verb, inside)) is not None:
            return named
        ranked = self._ranked(candidate, inside)
        if ranked:
            return min(ranked, key=lambda pair: (pair[0], pair[1].start))[1]
        if candidate.position.upos in VERBAL and self._sequel(candidate.position):
            start = candidate.position.start
            before = [t for t in inside if t.end <= start and t.bound is None and self._same_voice(candidate, t)]
            return before[-1] if before else None
        return self._opening(candidate, inside) or self._of_sentence(candidate, inside)

    def _of_sentence(self, candidate: Candidate, inside: list[TimeExpression]) -> TimeExpression | None:
        """The time of the main clause, for what is done beside it (`…, calling for …`), and a year or month of it also
        for clauses beside and below it (`It left in 1984, for it opposed …`)."""
        verb = candidate.position
        if verb.rel not in ("acl", "advcl", "conj"):
            return None
        participle = verb.feats.get("VerbForm") in ("Part", "Ger", "Conv") and not self.document.children(verb, "aux")
        beside = participle and verb.feats.get("Tense") != "Past" and not self.words.attributive
        for time in inside:
            token = self.head_in(time.start, time.end)
            tied = token is not None and time.start < verb.start and self._same_voice(candidate, time)
            coarse = time.precision in COARSE and verb.rel != "acl" and not self._present(verb)
            if token is not None and tied and self._hangs_on_root(token) and (beside or coarse):
                return time
        return None

    def _present(self, verb: Token) -> bool:
        """Whether a clause is told in the present or future (`It left in 2016, and now it insists …`)."""
        finite = (verb, *self.document.children(verb, "cop"))
        return any(
            token.feats.get("VerbForm") == "Fin" and token.feats.get("Tense") in ("Pres", "Fut") for token in finite
        )

    def carried(self, candidate: Candidate) -> TimeExpression | None:
        """The time of the sentence before, in the same paragraph, for an act that goes on telling of that occasion:
        its clause has a personal pronoun as subject, or says `also`."""
        return self._carried(self._told_by(candidate), candidate)

    def _carried(self, verb: Token, candidate: Candidate) -> TimeExpression | None:
        index = verb.sentence
        marks = self.document.children(verb, "nsubj", "advmod", "obl")
        goes_on = any(
            (token.rel == "nsubj" and token.upos == "PRON" and token.feats.get("Person") == "3")
            or (token.rel != "nsubj" and token.lemma in self.words.additive)
            for token in marks
        )
        if not goes_on or index == 0 or verb.rel not in ("root", "conj"):
            return None
        before, here = self.document.sentence_span(index - 1), self.document.sentence_span(index)
        if "\n" in self.document.text[before.end : here.start]:
            return None
        opening = [time for time in between(self.times, before.start, before.end) if time.interval]
        first = self.document.sentences[index - 1][0]
        for time in opening:
            token = self.head_in(time.start, time.end)
            main = token is not None and (token.i < first + OPENING or self._hangs_on_root(token))
            told = (
                verb.i != candidate.position.i and self._told_by(candidate).i != verb.i
            )  # by the verb that reports it
            if time.type in ("DATE", "TIME") and main and (told or self._same_voice(candidate, time)):
                return time
        return None

    def _told_by(self, candidate: Candidate) -> Token:
        """The verb that tells an act: the first of those that are coordinated without subjects of their own."""
        verb = candidate.position
        if verb.upos not in VERBAL and verb.rel == "obj" and (head := self.document.head(verb)) is not None:
            verb = head
        while verb.rel == "conj" and not self.document.children(verb, "nsubj"):
            head = self.document.head(verb)
            if head is None or head.upos not in VERBAL:
                break
            verb = head
        return verb

    def _hangs_on_root(self, token: Token) -> bool:
        head = self.document.head(token)
        return head is not None and head.rel == "root" and head.upos in VERBAL

    def spoken(self, candidate: Candidate) -> TimeExpression | None:
        """When the words were said in which an act stands, where a time is tied to the verb that reports them."""
        act = candidate.token.start
        covering = [quotation for quotation in self.quotations if quotation.cue and quotation.covers(act)]
        for quotation in covering:
            cue = self.head_in(quotation.cue.start, quotation.cue.end) if quotation.cue else None
            if cue is None:
                continue
            sentence = self.document.sentence_span(cue.sentence)
            for time in between(self.times, sentence.start, sentence.end):
                token = self.head_in(time.start, time.end)
                plain = time.interval and time.type in ("DATE", "TIME") and not quotation.covers(time.start)
                if plain and token is not None and token.head == cue.i:
                    return time
            carried = self._carried(cue, candidate)
            if carried is not None and not quotation.covers(carried.start):
                return carried
        return None

    def duration(self, candidate: Candidate) -> TimeExpression | None:
        """The duration for which an act has gone on (`depuis dix jours`, `for two months`)."""
        spans = [time for time in self._within(candidate) if time.type == "DURATION" and time.value]
        for _, time in self._ranked(candidate, spans):
            head = self.head_in(time.start, time.end)
            before = self.document.tokens[max(0, head.i - 3) : head.i] if head else ()
            if any(token.lemma in self.words.since for token in before):
                return time
        return None

    def told(self, candidate: Candidate) -> bool:
        """Whether a time or a place is tied to the act."""
        return self.time(candidate) is not None or self.place(candidate, ()) is not None

    def repeated(self, candidate: Candidate) -> bool:
        """Whether a SET (`régulièrement`, `every day`) is tied to the act."""
        return bool(self._ranked(candidate, [time for time in self._within(candidate) if time.type == "SET"]))

    def _within(self, candidate: Candidate) -> tuple[TimeExpression, ...]:
        sentence = self.document.sentence_span(candidate.token.sentence)
        return between(self.times, sentence.start, sentence.end)

    def _ranked(self, candidate: Candidate, times: Iterable[TimeExpression]) -> list[tuple[int, TimeExpression]]:
        found = []
        for time in times:
            token = self.head_in(time.start, time.end)
            if token is None or not self._same_voice(candidate, time):
                continue
            steps = self._steps(candidate, token)
            if steps is not None and not self._adnominal(candidate, token):
                found.append((steps, time))
        return sorted(found, key=lambda pair: (pair[0], pair[1].start))

    def _opening(self, candidate: Candidate, inside: list[TimeExpression]) -> TimeExpression | None:
        """A time set before the whole sentence, whatever the parser hung it on, for the acts of the main clause."""
        if candidate.position.rel not in ("root", "conj", "xcomp", "ccomp") or candidate.position.upos not in VERBAL:
            return None
        above = self.document.head(candidate.position)
        beside = candidate.position.rel == "conj" and above is not None and not self._present(above)
        if beside and self._present(candidate.position):
            return None  # `In 2016 it left, and now it insists …`
        first = self.document.sentences[candidate.token.sentence][0]
        for time in inside:
            token = self.head_in(time.start, time.end)
            early = token is not None and token.i < min(first + OPENING, candidate.position.i)
            if token is not None and early and not self._below_clause(token) and self._same_voice(candidate, time):
                begins = time.start == self.document.tokens[first].start
                return time if begins or not self._adnominal(candidate, token) else None
        return None

    def _below_clause(self, token: Token) -> bool:
        """Whether a token hangs on a relative or subordinate clause."""
        head = self.document.head(token)
        return head is not None and head.upos in VERBAL and head.rel in ("acl", "advcl")

    def _adnominal(self, candidate: Candidate, token: Token) -> bool:
        """Whether a date only tells which of several things a noun means: it hangs on a noun that is not the act."""
        head = self.document.head(token)
        if head is None or head.upos not in NOMINAL or head.i in (candidate.token.i, candidate.position.i):
            return False
        cases = [case.lemma for case in self.document.children(token, "case")]
        if any(case in self.words.adnominal for case in cases):
            return True
        if cases or token.deprel == "nmod:tmod":
            return False
        if token.i < head.i:
            return True  # `the 2015 deal`, `Friday's march`
        return self.document.language == "ru" and token.text[:1].isdigit() and token.feats.get("Case") == "Gen"

    # places

    def place(self, candidate: Candidate, taken: Iterable[tuple[int, int]]) -> Place | None:
        """The place nearest to an act by syntax that is none of its participants."""
        taken = set(taken)
        sentence = self.document.sentence_span(candidate.token.sentence)
        ranked = []
        for place in between(self.places, sentence.start, sentence.end):
            token = self.head_in(place.start, place.end)
            if token is None or not self._same_voice(candidate, place):
                continue
            if any(start <= place.start and place.end <= end for start, end in taken):
                continue
            steps = self._place_steps(candidate, token)
            if steps is not None:
                ranked.append((steps, place.start, place))
        return min(ranked, key=lambda row: row[:2])[2] if ranked else None

    def _place_steps(self, candidate: Candidate, token: Token) -> int | None:
        """How far a place stands from an act; None where nothing says that the act is done there."""
        steps = self._steps(candidate, token)
        if steps is None:
            return MAX_CLIMB if self._opens(candidate, token) else None
        bodily = candidate.frame.type in BODILY and candidate.entry.frame not in DECREED
        if (
            not bodily
            and candidate.position.rel == "conj"
            and token.head == candidate.position.head < candidate.position.i
        ):
            return None  # `met in X and remain committed`: the meeting was there
        direct = token.head in (candidate.token.i, candidate.position.i)
        cases = {case.lemma for case in self.document.children(token, "case")}
        if cases & self.grammar.locative or (bodily and cases & self.words.places):
            held = self._held(candidate, token)
            return steps if bodily or not held else None
        if (not cases and token.rel in ("root", "dep", "flat")) or (token.rel in ("conj", "appos") and not cases):
            return steps
        if not bodily:
            return None
        if direct and not cases:
            return steps + GENITIVE if token.rel in ("obj", "nmod", "compound", "amod") else None
        return steps + GENITIVE if self._inside(candidate, token) else None

    def _opens(self, candidate: Candidate, token: Token) -> bool:
        """Whether a place set before the whole sentence is the scene of its main clause, whatever the parser hung it on."""
        first = self.document.sentences[candidate.token.sentence][0]
        leads = self.document.tokens[first].lemma in self.grammar.locative and token.i <= first + 2
        return leads and candidate.frame.type in BODILY and candidate.position.rel in ("root", "conj", "xcomp")

    def _held(self, candidate: Candidate, token: Token) -> bool:
        """Whether a place only says where something named with the act is (`the rights of people in X`)."""
        head = self.document.head(token)
        return head is not None and head.upos in NOMINAL and head.i not in (candidate.token.i, candidate.position.i)

    def _inside(self, candidate: Candidate, token: Token) -> bool:
        """Whether a place is part of what an act is done to or where (`the port of X`, `Beijing airport`)."""
        if token.deprel not in ("nmod", "compound", "nmod:poss", "flat:name", "flat", "appos"):
            return False
        node = token
        while (head := self.document.head(node)) is not None and head.i != candidate.token.i:
            if head.i == candidate.position.i or head.upos not in NOMINAL:
                break
            node = head
        if node.rel == "nsubj" and node.deprel != "nsubj:pass":
            return candidate.frame.type == "PROTEST"
        return node.rel in ("obj", "obl", "nmod", "nsubj", "xcomp") or node.i == candidate.token.i

    # the way from an act to a word

    def _same_voice(self, candidate: Candidate, thing: TimeExpression | Place) -> bool:
        """Whether both stand in the same words: when something is said does not date what is said to have happened."""
        act = candidate.token.start
        return all(quotation.covers(act) == quotation.covers(thing.start) for quotation in self.quotations)

    def _steps(self, candidate: Candidate, token: Token) -> int | None:
        """Steps from an act to a word in its clause; None where another clause or another act lies between."""
        above = self._above(candidate)
        own = {candidate.token.i, candidate.position.i}
        down, node, moment = 0, token, False
        while node.i not in above:
            head = self.document.head(node)
            moment = moment or self._moment(node)
            passes = node is token or (moment and self._below_moment(node)) or self._passable(candidate, node, own)
            if head is None or not passes:
                return None
            node, down = head, down + 1
        return down + above[node.i]

    def _moment(self, clause: Token) -> bool:
        """Whether a clause says when another thing is done (`when reiterating that threat last week`)."""
        return clause.rel in ("advcl", "acl") and any(
            child.lemma in self.words.moments for child in self.document.children(clause, "mark", "advmod")
        )

    def _below_moment(self, node: Token) -> bool:
        """Whether a clause of time, wherever the parser hung it in the clause that it dates, passes a node."""
        bare = node.upos not in VERBAL or node.feats.get("VerbForm") == "Inf"
        return self._moment(node) or (bare and node.i not in self.predicates)

    def _passable(self, candidate: Candidate, node: Token, own: set[int]) -> bool:
        """Whether what hangs below a word still belongs to the act above it."""
        if node.rel in CLAUSES and node.upos not in VERBAL and self.document.children(node, "cop", "nsubj"):
            return False  # `X, who was a leader in 2016`
        if node.rel in CLAUSES and node.upos in VERBAL:
            participle = node.feats.get("VerbForm") == "Part" and not self.document.children(node, "nsubj", "aux")
            return participle and (self._qualifies(candidate, node, own) or node.lemma in self.words.gathered)
        return node.i not in self.predicates or any(word.i == node.i for word in candidate.words)

    def _qualifies(self, candidate: Candidate, participle: Token, own: set[int]) -> bool:
        """Whether a participle says of an act how it was done (« l'attaque à grande échelle menée en mai »)."""
        head = self.document.head(participle)
        inner = head is not None and head.rel == "nmod" and head.head == candidate.token.i
        return participle.head in own or (inner and candidate.entry.part == "noun")

    def _above(self, candidate: Candidate) -> dict[int, int]:
        """The words that an act hangs on within its clause, with the steps to each."""
        above = {candidate.token.i: 0, candidate.position.i: 0}
        steps, node = 0, candidate.position
        for head in self._heads(node):
            steps += 2 if node.rel in ("xcomp", "conj", "advcl", "ccomp", "acl") else 1
            above.setdefault(head.i, steps)
            node = head
        return above

    def _heads(self, node: Token) -> Iterator[Token]:
        for _ in range(MAX_CLIMB):
            head = self.document.head(node)
            if head is None or not self._climbs(node, head):
                return
            yield head
            node = head

    def _climbs(self, node: Token, head: Token) -> bool:
        """Whether the circumstances of `head` are those of `node` below it."""
        if node.upos in VERBAL:
            form = node.feats.get("VerbForm")
            if node.rel == "advcl":
                return form in ("Inf", "Ger", "Part", "Conv")
            if node.rel == "acl":
                bare = form in ("Ger", "Part") and not self.document.children(node, "nsubj", "aux", "cop")
                return form == "Inf" or (bare and node.feats.get("Tense") == "Pres") or self._sequel(node)
            if node.rel == "conj" and head.upos not in VERBAL and head.i in self.predicates:
                return False  # a parser that coordinates a clause with an act in another
            return node.rel not in CLAUSES and not (node.rel == "conj" and self.document.children(node, "nsubj"))
        if node.rel == "conj":
            return not self.document.children(node, "nsubj")
        if head.upos in VERBAL:
            if node.rel == "obl":
                return any(case.lemma in self.words.during for case in self.document.children(node, "case"))
            return node.rel in ("nsubj", "xcomp", "dep", "root") or (
                node.rel == "obj" and head.i not in self.predicates
            )
        return node.rel in ("nmod", "compound", "appos") and head.i not in self.predicates

    def _sequel(self, verb: Token) -> bool:
        """Whether a relative clause goes on telling of the same occasion (« à la suite desquelles », `where they met`)."""
        led = self.words.during | self.words.following
        for child in self.document.children(verb, "obl", "nmod", "advmod", "mark"):
            phrase = (child, *self.document.children(child))
            relative = any(
                token.text.lower() in self.words.sequels or token.lemma in self.words.sequels for token in phrase
            )
            if child.lemma in self.words.scenes or (relative and any(t.lemma in led for t in phrase)):
                return True
        return False

    def head_in(self, start: int, end: int) -> Token | None:
        """The token of a stretch of text that governs its others."""
        tokens = self.document.tokens_in(start, end)
        indexes = {token.i for token in tokens}
        return next((t for t in tokens if t.head not in indexes or t.head == t.i), None)
