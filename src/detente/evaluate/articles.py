"""Articles made of real web pages, against the fields that a scraper library's tests expect of them (`html/`).

Each outlet's JSON has one entry a page: title, authors, publishing_date, and the body as summary and sections. A page
is scored with the entry of its own title. The measures are means over pages.
"""

import gzip
import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from detente.articles import read_article
from detente.articles.phrases import fold
from detente.errors import ArticleError
from detente.model import Article, Page

_LANGUAGES = {"fr": "fr", "ru": "ru", "ua": "ru", "uk": "en", "us": "en"}  # of the pages of each country's folder


def score_sets(data: Path) -> dict[str, dict[str, float]]:
    """The measures over `data/html`, from 0 to 1: title, authors_f1, published, publisher, language, body_f1 and both
    its sides; `pages` counts what was scored."""
    logging.getLogger("detente.articles").setLevel(logging.ERROR)
    scores = [_score(article, gold, language) for article, gold, language in _pairs(data / "html")]
    if not scores:
        return {}
    means = {measure: sum(score[measure] for score in scores) / len(scores) for measure in scores[0]}
    return {"html": {"pages": len(scores), **means}}


def _pairs(folder: Path) -> Iterator[tuple[Article | None, dict[str, Any], str]]:
    """Each page's article, None where none was made, with its gold and its language."""
    for path in sorted(folder.glob("*/*.html.gz")):
        outlet, date = path.name.removesuffix(".html.gz").split("_", 1)
        html = gzip.decompress(path.read_bytes()).decode("utf-8")
        entries = json.loads(path.with_name(f"{outlet}.json").read_text(encoding="utf-8")).values()
        try:
            article = read_article(Page(origin=path.name, content=html, html=True))
        except ArticleError:
            article = None
        gold = max(entries, key=lambda entry: _match(entry, html, date.replace("_", "-")))
        yield article, gold, _LANGUAGES[path.parent.name]


def _match(entry: dict[str, Any], html: str, date: str) -> tuple[int, bool]:
    """How well an entry fits a page: how many of its paragraphs stand in it, then whether the dates agree."""
    paragraphs = [paragraph for section in entry["body"]["sections"] for paragraph in section["paragraphs"]]
    return sum(paragraph[:40] in html for paragraph in paragraphs), entry["publishing_date"].startswith(date)


def _score(article: Article | None, gold: dict[str, Any], language: str) -> dict[str, float]:
    if article is None:
        return dict.fromkeys(
            ("title", "authors_f1", "published", "language", "body_precision", "body_recall", "body_f1"), 0.0
        )
    body = article.text.removeprefix(article.title or "")
    expected = list(gold["body"]["summary"])
    for section in gold["body"]["sections"]:
        expected += [*section["headline"], *section["paragraphs"]]
    precision, recall = _overlap(_words(body), _words("\n".join(expected)))
    names = [fold(name) for name in re.split(r",|;|\bet\b|\band\b", article.byline or "")]
    authors = [fold(name) for author in gold["authors"] for name in re.split(r",|;|\bet\b|\band\b", author)]
    return {
        "title": float(fold(article.title or "") == fold(gold["title"])),
        "authors_f1": _f1(*_overlap(Counter(names), Counter(authors))),
        "published": float(_same_moment(article.published, gold["publishing_date"])),
        "language": float(article.language == language),
        "body_precision": precision,
        "body_recall": recall,
        "body_f1": _f1(precision, recall),
    }


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _overlap(found: Counter[str], expected: Counter[str]) -> tuple[float, float]:
    """Precision and recall of the one multiset against the other."""
    common = (found & expected).total()
    return common / (found.total() or 1), common / (expected.total() or 1)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _same_moment(found: str | None, expected: str) -> bool:
    """Whether both are the same minute of the world's time."""
    if found is None or len(found) <= 10:
        return False
    moments = [datetime.fromisoformat(value) for value in (found, expected)]
    ours, theirs = (moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in moments)
    return abs((ours - theirs).total_seconds()) < 60
