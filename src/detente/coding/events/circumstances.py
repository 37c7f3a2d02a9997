"""When and where an act happened: what the syntax ties to it, never what an unrelated sentence says."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct

from detente.coding.events.candidates import Candidate
from detente.coding.status import Grammar
from detente.model import Document, Interval, Place, Quotation, TimeExpression, Token, When

CLAUSE_RELATIONS = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})


class Circumstances(Struct, frozen=True):
    """The times and places of one document, to be tied to its acts."""

    document: Document
    grammar: Grammar
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    quotations: tuple[Quotation, ...]

    def time(self, candidate: Candidate) -> TimeExpression | None:
        """The expression of time nearest to an act by syntax; alone in its sentence, by neighbourhood."""
        sentence = self.document.sentence_span(candidate.token.sentence)
        inside = [
            time
            for time in between(self.times, sentence.start, sentence.end)
            if time.type in ("DATE", "TIME") and time.interval is not None and self._same_voice(candidate, time)
        ]
        ranked = [(distance, time) for time in inside if (distance := self._distance(candidate, time)) is not None]
        if not ranked:
            plain = [time for time in inside if time.bound is None and time.end <= candidate.token.start]
            verbal = candidate.token.upos in ("VERB", "AUX") or candidate.carrier is not None
            return plain[0] if len(plain) == 1 and verbal else None
        best = min(ranked, key=lambda pair: (pair[0], pair[1].start))
        return best[1]

    def told(self, candidate: Candidate) -> bool:
        """Whether a time or a place is tied to the act."""
        return self.time(candidate) is not None or self.place(candidate, ()) is not None

    def repeated(self, candidate: Candidate) -> bool:
        """Whether a SET (`régulièrement`, `every day`) is tied to the act."""
        sentence = self.document.sentence_span(candidate.token.sentence)
        return any(
            time.type == "SET" and self._distance(candidate, time) is not None
            for time in between(self.times, sentence.start, sentence.end)
        )

    def place(self, candidate: Candidate, taken: Iterable[tuple[int, int]]) -> Place | None:
        """The place nearest to an act by syntax that is none of its participants."""
        taken = set(taken)
        sentence = self.document.sentence_span(candidate.token.sentence)
        ranked = []
        for place in between(self.places, sentence.start, sentence.end):
            token = self._head_in(place.start, place.end)
            if token is None or not self._located(token) or not self._same_voice(candidate, place):
                continue
            distance = self._distance(candidate, place)
            if distance is not None and not any(s <= place.start and place.end <= e for s, e in taken):
                ranked.append((distance, place.start, place))
        return min(ranked, key=lambda row: row[:2])[2] if ranked else None

    def _same_voice(self, candidate: Candidate, thing: TimeExpression | Place) -> bool:
        """Whether both stand in the same words: when something is said does not date what is said to have happened."""
        act = candidate.token.start
        return all(quotation.covers(act) == quotation.covers(thing.start) for quotation in self.quotations)

    def _located(self, token: Token) -> bool:
        """Whether a preposition of place leads to a token."""
        return any(
            case.lemma in self.grammar.locative for case in self.document.children(token, "case")
        ) or token.rel in ("root", "dep", "appos", "flat", "conj")

    def _distance(self, candidate: Candidate, thing: TimeExpression | Place) -> int | None:
        """Steps from an act to a time or place in its clause; None where another clause lies between."""
        token = self._head_in(thing.start, thing.end)
        if token is None:
            return None
        above = {candidate.token.i: 0, candidate.position.i: 0}
        steps, node = 0, candidate.position
        while (head := self.document.head(node)) is not None and steps < 6:
            if node.rel in CLAUSE_RELATIONS and node.feats.get("VerbForm") != "Inf" and node.rel != "acl":
                break
            steps += 2 if node.rel in ("xcomp", "conj", "advcl", "ccomp", "acl") else 1
            above.setdefault(head.i, steps)
            node = head
        down, node = 0, token
        while node.i not in above:
            head = self.document.head(node)
            if head is None or (node is not token and node.rel in CLAUSE_RELATIONS and node.upos in ("VERB", "AUX")):
                return None
            node = head
            down += 1
        return down + above[node.i]

    def _head_in(self, start: int, end: int) -> Token | None:
        """The token of a stretch of text that governs its others."""
        tokens = self.document.tokens_in(start, end)
        indexes = {token.i for token in tokens}
        return next((t for t in tokens if t.head not in indexes or t.head == t.i), None)


Thing = TypeVar("Thing", TimeExpression, Place)


def between(things: tuple[Thing, ...], start: int, end: int) -> tuple[Thing, ...]:
    """Those of the things in text order that begin in `[start, end)`."""
    first = bisect_left(things, start, key=lambda thing: thing.start)
    last = bisect_left(things, end, key=lambda thing: thing.start)
    return things[first:last]


def day_of(published: str | None) -> date | None:
    """The publication day; None where unknown."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def publication_day(published: str | None) -> When | None:
    """The publication day as the time of an act that is the news itself; None where it is unknown."""
    day = day_of(published)
    if day is None:
        return None
    interval = Interval(day.isoformat(), (day + timedelta(days=1)).isoformat())
    return When(interval=interval, precision="day", expression=None)


def long_ago(interval: Interval | None, published: str | None) -> bool:
    """Whether a stretch of time ended more than a year before publication."""
    day = day_of(published)
    if day is None or interval is None or interval.end is None:
        return False
    end = day_of(interval.end if len(interval.end) >= 10 else None)
    return end is not None and end < day - timedelta(days=365)


def to_come(interval: Interval | None, published: str | None) -> bool:
    """Whether a stretch of time begins after the publication day."""
    day = day_of(published)
    start = day_of(interval.start) if interval is not None and interval.start else None
    return day is not None and start is not None and start > day
