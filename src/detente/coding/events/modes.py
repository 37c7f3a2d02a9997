"""Modes that the words around an act give: the weapon of an attack, the telephone, the host, what is asked or threatened."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from detente.coding.events.candidates import Candidate
from detente.coding.events.drafts import Draft
from detente.coding.events.frames import Lexicon
from detente.coding.events.nesting import PURPOSES
from detente.coding.moods import moods
from detente.model import Document, Place, Token

WINDOW = 6  # words around a trigger in which a weapon counts whatever the parse
MANY = 3  # from so many parties a meeting is multilateral
PAIR = 2
PRIVATE = frozenset({"CVL", "REF"})
ARGUMENTS = frozenset({"nsubj", "obj", "obl", "iobj", "xcomp", "nmod"})
CLOSES = frozenset({",", ";", ":", "—", "–"})  # what ends a condition
OTHERWISE = {"REQUEST": "change"}  # whoever asks for none of the things that have a mode asks another to act otherwise


def refine(document: Document, lexicon: Lexicon, draft: Draft, where: Callable[[Draft], Place | None]) -> None:
    """Sets the mode of an act from its surroundings, where its words leave it open.

    where: the place tied to an act; a meeting in the land of one party is a visit, in a third land its guest.
    """
    if draft.frame.instrument and (mode := _instrument(document, lexicon, draft.candidate)):
        draft.mode = mode
    elif draft.type == "CONSULT":
        _meeting(document, lexicon, draft, where)
    elif draft.candidate.entry.frame == "KILL" and any(p.actor and p.actor.kind == "person" for p in draft.recipients):
        draft.mode = "targeted"
    elif draft.type == "MOBILIZE" and draft.mode == "troops":
        draft.mode = _forces(document, lexicon, draft.candidate)
    elif draft.mode is None and (matters := lexicon.matters.get(draft.type)):
        found = (matters[word.lemma] for word in _told(document, draft.candidate) if word.lemma in matters)
        draft.mode = next(found, OTHERWISE.get(draft.type))


def _meeting(document: Document, lexicon: Lexicon, draft: Draft, where: Callable[[Draft], Place | None]) -> None:
    if draft.mode not in (None, "multilateral") or draft.candidate.entry.frame == "MEDIATE":
        return
    if _instrument(document, lexicon, draft.candidate, only="phone"):
        draft.mode = "phone"
    elif draft.mode is None and draft.mediators:
        draft.mode = "third-party"
    elif draft.mode is None and (len(parties(draft)) >= MANY or _assembly(draft)):
        draft.mode = "multilateral"
    elif draft.mode is None and draft.frame.reciprocal and not _aside(document, lexicon, draft.token):
        _hosted(draft, where)


def _assembly(draft: Draft) -> bool:
    """Whether an international organisation meets with nobody but itself."""
    noun = draft.candidate.entry.part == "noun"
    return noun and draft.frame.reciprocal and {p.actor and p.actor.sector for p in draft.actors} == {"IGO"}


def _aside(document: Document, lexicon: Lexicon, token: Token) -> bool:
    """Whether a meeting took place on the sidelines of another, so that nobody hosted it."""
    return any(word.lemma in lexicon.sidelines for word in document.sentence_tokens(token.sentence))


def _hosted(draft: Draft, where: Callable[[Draft], Place | None]) -> None:
    """Two states' meeting in a third is hosted; in one of theirs it is a visit, the host its recipient (border cases)."""
    countries = {p.actor.country for p in draft.actors if p.actor is not None and p.actor.country}
    if len(countries) != PAIR or len(countries) < len({p.actor and p.actor.country for p in draft.actors}):
        return
    place = where(draft)
    if place is None or place.country is None:
        return
    if place.country not in countries:
        draft.mode = "third-party"
    elif len(draft.actors) == PAIR:
        draft.mode = "visit"
        draft.recipients = tuple(p for p in draft.actors if p.actor and p.actor.country == place.country)
        draft.actors = tuple(p for p in draft.actors if p not in draft.recipients)


def parties(draft: Draft) -> Counter[str]:
    """The states and organisations that take part, counted; people without an office are no party of their own."""
    public = (p.actor for p in draft.actors if p.actor is not None and p.actor.sector not in PRIVATE)
    return Counter(actor.country or actor.id for actor in public)


def _instrument(document: Document, lexicon: Lexicon, candidate: Candidate, only: str | None = None) -> str | None:
    """The mode of the weapon or means named with an act: close by, among its dependents, or those of its carrier."""
    for word in _around(document, candidate):
        mode = lexicon.instruments.get(word.lemma)
        if mode is not None and (mode == only and word.upos != "VERB" if only else mode != "phone"):
            return mode
    return None


def _around(document: Document, candidate: Candidate) -> Iterator[Token]:
    token = candidate.token
    first, last = document.sentences[token.sentence]
    yield from document.tokens[max(first, token.i - 3) : min(last, token.i + WINDOW)]
    yield from document.subtree(token)[:40]
    if candidate.carrier is not None:
        for argument in document.children(candidate.carrier, *ARGUMENTS):
            yield from document.subtree(argument)[:12]


def _forces(document: Document, lexicon: Lexicon, candidate: Candidate) -> str | None:
    """What is moved: soldiers are troops, policemen police; ships, aircraft and manoeuvres have no mode of their own."""
    words = (*candidate.words, *_around(document, candidate))
    return next((lexicon.forces[word.lemma] for word in words if word.lemma in lexicon.forces), None)


def _told(document: Document, candidate: Candidate) -> Iterator[Token]:
    """The words that may say what is asked, refused or threatened: after the act, then before it; conditions left out."""
    first, last = document.sentences[candidate.token.sentence]
    yield from _unconditional(document, document.tokens[candidate.token.i + 1 : last])
    before: Iterable[Token] = document.tokens[first : candidate.token.i]
    if candidate.frame.type != "THREATEN":
        before = (word for word in document.subtree(candidate.position) if word.i < candidate.token.i)
    yield from _unconditional(document, before)


def _unconditional(document: Document, words: Iterable[Token]) -> Iterator[Token]:
    conditions = moods(document.language).marks.get("hypothetical", frozenset()) - PURPOSES
    skipped = False
    for word in words:
        if word.text in CLOSES:
            skipped = False
        elif word.upos == "SCONJ" and word.lemma in conditions:
            skipped = True
        if not skipped:
            yield word
