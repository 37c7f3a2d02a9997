"""First persons inside quotations: `I` is the speaker, `we` the state or body he speaks for."""

from collections import Counter
from functools import cache

from detente.coding.actors import ActorMention, Cast
from detente.coding.actors.identify import Owner, body_of, country_actor, organisation_actor
from detente.coding.actors.knowledge import countries, organisations
from detente.model import Actor, Document, Quotation, Token

_WE = frozenset(("nous", "notre", "we", "our", "мы", "наш"))
_FIRST = _WE | {"je", "mon", "i", "my", "мой"}


def first_person(token: Token, cast: Cast, quotations: tuple[Quotation, ...]) -> Actor | None:
    """Whom a first-person pronoun stands for; None for other words, and where nobody speaks."""
    if token.feats.get("Person") != "1" and token.lemma not in _FIRST:
        return None
    covering = [q for q in quotations if q.covers(token.start) and q.speaker is not None and q.speaker.actor]
    if not covering:
        return None
    speaker = min(covering, key=lambda q: sum(span.end - span.start for span in q.content)).speaker
    actor = speaker.actor if speaker else None
    plural = token.lemma in _WE or (token.upos == "PRON" and token.feats.get("Number") == "Plur")
    if actor is None or not plural:
        return actor
    body = _bodies().get((actor.role or "").partition(" of ")[2].removeprefix("the "))
    if body is not None:
        return organisation_actor(body)
    official = actor.sector == "GOV" and actor.country in countries()
    return country_actor(actor.country) if official and actor.country else actor


def our_own(mention: ActorMention, document: Document, quotations: tuple[Quotation, ...], cast: Cast) -> Actor | None:
    """The body of the speaker's country that `our forces`, `nos troupes` are; None for bodies of no first person."""
    if not mention.bare or mention.form != "description":
        return None
    for owner in document.children(document.tokens[mention.head], "det", "nmod", "amod"):
        if owner.lemma in _FIRST or owner.text.lower() in _FIRST:
            speaker = first_person(owner, cast, quotations)
            if speaker is not None and speaker.country in countries():
                return body_of(mention.key, Owner(country=countries()[speaker.country]))
    return None


@cache
def _bodies() -> dict[str, str]:
    """Names of groups and organisations → their keys: in whose name `Spokesperson of Hamas` says `we`."""
    return {row.name: key for key, row in organisations().items()}


def dyad(cast: Cast) -> tuple[Actor, ...]:
    """The two states that an article is plainly about: both told often, and far more than any third."""
    counts: Counter[str] = Counter()
    states: dict[str, Actor] = {}
    for mention in cast.mentions:
        actor = mention.actor
        if actor is None or mention.form == "place" or not actor.country:
            continue
        counts[actor.country] += 1
        if actor.kind == "state":
            states.setdefault(actor.country, actor)
    ranked = [(country, n) for country, n in counts.most_common(3) if country in states]
    if len(ranked) < 2 or ranked[1][1] < OFTEN or (len(ranked) > 2 and ranked[2][1] * 2 > ranked[1][1]):
        return ()
    return tuple(states[country] for country, _ in ranked[:2])


OFTEN = 4  # mentions from which a state is plainly one of the two an article is about
