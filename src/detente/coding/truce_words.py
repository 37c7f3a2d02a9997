"""The words of truces by language: patterns over a sentence (`lexicon/<language>/truces.yaml`)."""

import re
from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge
from detente.model.commitment import State


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The patterns of a language, as written."""

    truce: str
    plural: str
    unreal: str
    accuse: str
    mutual: str
    mediated: str
    deal: str
    cues: dict[State, str]


class Patterns(Struct, frozen=True):
    """The patterns of a language, compiled."""

    truce: re.Pattern[str]
    plural: re.Pattern[str]
    unreal: re.Pattern[str]
    accuse: re.Pattern[str]
    mutual: re.Pattern[str]
    mediated: re.Pattern[str]
    deal: re.Pattern[str]
    cues: dict[State, re.Pattern[str]]


@cache
def patterns_of(language: str) -> Patterns:
    """The patterns of a language."""
    words = knowledge(language, "truces", Words)
    fields = {
        name: re.compile(getattr(words, name), re.IGNORECASE) for name in Words.__struct_fields__ if name != "cues"
    }
    return Patterns(**fields, cues={state: re.compile(cue, re.IGNORECASE) for state, cue in words.cues.items()})
