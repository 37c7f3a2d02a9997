"""What a moment is by other clocks: in UTC, and by those of the parties (codebook, section 3: an unsaid clock stays unknown)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from detente.cli import dates
from detente.cli.phrases import called, join
from detente.lexicon import table


def readings(moment: str | None, parties: Iterable[str]) -> str:
    """A told hour in UTC and by the parties' clocks; without an offset, what it would be by each party's clock.

    moment: ISO 8601.  parties: alpha-3 codes count, names are passed over. Empty for a day or an unknown moment.
    """
    if moment is None or "T" not in moment:
        return ""
    told = datetime.fromisoformat(moment)
    zones = {code: ZoneInfo(_zones()[code]) for code in parties if code in _zones()}
    if told.tzinfo is None:
        candidates = _by_time({code: told.replace(tzinfo=zone).astimezone(UTC) for code, zone in zones.items()})
        if not candidates:
            return "clock unsaid"
        return "clock unsaid; " + ", ".join(
            f"{at} if that of {join(called(codes))}" for at, codes in candidates.items()
        )
    local = _by_time({code: told.astimezone(zone) for code, zone in zones.items()})
    return ", ".join(
        [dates.moment(told.astimezone(UTC).isoformat()), *(f"{at} in {join(called(c))}" for at, c in local.items())]
    )


def _by_time(moments: dict[str, datetime]) -> dict[str, list[str]]:
    """The codes by the moment they read, in words."""
    found: dict[str, list[str]] = {}
    for code, at in moments.items():
        found.setdefault(dates.moment(at.isoformat(timespec="minutes")), []).append(code)
    return found


@cache
def _zones() -> dict[str, str]:
    return {row["code"]: row["zone"] for row in table("common", "clocks")}
