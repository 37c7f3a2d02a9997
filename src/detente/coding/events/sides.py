"""On whose side an actor is, and whether that makes an act political."""

from detente.model import Actor

POLITICAL_SECTORS = frozenset(
    {"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "ELI", "OPP", "PRE", "IGO", "IMG"}
)
POLITICAL_KINDS = frozenset({"state", "body", "group", "party"})


def political(actor: Actor | None) -> bool:
    """Whether an actor can make an act political: a state, its bodies and officials, an armed group, a party."""
    return actor is not None and (actor.kind in POLITICAL_KINDS or actor.sector in POLITICAL_SECTORS)


def official(actor: Actor) -> bool:
    """Whether an actor is a state, one of its bodies or who acts for it, or nobody says that it is anything else."""
    return actor.kind in ("state", "body") or actor.sector in (None, "GOV", "MIL", "COP", "JUD", "LEG", "SPY")


def akin(actor: Actor, other: Actor) -> bool:
    """Whether two actors are one, or of one country."""
    return actor.id == other.id or (actor.country is not None and actor.country == other.country)
