"""What a sentence says of a truce it names: agreed, in force, broken … each with where its words stand.

A cue is a pattern of `lexicon/<language>/truces.yaml` near the word for the truce. One that stands under a call, a
wish or a condition tells nothing; the grammar round it decides (`status.py`), and the words before it where a
headline has no grammar. What is only to come is told as a coming beginning or end, whose day is a term of the truce.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from detente.coding.status import status_of
from detente.coding.truce_words import Patterns
from detente.model import Document, Token
from detente.model.commitment import State
from detente.text import Span

NEAR = 110  # characters between a truce and what is said of it
BROKEN = 50  # … and what is said to have become of it
SCOPE = 60  # characters in which a word of calling or denying still governs a cue
CLOSE = 45  # characters before an end in which "after", "once" make it one to come


class Cue(NamedTuple):
    """What is said of a truce, and where in its sentence; `coming`: told of a beginning or end not yet reached."""

    state: State
    start: int
    end: int
    coming: bool = False


def cues_of(
    document: Document, patterns: Patterns, span: Span, text: str, truces: Sequence[tuple[int, int]]
) -> Iterator[Cue]:
    """The cues of a sentence in the order of its words, each state once (a plain one before one to come)."""
    found: dict[State, Cue] = {}
    for state, pattern in patterns.cues.items():
        reach = BROKEN if state in ("ended", "violated") else NEAR
        places = [match.span() for match in pattern.finditer(text)]
        if state == "in_force":
            places += _started(document, patterns, span, truces)
        for place in places:
            near = any(place[0] - end < reach and start - place[1] < reach for start, end in truces)
            told = near and _told(document, patterns, span, text, state, place, truces)
            if told and (state not in found or found[state].coming):
                found[state] = Cue(state, *place, coming=told == "coming")
    made, longer = found.get("agreed"), found.get("extended")
    if made and longer and _is_of(document, span, longer, made):
        del found["agreed"]  # what is agreed is the extension
        found["extended"] = longer._replace(coming=False)
    yield from sorted(found.values(), key=lambda cue: (cue.start, cue.end))


def _is_of(document: Document, span: Span, inner: Cue, outer: Cue) -> bool:
    """Whether the words of one cue hang on the other's: agreed to extend, agreed on an extension."""
    words, above = (document.tokens_in(span.start + cue.start, span.start + cue.end) for cue in (inner, outer))
    wanted = {token.i for token in above}
    for word in words:
        head = document.head(word)
        while head is not None:
            if head.i in wanted:
                return True
            head = (
                document.head(head) if head.upos not in ("VERB", "AUX") or head.feats.get("VerbForm") != "Fin" else None
            )
    return False


def _started(
    document: Document, patterns: Patterns, span: Span, truces: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The verbs of beginning whose subject is a truce, or that hang on one as in a headline."""
    for start, end in truces:
        for truce in document.tokens_in(span.start + start, span.start + end):
            above = document.head(truce)
            near = [
                *document.children(truce, "acl", "advcl", "xcomp"),
                *([above] if above and truce.rel == "nsubj" else []),
            ]
            for verb in near:
                if patterns.starts.fullmatch(verb.text):
                    yield verb.start - span.start, verb.end - span.start


def _told(
    document: Document,
    patterns: Patterns,
    span: Span,
    text: str,
    state: State,
    cue: tuple[int, int],
    truces: Sequence[tuple[int, int]],
) -> Literal["told", "coming"] | None:
    """Whether the words tell that state, tell it for a time to come, or only speak of it."""
    if _unreal(patterns, text, cue, truces, between_only=state == "failed"):
        return None
    words = document.tokens_in(span.start + cue[0], span.start + cue[1])
    word = next((token for token in words if token.upos in ("VERB", "NOUN", "PROPN", "ADJ")), None)
    named = [Span(span.start + a, span.start + b, text[a:b]) for a, b in truces]
    if word is not None and (
        _only_named(patterns, text, state, word)
        or _of_another(document, patterns, word, state, named)
        or _announces_another(document, state, word, named)
    ):
        return None
    status = status_of(document, word, None, durative=True) if word else "actual"
    past = word is not None and word.feats.get("Tense") == "Past" and word.feats.get("VerbForm") == "Fin"
    if status == "future" and past:
        status = "actual"  # "a truce agreed in X took effect", which a parser reads as what was agreed
    if state == "ended":
        before = text[max(0, cue[0] - CLOSE) : cue[0]]
        if status in ("future", "hypothetical") or patterns.later.search(before):
            return "coming"
    if state == "violation_alleged" or (state == "failed" and status == "negated"):
        return "told" if state == "failed" or status != "negated" else None
    scheduled = patterns.later.search(text[max(0, cue[0] - CLOSE) : cue[1]])
    if state == "in_force" and status in ("future", "hypothetical") and scheduled:
        return "coming"
    if status in ("hypothetical", "negated"):
        return None
    if status == "future" and state in ("in_force", "agreed", "extended"):
        return "coming" if state != "agreed" else None
    return "told"


def _unreal(
    patterns: Patterns, text: str, cue: tuple[int, int], truces: Sequence[tuple[int, int]], between_only: bool
) -> bool:
    """Whether the cue, or the truce it speaks of, is only called for, wished, put as a condition or denied."""
    truce = min(truces, key=lambda each: max(each[0] - cue[1], cue[0] - each[1], 0))
    first, last = min(cue[0], truce[0]), max(cue[1], truce[1])
    clauses = [match.end() for match in patterns.clause.finditer(text, max(0, first - SCOPE), first)]
    begin = first if between_only else max([*clauses, first - SCOPE, 0])
    around = (text[begin : cue[0]], text[min(cue[1], last) : last])
    return any(patterns.unreal.search(part) for part in around)


def _only_named(patterns: Patterns, text: str, state: State, word: Token) -> bool:
    """Whether a noun or an attribute names what others did before: signs, the end, an extended truce, its extension."""
    noun = word.upos in ("NOUN", "PROPN")
    if state == "extended":
        return word.rel == "amod" or (noun and patterns.cues["agreed"].search(text) is None)
    return (noun and state in ("agreed", "ended", "violated")) or (state == "agreed" and word.rel == "amod")


def _announces_another(document: Document, state: State, word: Token, truces: Sequence[Span]) -> bool:
    """Whether what is announced in a clause is not the truce, which stands beside it (`although the truce ends, X announced that`)."""
    if state != "agreed" or word.upos != "VERB" or not document.children(word, "ccomp"):
        return False
    told = document.children(word, "ccomp", "obj", "obl", "nsubj:pass")
    inside = [token for each in told for token in document.subtree(each)]
    return not any(span.start <= token.start < span.end for token in inside for span in truces)


def _of_another(document: Document, patterns: Patterns, word: Token, state: State, truces: Sequence[Span]) -> bool:
    """Whether what became of something is said of another thing than the truce: a tour ended, the agony extended."""
    if state not in ("extended", "ended", "violated", "failed") or word.upos != "VERB":
        return False
    other = [*document.children(word, "obj", "obj:pass", "nsubj:pass")]
    head = document.head(word)
    if word.rel == "amod" and head is not None:
        other = [head]
    return bool(other) and not any(
        any(span.start <= each.start < span.end for span in truces)
        or patterns.deal.search(each.text)
        or each.upos == "PRON"
        for each in other
    )
