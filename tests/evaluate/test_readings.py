"""Readings name articles by digest and spans by offsets; a text that changed is told apart."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import UnreadableSource
from detente.evaluate.readings import GOLD, _texts, records
from detente.text import digest

DATA = Path("../shared/data")
TEXT = "Oslo condemned Lima."
ROW = {
    "set": "english_news",
    "line": 0,
    "published": "2024-01-01",
    "text": digest(TEXT, length=16),
    "events": [
        {
            "type": "ACCUSE",
            "mode": "disapprove",
            "status": "actual",
            "trigger": [5, 14],
            "actors": [[0, 4, "Norway", "NOR", "GOV"]],
            "recipients": [[15, 19, None, None, None]],
            "mediators": [],
            "reciprocal": False,
            "when": ["2024-01-01", "2024-01-02"],
            "where": None,
            "attribution": [],
        }
    ],
}


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """Texts read by another test are not this one's."""
    _texts.cache_clear()
    yield
    _texts.cache_clear()


def test_spans_become_words(tmp_path: Path) -> None:
    (tmp_path / "english_news.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    gold = tmp_path / "held_en.jsonl"
    gold.write_text(json.dumps(ROW), encoding="utf-8")
    (record,) = records(gold, tmp_path)
    event = record["events"][0]
    assert (event["trigger"]["text"], event["actors"][0]["text"]) == ("condemned", "Oslo")
    assert event["recipients"][0]["actor"] is None
    assert event["when"] == {"interval": ["2024-01-01", "2024-01-02"]}
    assert record["article"]["language"] == "en"


def test_a_changed_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "english_news.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT + " Again."}).encode()))
    gold = tmp_path / "held_en.jsonl"
    gold.write_text(json.dumps(ROW), encoding="utf-8")
    with pytest.raises(UnreadableSource, match="another text"):
        list(records(gold, tmp_path))


@pytest.mark.skipif(not DATA.is_dir(), reason="the development sets are not here")
@pytest.mark.parametrize("path", sorted(GOLD.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_span_stands_in_its_text(path: Path) -> None:
    told = [event for record in records(path, DATA) for event in record["events"]]
    spans = [event["trigger"] for event in told] + [p for e in told for p in (*e["actors"], *e["recipients"])]
    assert len(told) > 50
    assert all(0 <= span["start"] < span["end"] and span["text"].strip() for span in spans)
