"""The name of a place in a text, and what can be told of it by itself."""

import re

from msgspec import Struct

from detente.coding.actors import ActorMention
from detente.coding.settling import Candidate

_RIVAL = 5.3  # weight of a town that makes a region of its name doubtful


class Toponym(Struct):
    """The name of a place in the text: tokens `[first, last)`, what it may mean, and what to call it if that stays open.

    doubtful: whether it may be no place at all, and something must speak for one.
    """

    first: int
    last: int
    candidates: tuple[Candidate, ...]
    called: str
    doubtful: bool = False


_ARTICLE = re.compile(r"(?:a[lszrn]|e[ln]|аль|эль)[-‑][A-ZА-ЯЁ]")


def opens(words: str) -> bool:
    """Whether a name may begin so: with a capital, or with an Arabic article before one."""
    return words[:1].isupper() or (_ARTICLE.match(words) is not None)


def is_known(mention: ActorMention) -> bool:
    """Whether more than a name says that a person is meant: a role, or the tables."""
    return bool(mention.key) or (mention.actor is not None and mention.actor.wikidata is not None)


def plain(toponym: Toponym) -> bool:
    """Whether all that a name may mean is one place."""
    if len(toponym.candidates) < 2:
        return len(toponym.candidates) == 1
    best, *others = toponym.candidates
    return best.sure or (best.precision == "region" and all(each.weight < _RIVAL for each in others))
