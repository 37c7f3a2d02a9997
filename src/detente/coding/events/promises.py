"""Acts that somebody says of himself he will do: a promise or a threat (codebook, section 5, rule 4: a type wins over
another type with a status). What he says he will not do, the coder's `UNWILLING` reads.

`We will provide tanks` is AGREE, `he would slap tariffs on Europe` in his own words THREATEN/restrict. An act that the
journalist announces stays one, status `future`.
"""

from msgspec import Struct

from detente.coding.events.drafts import Draft
from detente.coding.moods import effects
from detente.coding.verb_group import of_verb
from detente.model import Document, Participant, Quotation, Token

KIND = frozenset({"AID", "COOPERATE", "SUPPORT"})  # to promise these is AGREE
HARMS = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # to promise these is to threaten
TO_COME = frozenset({"future", "ongoing"})
PHASES = frozenset({"actual", "ongoing"})  # what verbs of beginning and going on say of an act
THREAT = {"restrict": "restrict", "ban": "ban", "arrest": "arrest", "expel": "expel", "seize": "territory"}


class Voices(Struct, frozen=True):
    """Who speaks where in a document."""

    document: Document
    quotations: tuple[Quotation, ...]

    def own(self, draft: Draft) -> bool:
        """Whether an act stands in the words of who does it, or of his side."""
        at = draft.token.start
        covering = [q for q in self.quotations if q.covers(at) and q.speaker is not None]
        if not covering:
            return False
        inner = min(covering, key=lambda q: sum(span.end - span.start for span in q.content))
        return any(_one_side(inner.speaker, actor) for actor in draft.actors)


def promise(voices: Voices, drafts: list[Draft]) -> None:
    """Makes promises and threats of what somebody says he will do."""
    for each in drafts:
        noun = each.candidate.entry.part == "noun" and each.candidate.carrier is None
        if noun or each.dropped is not None or len(each.actors) > 1:
            continue
        if each.status in TO_COME and each.type in KIND | HARMS and voices.own(each) and _will(voices, each):
            harms = each.type in HARMS
            mode = "violence" if each.type == "ASSAULT" else THREAT.get(each.mode or "") if harms else None
            if each.type == "SANCTION" and mode is None:
                mode = "relations"
            each.type, each.mode = ("THREATEN", mode) if harms else ("AGREE", None)
            each.status, each.because = "actual", "who says he will threatens" if harms else "who says he will promises"


def _will(voices: Voices, draft: Draft) -> bool:
    """Whether the verb itself, or one of going on that leads to it, speaks of the future (`will continue to strike`)."""
    verb, phases = _verb(draft), effects(voices.document.language, "governors")
    while verb.rel == "xcomp" and (head := voices.document.head(verb)) and phases.get(head.lemma) in PHASES:
        verb = head
    return "future" in of_verb(voices.document, verb, False)


def _verb(draft: Draft) -> Token:
    """The verb that tells the act, or carries its noun."""
    return draft.candidate.carrier or draft.candidate.position


def _one_side(speaker: Participant | None, actor: Participant) -> bool:
    """Whether a speaker is the actor or one of his country."""
    if speaker is None or speaker.actor is None or actor.actor is None:
        return False
    same = speaker.actor.id == actor.actor.id
    return same or (speaker.actor.country is not None and speaker.actor.country == actor.actor.country)
