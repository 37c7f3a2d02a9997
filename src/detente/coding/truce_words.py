"""The words of truces by language: patterns over a sentence (`lexicon/<language>/truces.yaml`)."""

import re

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model.commitment import State


class Patterns(Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of a language.

    truce: what names one.  other: a truce of another sort (of trade, a vote on one).  plural: several.  fresh: a new
    one.  former: one before it.  between: the words that lead to its two parties.  pair: what stands between two who
    act together.  starts: verbs that tell a truce in force where it is their subject.
    unreal: words of calling, wishing, denying.  clause: where their reach ends.
    apart: what parts a time from words of another clause.  later: words that put an end off.
    postponed: words of delay, whose day is the new beginning.
    background: what stands before a day of the war, not of the truce.  attack: what follows such a day.
    accuse, mutual: who charges whom.  mediated, deal: how it was brought about.  cues: what tells each state.
    """

    truce: re.Pattern[str]
    other: re.Pattern[str]
    plural: re.Pattern[str]
    fresh: re.Pattern[str]
    former: re.Pattern[str]
    between: re.Pattern[str]
    pair: re.Pattern[str]
    starts: re.Pattern[str]
    unreal: re.Pattern[str]
    clause: re.Pattern[str]
    apart: re.Pattern[str]
    later: re.Pattern[str]
    postponed: re.Pattern[str]
    background: re.Pattern[str]
    attack: re.Pattern[str]
    accuse: re.Pattern[str]
    mutual: re.Pattern[str]
    mediated: re.Pattern[str]
    deal: re.Pattern[str]
    cues: dict[State, re.Pattern[str]]


def patterns_of(language: str) -> Patterns:
    """The patterns of a language."""
    return knowledge(language, "truces", Patterns)
