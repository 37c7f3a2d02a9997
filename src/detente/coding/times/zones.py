"""UTC offsets of stated zones on the day they are stated for."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def offset_of(zone: str, day: datetime, hour: int) -> str:
    """`Z`, `+03:00` or empty: the offset of a stated zone at that hour.

    zone: `UTC`, an offset, an IANA name, or empty where the text states none (then nothing is guessed).
    """
    if zone in ("", "Z", "UTC"):
        return "Z" if zone else ""
    if zone[0] in "+-":
        return "Z" if zone[1:] == "00:00" else zone
    try:
        moment = (day + timedelta(hours=hour)).replace(tzinfo=ZoneInfo(zone))
    except ZoneInfoNotFoundError:
        return ""
    written = moment.isoformat()[-6:]
    return "Z" if written == "+00:00" else written
