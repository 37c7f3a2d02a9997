"""Scores of the quotation layer: spans at three strictnesses, and whose words they are.

Spans are compared by the letters and digits they cover, so that quotation marks, white space and punctuation at
the ends make no difference. A predicted and a gold quotation are paired one to one, best overlap first.

    exact_f1       the same letters            iou_f1        intersection over union of 0.5 or more
    overlap_f1     intersection over union above 0.3
    speaker        right speakers among the pairs at 0.5
    source_f1      pairs at 0.5 with the right speaker, as F1       source_recall   the same, as a share of gold
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from detente.coding.actors import Cast, find_actors
from detente.coding.quotations import extract_quotations
from detente.evaluate.documents import analyzed, gold_article, read_gold
from detente.model import Quotation

MARKS = re.compile(r"[«»“”„‟\"‹›‘]|''|``")
Figures = dict[str, float]


class Gold(Struct):
    """A gold quotation: the letters of its content, and its speaker as text, place and name."""

    letters: frozenset[int]
    speaker: str | None
    places: frozenset[int]
    name: str | None = None


class Tally(Struct):
    """Counts over a set; figures are computed once at its end."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    half: int = 0
    third: int = 0
    sourced: int = 0
    named: int = 0

    def figures(self) -> Figures:
        """The measures told above, shares between 0 and 1."""
        total = max(1, self.gold + self.found)
        return {
            "exact_f1": 2 * self.exact / total,
            "iou_f1": 2 * self.half / total,
            "overlap_f1": 2 * self.third / total,
            "speaker": self.named / max(1, self.sourced),
            "source_f1": 2 * self.named / total,
            "source_recall": self.named / max(1, self.gold),
        }


def letters(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The places of the letters and digits in spans."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def score_sets(data: Path) -> dict[str, Figures]:
    """The figures of every development set in `data`, as `{set: {measure: figure}}`."""
    figures: dict[str, Figures] = {}
    for language in ("fr", "en", "ru"):
        rows = (r for r in read_gold(data / "coded_articles.jsonl.gz") if r["article"]["language"] == language)
        figures[f"coded_articles.{language}"] = _score(_coded(rows))
    figures["french_gold_quotes_times"] = _score(_french(read_gold(data / "french_gold_quotes_times.jsonl.gz")))
    figures["english_quotes_polnear_dev"] = _score(_polnear(read_gold(data / "english_quotes_polnear_dev.jsonl.gz")))
    figures["french_quotation_cases"] = _cases(read_gold(data / "french_quotation_cases.jsonl.gz"))
    return figures


def score_records(records: Iterable[dict[str, Any]]) -> Figures:
    """The figures of gold in the record's form."""
    return _score(_coded(records))


Case = tuple[str, list[Quotation], list[Gold]]


def _quotations(text: str, language: str, published: str | None) -> tuple[str, list[Quotation]]:
    article = gold_article(text, language, published)
    document = analyzed(article)
    cast: Cast = find_actors(document)
    return article.text, list(extract_quotations(document, cast))


def _coded(rows: Iterable[dict[str, Any]]) -> Iterator[Case]:
    for row in rows:
        article = row["article"]
        text, found = _quotations(article["text"], article["language"], article["published"])
        gold = []
        for quotation in row["quotations"]:
            spans = [(span["start"], span["end"]) for span in quotation["content"]]
            speaker = quotation["speaker"]
            place = letters(text, [(speaker["start"], speaker["end"])]) if speaker else frozenset()
            name = (speaker.get("actor") or {}).get("name") if speaker else None
            gold.append(Gold(letters(text, spans), speaker["text"] if speaker else None, place, name))
        yield text, found, gold


def _french(rows: Iterable[dict[str, Any]]) -> Iterator[Case]:
    for row in rows:
        text, found = _quotations(row["text"], "fr", row["published"])
        gold = []
        for quotation in row["quotations"]:
            places = letters(text, quotation["speaker"])
            speaker = " ".join(text[start:end] for start, end in quotation["speaker"])
            gold.append(Gold(letters(text, quotation["content"]), speaker, places))
        yield text, found, gold


def _polnear(rows: Iterable[dict[str, Any]]) -> Iterator[Case]:
    """Only attributions with a quotation mark in them, and predictions likewise."""
    for row in rows:
        text, found = _quotations(row["text"], "en", None)
        gold = []
        for quotation in row["attributions"]:
            if any(MARKS.search(text[start:end]) for start, end in _widened(text, quotation["content"])):
                places = letters(text, quotation["source"])
                speaker = " ".join(text[start:end] for start, end in quotation["source"])
                gold.append(Gold(letters(text, quotation["content"]), speaker, places))
        yield text, [quotation for quotation in found if quotation.kind != "indirect"], gold


def _widened(text: str, spans: list[list[int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        yield max(0, start - 1), min(len(text), end + 1)


def _score(cases: Iterable[Case]) -> Figures:
    tally = Tally()
    for text, found, gold in cases:
        count(tally, text, found, gold)
    return tally.figures()


def count(tally: Tally, text: str, found: list[Quotation], gold: list[Gold]) -> list[tuple[Quotation, Gold]]:
    """Adds one article to a tally; the pairs at an overlap above 0.3."""
    covered = [letters(text, [(span.start, span.end) for span in quotation.content]) for quotation in found]
    scores = sorted(
        ((_overlap(covered[i], each.letters), -i, -j) for i in range(len(found)) for j, each in enumerate(gold)),
        reverse=True,
    )
    pairs: list[tuple[Quotation, Gold]] = []
    used_found: set[int] = set()
    used_gold: set[int] = set()
    tally.gold += len(gold)
    tally.found += len(found)
    for overlap, i, j in scores:
        if overlap <= 0.3 or -i in used_found or -j in used_gold:
            continue
        used_found.add(-i)
        used_gold.add(-j)
        quotation, wanted = found[-i], gold[-j]
        pairs.append((quotation, wanted))
        tally.third += 1
        tally.exact += covered[-i] == wanted.letters
        if overlap >= 0.5:
            tally.half += 1
            if wanted.speaker is not None:
                tally.sourced += 1
                tally.named += right_speaker(text, quotation, wanted)
    return pairs


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def right_speaker(text: str, quotation: Quotation, gold: Gold) -> bool:
    """Whether the mention is the gold one, or stands for the same name, or has the same words."""
    speaker = quotation.speaker
    if speaker is None:
        return False
    if letters(text, [(speaker.start, speaker.end)]) & gold.places:
        return True
    name = speaker.actor.name if speaker.actor is not None else None
    if name is not None and (name == gold.name or name.casefold() in (gold.speaker or "").casefold()):
        return True
    return _plain(speaker.text) == _plain(gold.speaker or "")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _cases(rows: Iterable[dict[str, Any]]) -> Figures:
    """Hard cases: right when one quotation has most of the gold's words and a gold speaker's."""
    total = passed = 0
    for row in rows:
        total += 1
        passed += passes(row)
    return {"passed": float(passed), "cases": float(total)}


def passes(row: dict[str, Any]) -> bool:
    """Whether a case of `french_quotation_cases` is right."""
    _, found = _quotations(row["text"], "fr", None)
    wanted = set(_plain(row["gold_quote"]).split())
    speakers = [_plain(speaker) for speaker in row["gold_speaker"].split(" / ")]
    for quotation in found:
        words = set(_plain(" ".join(span.text for span in quotation.content)).split())
        overlap = len(words & wanted) / len(words | wanted)
        if overlap >= 0.5 and quotation.speaker is not None and _plain(quotation.speaker.text) in speakers:
            return True
    return False
