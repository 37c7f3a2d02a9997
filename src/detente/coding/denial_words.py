"""Words of denying in a language (`denials.yaml`): what is denied is the deed, never that somebody was accused of it."""

from functools import cache

from msgspec import Struct

from detente.lexicon import knowledge


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of denying (lemmas).

    verbs: that always deny.  refusals: verbs that deny where their object is one of `charges`.  charges: nouns for what
    is said of somebody.  parts: nouns for having a part in an act.  forms: of `verbs`, which a tagger takes for no verb.
    """

    verbs: frozenset[str]
    refusals: frozenset[str]
    charges: frozenset[str]
    parts: frozenset[str]
    forms: frozenset[str] = frozenset()


@cache
def denial_words(language: str) -> Words:
    """The words of denying of a language."""
    return knowledge(language, "denials", Words)
