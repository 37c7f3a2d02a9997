"""The same act told again in other words: its time and place are those of its first telling.

An article tells when and where a thing happened once; who accuses, denies or condemns tells the act again without,
and what follows in a paragraph goes on at the place and on the day of what it began with.
"""

from collections.abc import Iterable

from msgspec import Struct, structs

from detente.coding.events.dating import FINE, whole_day
from detente.model import EventMention, Participant, When

PHYSICAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})
HAPPENED = frozenset({"actual", "negated"})
REACHED = frozenset({("AGREE", "CONSULT"), ("AGREE", "AGREE")})  # what is agreed is agreed at the talks told before


class Asides(Struct, frozen=True):
    """Where the triggers begin of acts that are set before the others (`earlier`), and of those told beside them (`also`)."""

    earlier: frozenset[int]
    beside: frozenset[int]


def date_retellings(
    mentions: list[EventMention], text: str, published: str | None, asides: Asides
) -> list[EventMention]:
    """Gives mentions without a time or place those of an act of the same kind that the text dates or places.

    Where the text dates such acts on several days, or others take part, the mention stays as it is. The list keeps its
    order. Without a publication day every act may be undated, and no time is carried over.
    """
    dated = bool(published) and len(published or "") >= len("2020-01-01")
    told: list[EventMention] = []
    for mention in mentions:
        again = mention
        if dated and mention.trigger.start not in asides.earlier:
            again = _dated(mention, mentions, told, text)
        told.append(again if mention.trigger.start in asides.beside else _placed(again, told))
    return told


def _dated(mention: EventMention, all_: list[EventMention], before: list[EventMention], text: str) -> EventMention:
    if mention.status not in HAPPENED:
        return mention
    if mention.when is not None:
        return _within(mention, all_)
    if (first := _only_day(mention, all_)) is not None:
        return structs.replace(mention, when=first.when, where=mention.where or first.where)
    if (last := _of_paragraph(mention, before, text)) is not None:
        return structs.replace(mention, when=_whole(last.when), where=mention.where or last.where)
    return mention


def _within(mention: EventMention, mentions: list[EventMention]) -> EventMention:
    """An attack of the day, in a report that begins with those of the last days or hours, is one of these."""
    if mention.type != "ASSAULT" or mention.when is None or mention.when.expression is not None:
        return mention
    first = next(each for each in mentions if each.type == mention.type)
    if first.when is None or first.when.expression is None or first.status not in HAPPENED:
        return mention
    stretch, day = first.when.interval, mention.when.interval
    around = stretch.start and day.start and stretch.start < day.start and stretch.end == day.end
    return structs.replace(mention, when=first.when) if around and _may_be(mention, first) else mention


def _only_day(mention: EventMention, mentions: list[EventMention]) -> EventMention | None:
    """The first physical act of the type, where the text dates all of the type on one day."""
    if mention.type not in PHYSICAL:
        return None
    told = [each for each in mentions if each.type == mention.type and each.when and each.when.expression]
    if len({_day(each.when) for each in told}) != 1:
        return None
    first = told[0]
    same = first.status in HAPPENED and _may_be(mention, first) and (not mention.mode or first.mode == mention.mode)
    return first if same else None


def _of_paragraph(mention: EventMention, before: list[EventMention], text: str) -> EventMention | None:
    """The act told last in the paragraph with a date, of which a mention is the same kind or the outcome."""
    start = text.rfind("\n", 0, mention.trigger.start) + 1
    told = [each for each in before if each.trigger.start >= start and each.when and each.when.expression]
    if not told:
        return None
    last = told[-1]
    kind = (mention.type, last.type)
    reached = kind in REACHED and mention.status == last.status == "actual"
    alike = mention.type == "ASSAULT" or mention.mode == last.mode
    same = reached or (mention.type == last.type and mention.type in PHYSICAL and alike)
    over = last.when is not None and last.when.interval.end is not None
    return last if same and over and last.status in HAPPENED and _may_be(mention, last) else None


def _placed(mention: EventMention, before: Iterable[EventMention]) -> EventMention:
    """An attack without a place happened where the article last placed one by or on the same."""
    if mention.where is not None or mention.type != "ASSAULT" or mention.status == "hypothetical":
        return mention
    for earlier in reversed(list(before)):
        if earlier.type == mention.type and earlier.where is not None:
            alike = earlier.status != "hypothetical" and _may_be(mention, earlier)
            return structs.replace(mention, where=earlier.where) if alike else mention
    return mention


def _whole(when: When | None) -> When | None:
    """The day of a moment: what comes after it comes on its day."""
    if when is None or when.precision not in FINE or when.interval.start is None:
        return when
    return structs.replace(when, interval=whole_day(when.interval.start), precision="day")


def _day(when: When | None) -> str:
    return (when.interval.start or "")[:10] if when else ""


def _may_be(one: EventMention, other: EventMention) -> bool:
    """Whether nothing in who takes part says that two mentions are of two acts."""
    pairs = ((one.actors, other.actors), (one.recipients, other.recipients))
    return all(not (ids := _known(left)) or not (there := _known(right)) or ids & there for left, right in pairs)


def _known(participants: tuple[Participant, ...]) -> set[str]:
    """The countries of those who take part, or they themselves where they have none."""
    return {p.actor.country or p.actor.id for p in participants if p.actor is not None and p.actor.name}
