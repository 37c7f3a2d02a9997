"""Actor coding against gold: each gold participant's span is looked up in the cast of its article.

name: the gold's name or a spelling of it; country and sector: as the gold has them (null counts); all: the three
together.  Media coded MED in the gold are JRN, as the codebook says.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.coding.actors import ActorMention, Cast, find_actors
from detente.coding.actors.names import match_key
from detente.evaluate.documents import analyzed, gold_article, read_gold

_EMPTY = frozenset({"of", "the", "and", "for", "in", "a", "federal"})


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """The figures of `coded_articles`, by language and together, as `{set: {measure: figure}}`."""
    path = data / "coded_articles.jsonl.gz"
    records = list(read_gold(path)) if path.exists() else []
    sets = {"coded_articles": records}
    for record in records:
        sets.setdefault(f"coded_articles_{record['article']['language']}", []).append(record)
    return {name: score_records(rows) for name, rows in sets.items() if rows}


def score_records(records: Iterable[dict[str, Any]]) -> dict[str, float]:
    """The figures of gold in the record's form."""
    counts: dict[str, list[int]] = {}
    for record in records:
        article = record["article"]
        cast = find_actors(analyzed(gold_article(article["text"], article["language"], article["published"])))
        for kind, gold in participants(record):
            outcome = compare(gold["actor"], candidates(cast, gold["start"], gold["end"]))
            for measure, right in outcome.items():
                row = counts.setdefault(f"{kind} {measure}", [0, 0])
                row[0] += right
                row[1] += 1
    return {measure: right / total for measure, (right, total) in counts.items()}


def participants(record: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The speakers and the actors, recipients and mediators of a gold record that have an actor."""
    found = [("speaker", quotation["speaker"]) for quotation in record["quotations"] if quotation["speaker"]]
    for event in record["events"]:
        for role in ("actors", "recipients", "mediators"):
            found += [("participant", each) for each in event[role]]
    return [(kind, each) for kind, each in found if each["actor"]]


def candidates(cast: Cast, start: int, end: int) -> list[ActorMention]:
    """The mentions a gold span may mean: what its tokens stand for, the best fitting span first."""
    found: dict[int, ActorMention] = {}
    for token in cast.document.tokens_in(start, end):
        for mention in cast.resolve(token):
            found[id(mention)] = mention

    def fit(mention: ActorMention) -> tuple[int, int]:
        overlap = min(end, mention.span.end) - max(start, mention.span.start)
        return (abs(mention.span.start - start) + abs(mention.span.end - end), -overlap)

    return sorted(found.values(), key=fit)


def compare(gold: dict[str, Any], mentions: list[ActorMention]) -> dict[str, bool]:
    """Whether name, country and sector of the best fitting mention are the gold's."""
    if not mentions or mentions[0].actor is None:
        return dict.fromkeys(("name", "country", "sector", "all"), False)
    actor = mentions[0].actor
    rivals = [m.actor for m in mentions if m.actor is not None and m.head == mentions[0].head] or [actor]
    actor = max(rivals, key=lambda each: same_name(gold["name"], each.name))
    sector = {"MED": "JRN"}.get(gold["sector"], gold["sector"])
    right = {
        "name": same_name(gold["name"], actor.name),
        "country": gold["country"] == actor.country,
        "sector": sector == actor.sector,
    }
    return {**right, "all": all(right.values())}


def same_name(gold: str | None, ours: str | None) -> bool:
    """Whether two names are one name or spellings of it; a gold without a name asks for none."""
    if gold is None or ours is None:
        return gold is None and ours is None
    return _words(gold) == _words(ours)


def _words(name: str) -> set[str]:
    words = re.findall(r"\w+", name)
    return {match_key(word) for word in words if word.lower() not in _EMPTY}
