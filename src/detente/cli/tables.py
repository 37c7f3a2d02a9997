"""Events as a CSV table, one row each."""

import csv
import sys
from collections.abc import Iterable

from detente.cli.phrases import name_of, phrase
from detente.model.fused import Event, Party

COLUMNS = (
    "id", "start", "end", "precision", "act", "type", "mode", "quad", "actors", "actor_countries", "recipients",
    "recipient_countries", "mediators", "place", "place_country", "latitude", "longitude", "status", "said_by",
    "cameo", "goldstein", "reports", "publishers", "evidence",
)  # fmt: skip


def write_events(events: Iterable[Event]) -> None:
    """Writes the events to standard output; lists in a cell are divided by `; `, what is unknown is empty."""
    rows = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for event in events:
        rows.writerow(_row(event))


def _row(event: Event) -> dict[str, object]:
    interval = event.when and event.when.interval
    first = event.mentions[0].event
    publishers = dict.fromkeys(mention.report.publisher for mention in event.mentions if mention.report.publisher)
    return {
        "id": event.id,
        "start": interval and interval.start,
        "end": interval and interval.end,
        "precision": event.when and event.when.precision,
        "act": phrase(event),
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "actors": "; ".join(map(name_of, event.actors)),
        "actor_countries": _countries(event.actors),
        "recipients": "; ".join(map(name_of, event.recipients)),
        "recipient_countries": _countries(event.recipients),
        "mediators": "; ".join(map(name_of, event.mediators)),
        "place": event.where and event.where.name,
        "place_country": event.where and event.where.country,
        "latitude": event.where and event.where.latitude,
        "longitude": event.where and event.where.longitude,
        "status": event.status,
        "said_by": "; ".join(" citing ".join(chain) for chain in event.attributions if chain),
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "reports": len({mention.report.article for mention in event.mentions}),
        "publishers": "; ".join(publishers),
        "evidence": " ".join(first.evidence.text.split()),
    }


def _countries(parties: tuple[Party, ...]) -> str:
    return "; ".join(dict.fromkeys(each.actor.country for each in parties if each.actor and each.actor.country))
