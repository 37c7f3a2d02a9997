"""Actor coding against gold: each gold participant's span is looked up in the cast of its article.

Speakers that the quotations have are compared as these settle them.  First persons are looked up as events look them up, in the quotation they stand in.  A few gold spans of short words
(he, we, US) are the first such letters of the article, inside another word or inside the words quoted: those are
moved to the nearest whole word of the cue or the trigger.

name: the gold's name or a spelling of it; country and sector: as the gold has them (null counts); all: the three
together.  Media coded MED in the gold are JRN, as the codebook says.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.coding.actors import ActorMention, Cast, find_actors
from detente.coding.actors.names import match_key
from detente.coding.events.voices import first_person
from detente.coding.quotations import extract_quotations
from detente.evaluate.documents import analyzed, gold_article, read_gold
from detente.model import Quotation

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
        quotations = extract_quotations(cast.document, cast)
        for kind, gold, near, barred in participants(record):
            start, end = placed(article["text"], gold, near, barred)
            found = spoken(quotations, start, end) if kind == "speaker" else []
            outcome = compare(gold["actor"], found or candidates(cast, start, end, quotations))
            for measure, right in outcome.items():
                row = counts.setdefault(f"{kind} {measure}", [0, 0])
                row[0] += right
                row[1] += 1
    return {measure: right / total for measure, (right, total) in counts.items()}


def participants(record: dict[str, Any]) -> list[tuple[str, dict[str, Any], int, list[dict[str, Any]]]]:
    """The speakers and the actors, recipients and mediators of a gold record that have an actor.

    With each its kind, the offset of its cue or trigger, and the spans it cannot stand in (what the speaker said).
    """
    found: list[tuple[str, dict[str, Any], int, list[dict[str, Any]]]] = []
    for quotation in record["quotations"]:
        if quotation["speaker"]:
            near = (quotation["cue"] or quotation["speaker"])["start"]
            found.append(("speaker", quotation["speaker"], near, quotation["content"]))
    for event in record["events"]:
        for role in ("actors", "recipients", "mediators"):
            found += [("participant", each, event["trigger"]["start"], []) for each in event[role]]
    return [row for row in found if row[1]["actor"]]


def placed(text: str, gold: dict[str, Any], near: int, barred: list[dict[str, Any]]) -> tuple[int, int]:
    """Where a gold mention stands: its span, or, where that lies inside a word or in `barred`, the whole word nearest."""
    start, end = gold["start"], gold["end"]
    whole = not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha())
    if whole and not any(span["start"] <= start < span["end"] for span in barred):
        return start, end
    words = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(gold['text'])}(?!\w)", text, re.IGNORECASE)]
    free = [each for each in words if not any(span["start"] <= each[0] < span["end"] for span in barred)]
    return min(free, key=lambda each: abs(each[0] - near), default=(start, end))


def spoken(quotations: tuple[Quotation, ...], start: int, end: int) -> list[ActorMention]:
    """The speaker of a quotation whose words for the speaker overlap a gold span, as quotations settle it."""
    for quotation in quotations:
        speaker = quotation.speaker
        if speaker is not None and speaker.start < end and start < speaker.end:
            return [ActorMention(span=speaker.span, head=0, actor=speaker.actor, form="name")]
    return []


def candidates(cast: Cast, start: int, end: int, quotations: tuple[Quotation, ...] = ()) -> list[ActorMention]:
    """The mentions a gold span may mean: what its tokens stand for, the best fitting span first."""
    found: dict[int, ActorMention] = {}
    for token in cast.document.tokens_in(start, end):
        meant = cast.resolve(token)
        speaker = first_person(token, cast, quotations) if token.upos in ("PRON", "DET") and not meant else None
        if speaker is not None:
            meant = (ActorMention(span=cast.document.span(token), head=token.i, actor=speaker, form="name"),)
        for mention in meant:
            found[id(mention)] = mention

    def fit(mention: ActorMention) -> tuple[bool, int, int]:
        overlap = min(end, mention.span.end) - max(start, mention.span.start)
        apart = abs(mention.span.start - start) + abs(mention.span.end - end)
        return (mention.span.start != start, apart, -overlap)

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
