"""Why a text was read as it was: its parse, the readings considered, those chosen, each with its reasons."""

from msgspec import Struct

from detente.model.event import EventMention
from detente.text import Span


class Word(Struct, frozen=True, kw_only=True):
    """One word of the parse.

    head: the word it hangs on, None for the root of a sentence.  relation: Universal Dependencies.
    """

    text: str
    lemma: str
    upos: str
    relation: str
    head: str | None
    depth: int
    sentence: int


class Considered(Struct, frozen=True, kw_only=True):
    """One way in which a word might have told an act.

    pattern, origin: the line of the lexicon, and where it is written, as `file:line`.
    chosen: whether an event was read from it.  reason: why not, or `an event`.
    """

    word: Span
    frame: str
    type: str
    pattern: str
    origin: str
    chosen: bool
    reason: str


class Found(Struct, frozen=True, kw_only=True):
    """One participant of an event and the rule that found it."""

    role: str
    text: str
    actor: str | None
    rule: str


class Reading(Struct, frozen=True, kw_only=True):
    """One event and why it is so: the line of the lexicon, who was found by which rule, each circumstance's reason."""

    event: EventMention
    frame: str
    pattern: str
    origin: str
    participants: tuple[Found, ...]
    status: str
    attribution: str
    when: str
    where: str


class Explanation(Struct, frozen=True, kw_only=True):
    """All that led from a text to its events."""

    text: str
    language: str
    words: tuple[Word, ...]
    considered: tuple[Considered, ...]
    readings: tuple[Reading, ...]
