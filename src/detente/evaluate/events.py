"""Scores of the events layer: hand-coded articles by language, and PLOVER relations between given actors.

`coded_articles_<language>`: an event matches a gold event whose trigger it overlaps. `type` is the F1 of matches
with the same type; `type_roles_status` also wants actors, recipients and status; mode, status, attribution, date
and place are accuracies among the matches of the same type.
`plover_relations`: macro-F1 of the type between two given spans, accuracy of its quad, and `nothing_given`, the
share of sentences where type and both actors are found without being told; both in strict PLOVER, without status.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from detente.coding import code_document
from detente.coding.actors import Cast, find_actors
from detente.coding.actors.names import fold
from detente.coding.events import relation
from detente.coding.events.relations import plover_type
from detente.evaluate.documents import analyzed, gold_article, read_gold
from detente.model import CodedArticle, EventMention, Participant, Place
from detente.text import Span

Figures = dict[str, float]
YIELD = frozenset({"CONCEDE", "RETREAT"})
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


def score_sets(data: Path) -> dict[str, Figures]:
    """The figures of every development set of this layer under `data`."""
    report = {f"coded_articles_{language}": figures for language, figures in score_articles(data).items()}
    report["plover_relations"] = score_relations(data)
    return report


def score_articles(data: Path) -> dict[str, Figures]:
    """Events of the hand-coded articles, by language."""
    languages: dict[str, list[dict[str, Any]]] = {}
    for gold in read_gold(data / "coded_articles.jsonl.gz"):
        languages.setdefault(gold["article"]["language"], []).append(gold)
    return {language: score_records(records) for language, records in languages.items()}


def score_records(records: Iterable[dict[str, Any]]) -> Figures:
    """The figures of gold in the record's form."""
    count: Counter[str] = Counter()
    for gold in records:
        article = gold["article"]
        coded = code_document(analyzed(gold_article(article["text"], article["language"], article["published"])))
        count.update(compare(gold["events"], coded))
    return _figures(count)


def compare(gold: list[dict[str, Any]], coded: CodedArticle) -> Counter[str]:
    """The counts of one article that the figures are made of."""
    count: Counter[str] = Counter(gold=len(gold), found=len(coded.events))
    for row, event in matched(gold, coded.events):
        count["trigger"] += 1
        if row["type"] != event.type:
            continue
        count["type"] += 1
        actors, recipients = same(row["actors"], event.actors), same(row["recipients"], event.recipients)
        count["actors"] += actors
        count["recipients"] += recipients
        count["status"] += row["status"] == event.status
        count["all"] += actors and recipients and row["status"] == event.status
        count["mode"] += row["mode"] == event.mode
        count["attribution"] += [fold(name) for name in row["attribution"]] == [fold(n) for n in event.attribution]
        count["date"] += _days(row["when"]) == (event.when and (event.when.interval.start, event.when.interval.end))
        count["place"] += _same_place(row["where"], event.where, coded.article.text)
    return count


def matched(gold: list[dict[str, Any]], events: tuple[EventMention, ...]) -> list[tuple[dict[str, Any], EventMention]]:
    """Gold events with the events whose triggers overlap theirs, each used once, same type first."""
    pairs = [
        (row["type"] != event.type, i, j)
        for i, row in enumerate(gold)
        for j, event in enumerate(events)
        if row["trigger"]["start"] < event.trigger.end and event.trigger.start < row["trigger"]["end"]
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    found = []
    for _, i, j in sorted(pairs):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            found.append((gold[i], events[j]))
    return found


def same(gold: list[dict[str, Any]], found: tuple[Participant, ...]) -> bool:
    """Whether the participants are the gold's: as many, each by name, or by place in the text, country and sector."""
    left = list(found)
    for row in gold:
        hit = next((p for p in left if _same_participant(row, p)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def _same_place(gold: dict[str, Any] | None, place: Place | None, text: str) -> bool:
    """Whether a place is the gold's, which names it as reference works do or as the article writes it; or both none."""
    if not gold or place is None:
        return not gold and place is None
    return fold(gold["name"]) in (fold(place.name), fold(text[place.start : place.end]))


def _same_participant(row: dict[str, Any], participant: Participant) -> bool:
    gold, actor = row["actor"] or {}, participant.actor
    overlap = row["start"] < participant.end and participant.start < row["end"]
    if actor is None or not gold.get("name"):
        return overlap and (actor is None or actor.country == gold.get("country"))
    if actor.name and fold(actor.name) == fold(gold["name"]):
        return True
    return overlap and (actor.country, actor.sector) == (gold.get("country"), gold.get("sector"))


def _days(when: dict[str, Any] | None) -> tuple[str | None, str | None] | None:
    return (when["interval"][0], when["interval"][1]) if when else None


def f1(count: Counter[str], hits: str) -> float:
    """The F1 of one kind of hit among the gold's events and those found."""
    return 2 * count[hits] / max(1, count["gold"] + count["found"])


def _figures(count: Counter[str]) -> Figures:
    given = max(1, count["type"])
    accuracies = {
        name: count[name] / given for name in ("actors", "recipients", "mode", "status", "attribution", "date", "place")
    }
    return {
        "type": f1(count, "type"),
        "type_roles_status": f1(count, "all"),
        "trigger": f1(count, "trigger"),
    } | accuracies


def score_relations(data: Path) -> Figures:
    """The type between two actors: given, and found from nothing."""
    gold_types, found_types, free = [], [], 0
    for row in read_gold(data / "plover_relations.jsonl.gz"):
        document = analyzed(gold_article(row["sentence"], "en", None))
        first, second = _spans(row)
        cast = find_actors(document)
        found = relation(document, first, second, cast)
        gold_types.append(row["gold_root"])
        found_types.append(_root(found))
        free += _found_free(code_document(document), cast, row["gold_root"], first, second)
    quads = {type: quad for quad, types in QUADS.items() for type in types} | {"YIELD": None}
    rows = list(read_gold(data / "plover_relations.jsonl.gz"))
    right = sum(
        (quads.get(found) or _yield_quad(row)) == int(row["gold_penta"])
        for row, found in zip(rows, found_types, strict=True)
        if found
    )
    return {
        "macro_f1": macro_f1(gold_types, found_types),
        "accuracy": sum(g == f for g, f in zip(gold_types, found_types, strict=True)) / len(gold_types),
        "quad": right / len(rows),
        "nothing_given": free / len(rows),
    }


def _yield_quad(row: dict[str, Any]) -> int:
    """YIELD joins a verbal and a material type; its quad is right where the gold's is one of theirs."""
    return int(row["gold_penta"]) if row["gold_penta"] in ("1", "2") else 0


def _root(type: str | None) -> str:
    return "YIELD" if type in YIELD else type or ""


def _spans(row: dict[str, Any]) -> tuple[Span, Span | None]:
    """The marked source and target as spans of the sentence, a repeated one where it first stands."""
    plain = ""
    spans: dict[str, Span] = {}
    for piece in re.split(r"(</?[st]>)", row["marked_sentence"]):
        if piece in ("<s>", "<t>"):
            begin = len(plain)
        elif piece in ("</s>", "</t>"):
            spans.setdefault(piece[2], Span(begin, len(plain), plain[begin:]))
        else:
            plain += piece
    start = max(0, row["sentence"].find(row["source"]))
    return spans.get("s") or Span.of(row["sentence"], start, start + 1), spans.get("t")


def _found_free(coded: CodedArticle, cast: Cast, root: str, first: Span, second: Span | None) -> bool:
    def near(participants: tuple[Participant, ...], span: Span | None) -> bool:
        """Whether one of the participants stands in the span, or is a pronoun for who does."""
        if span is None:
            return True
        inside = {m.actor.id for m in cast.mentions if m.actor and m.span.start < span.end and span.start < m.span.end}
        return any(
            (p.start < span.end and span.start < p.end) or (p.actor is not None and p.actor.id in inside)
            for p in participants
        )

    return any(
        _root(plover_type(event.type, event.status)) == root
        and (
            (near(event.actors, first) and near(event.recipients, second))
            or (event.reciprocal and near(event.actors, first) and near(event.actors, second))
        )
        for event in coded.events
    )


def macro_f1(gold: list[str], found: list[str]) -> float:
    """The mean over the gold's types of each type's F1."""
    scores = []
    for type in sorted(set(gold)):
        hits = sum(g == f == type for g, f in zip(gold, found, strict=True))
        scores.append(2 * hits / (gold.count(type) + found.count(type)))
    return sum(scores) / len(scores)
