"""`text[start:end]` is the quoted text, for every span of every record, over real articles.

A sample runs with the tests; DETENTE_ALL=1 takes every article of the sets (some minutes).
"""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from detente.model import CodedArticle
from detente.pipeline import code_articles, read_articles

STEP = 1 if os.environ.get("DETENTE_ALL") else 60


def spans(record: object) -> Iterator[tuple[int, int, str]]:
    """All `{start, end, text}` at any depth of a record made plain."""
    if isinstance(record, dict):
        if {"start", "end", "text"} <= record.keys():
            yield record["start"], record["end"], record["text"]
        for value in record.values():
            yield from spans(value)
    elif isinstance(record, list | tuple):
        for value in record:
            yield from spans(value)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", ["french_wikinews", "french_armenia", "english_news", "russian_news"])
def test_every_span_is_the_text_it_quotes(shared: Path, name: str) -> None:
    articles = read_articles([str(shared / "data" / f"{name}.jsonl.gz")])
    sample = (each for number, each in enumerate(articles) if number % STEP == 0)
    seen = 0
    for outcome in code_articles(sample):
        if not isinstance(outcome, CodedArticle):
            assert "mistake in Détente" not in (outcome.remedy or ""), outcome
            continue
        text = outcome.article.text
        for start, end, words in spans(msgspec.to_builtins(outcome)):
            assert text[start:end] == words
            seen += 1
        for start, end in outcome.article.paragraphs:
            assert text[start:end].strip()
    assert seen > 100
