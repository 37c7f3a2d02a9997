"""The same act told again in other words: its time and place are those of its first telling.

An article tells when and where a thing happened once; who accuses, denies or condemns tells the act again without.
"""

from msgspec import structs

from detente.model import EventMention, Participant

PHYSICAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
HAPPENED = frozenset({"actual", "negated"})


def date_retellings(mentions: list[EventMention], published: str | None) -> list[EventMention]:
    """Gives undated mentions of physical acts the time and place of the first act of their type that the text dates.

    Where the text dates such acts on several days, or others take part, the mention stays as it is. The list keeps
    its order. Without a publication day every act may be undated, and nothing is a retelling.
    """
    if not published or len(published) < len("2020-01-01"):
        return mentions
    return [_dated(mention, mentions) for mention in mentions]


def _dated(mention: EventMention, mentions: list[EventMention]) -> EventMention:
    if mention.when is not None or mention.type not in PHYSICAL or mention.status not in HAPPENED:
        return mention
    told = [each for each in mentions if each.type == mention.type and each.when and each.when.expression]
    if len({(each.when.interval.start or "")[:10] for each in told if each.when}) != 1:
        return mention
    first = told[0]
    if first.status not in HAPPENED or not _may_be(mention, first) or (mention.mode and first.mode != mention.mode):
        return mention
    return structs.replace(mention, when=first.when, where=mention.where or first.where)


def _may_be(one: EventMention, other: EventMention) -> bool:
    """Whether nothing in who takes part says that two mentions are of two acts."""
    pairs = ((one.actors, other.actors), (one.recipients, other.recipients))
    return all(not (ids := _known(left)) or not (there := _known(right)) or ids & there for left, right in pairs)


def _known(participants: tuple[Participant, ...]) -> set[str]:
    return {p.actor.id for p in participants if p.actor is not None and p.actor.name}
