"""A toll told beside its attack: "rockets fell on the town … seventy people were wounded"."""

from detente.model import EventMention
from detente.model.fused import Mention

BESIDE = 250  # characters of a text between the attack and its toll: the same sentence or the next ones


def tells_the_toll(one: Mention, other: Mention) -> bool:
    """Whether two mentions of one article are an attack and the toll it took, told right beside it by nobody's doing."""
    if one.report.article != other.report.article or not one.event.type == other.event.type == "ASSAULT":
        return False
    if abs(one.event.trigger.start - other.event.trigger.start) > BESIDE:
        return False
    told = (one.event, other.event)
    return any(_only_a_toll(each) for each in told) and not _kinds(one.event) & _kinds(other.event)


def _only_a_toll(event: EventMention) -> bool:
    """Whether an act is told by those it hit alone."""
    return (
        bool(event.casualties)
        and not event.actors
        and not any(each.actor and each.actor.name for each in event.recipients)
    )


def _kinds(event: EventMention) -> set[str]:
    return {each.kind for each in event.casualties}
